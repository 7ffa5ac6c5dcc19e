import policy from "../../../policies/https/https-listener-has-a-certificate";
import { listener, NOT_FOUND, output, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const https = (properties: Fixture["properties"] = {}): Fixture =>
  listener("web", { port: 443, protocol: "HTTPS", ...properties });
const certificate = (of: Fixture): Fixture =>
  resource("aws:lb/listenerCertificate:ListenerCertificate", "certificate", {
    listenerArn: output(of, "arn"),
    certificateArn: "arn:aws:acm:eu-west-1:1:certificate/1",
  });

export default cases(policy, {
  accepts: {
    "a certificate": [https({ certificateArn: "arn:aws:acm:eu-west-1:1:certificate/1" })],
    "a certificate whose ARN is not known yet": [https({ certificateArn: UNKNOWN })],
    "a certificate as a resource of its own": [https(), certificate(https())],
    "a fixed response by default": [
      https({ certificateArn: "arn:aws:acm:eu-west-1:1:certificate/1", defaultActions: [NOT_FOUND] }),
    ],
  },
  rejects: {
    "no certificate": { stack: [https()], finds: { web: "`certificateArn` is not set for port 443" } },
    "no certificate on the default port": {
      stack: [https({ port: undefined })],
      finds: { web: "`certificateArn` is not set for port 443" },
    },
    "a port given as text": {
      stack: [https({ port: "8443" })],
      finds: { web: "`certificateArn` is not set for port 8443" },
    },
    "another listener's certificate": {
      stack: [
        https(),
        listener("other", { port: 8443, protocol: "HTTPS", certificateArn: UNKNOWN }),
        certificate(listener("other")),
      ],
      finds: { web: "`certificateArn` is not set for port 443" },
    },
  },
  notApplicable: {
    HTTP: [listener("web")],
    TCP: [listener("web", { port: 443, protocol: "TCP" })],
  },
  undecided: {
    "the protocol": { stack: [https({ protocol: UNKNOWN })], at: { web: "protocol is not known before the update" } },
    "whose certificate it is": {
      stack: [https(), resource("aws:lb/listenerCertificate:ListenerCertificate", "late", { listenerArn: UNKNOWN })],
      at: { web: "listenerArn is not known before the update" },
    },
  },
});
