import policy from "../../../policies/https/https-listener-uses-current-tls";
import { CERTIFICATE, listener, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const https = (sslPolicy?: string, name = "web"): Fixture =>
  listener(name, { port: 443, protocol: "HTTPS", sslPolicy, ...CERTIFICATE });

export default cases(policy, {
  accepts: {
    "TLS 1.2 and 1.3": [https("ELBSecurityPolicy-TLS13-1-2-2021-06")],
    "TLS 1.3 alone": [https("ELBSecurityPolicy-TLS13-1-3-2021-06")],
    "TLS 1.2 with forward secrecy": [https("ELBSecurityPolicy-FS-1-2-Res-2020-10")],
  },
  rejects: {
    "nothing said": { stack: [https()], finds: { web: "port 443 accepts TLS 1.0" } },
    "the first policy": { stack: [https("ELBSecurityPolicy-2016-08")], finds: { web: "port 443 accepts TLS 1.0" } },
    "forward secrecy with old versions": {
      stack: [https("ELBSecurityPolicy-FS-2018-06")],
      finds: { web: "port 443 accepts TLS 1.0" },
    },
    "TLS 1.1": { stack: [https("ELBSecurityPolicy-TLS-1-1-2017-01")], finds: { web: "port 443 accepts TLS 1.1" } },
  },
  notApplicable: {
    HTTP: [listener("web")],
    "TLS, which ends at the target or a network load balancer": [listener("web", { port: 443, protocol: "TLS" })],
  },
  undecided: {
    "the policy, next to an old one": {
      stack: [https(UNKNOWN, "late"), https()],
      at: { late: "sslPolicy is not known before the update" },
      finds: { web: "port 443 accepts TLS 1.0" },
    },
    "a policy of another kind": {
      stack: [https("ELBSample-ELBDefaultNegotiationPolicy")],
      at: { web: "sslPolicy is not one of Elastic Load Balancing's predefined policies" },
    },
  },
});
