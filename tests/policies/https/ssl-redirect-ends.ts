import policy from "../../../policies/https/ssl-redirect-ends";
import { CERTIFICATE, django, djangoWithUnknown, listener, loadBalancer } from "../../fixtures";
import { cases } from "../../harness";

const https = listener("https", { port: 443, protocol: "HTTPS", ...CERTIFICATE });
const loops = django({ SECURE_SSL_REDIRECT: "True", SECURE_PROXY_SSL_HEADER: "" });

export default cases(policy, {
  accepts: {
    "the header is trusted": [
      django({ SECURE_SSL_REDIRECT: "True", SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO,https" }),
      loadBalancer(),
      https,
    ],
    "the header is off and no balancer terminates TLS": [loops],
    "nothing redirects": [django({ SECURE_SSL_REDIRECT: "False", SECURE_PROXY_SSL_HEADER: "" }), loadBalancer(), https],
  },
  rejects: {
    "the header is off": {
      stack: [loops, loadBalancer(), https],
      finds: {
        shop: "container web: SECURE_SSL_REDIRECT turns the redirect on and SECURE_PROXY_SSL_HEADER trusts no header, but the load balancer terminates TLS",
      },
    },
    "a switch for the header is off": {
      stack: [django({ SECURE_SSL_REDIRECT: "1", IS_BEHIND_PROXY: "False" }), loadBalancer(), https],
      finds: {
        shop: "container web: SECURE_SSL_REDIRECT turns the redirect on and IS_BEHIND_PROXY trusts no header, but the load balancer terminates TLS",
      },
    },
  },
  notApplicable: {
    "a header that the settings module decides": [django({ SECURE_SSL_REDIRECT: "True" }), loadBalancer(), https],
    "a redirect that the settings module decides": [django({ SECURE_PROXY_SSL_HEADER: "" }), loadBalancer(), https],
  },
  undecided: {
    "the header": {
      stack: [djangoWithUnknown("SECURE_PROXY_SSL_HEADER", { SECURE_SSL_REDIRECT: "True" }), loadBalancer(), https],
      at: { shop: "SECURE_PROXY_SSL_HEADER is not known before the update" },
    },
  },
});
