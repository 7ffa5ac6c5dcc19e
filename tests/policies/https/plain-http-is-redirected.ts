import policy from "../../../policies/https/plain-http-is-redirected";
import { django, djangoWithUnknown, listener, loadBalancer, HTTPS_REDIRECT, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const off = django({ SECURE_SSL_REDIRECT: "False" });
const https = listener("https", { port: 443, protocol: "HTTPS" });
const finds = {
  shop: "container web: SECURE_SSL_REDIRECT turns SECURE_SSL_REDIRECT off, and nothing in the stack redirects",
};

export default cases(policy, {
  accepts: {
    "Django redirects": [django({ SECURE_SSL_REDIRECT: "True" })],
    "the load balancer redirects": [off, loadBalancer(), https, listener("http", { defaultActions: [HTTPS_REDIRECT] })],
    "the load balancer has no plain HTTP": [off, loadBalancer(), https],
  },
  rejects: {
    "nothing redirects": { stack: [off], finds },
    "the load balancer forwards plain HTTP": { stack: [off, loadBalancer(), https, listener("http")], finds },
    "the other way round": {
      stack: [django({ DISABLE_SECURE_SSL_REDIRECT: "True" })],
      finds: {
        shop: "container web: DISABLE_SECURE_SSL_REDIRECT turns SECURE_SSL_REDIRECT off, and nothing in the stack redirects",
      },
    },
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker": [django({ SECURE_SSL_REDIRECT: "False" }, { command: ["celery", "-A", "config", "worker"] })],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("SECURE_SSL_REDIRECT")],
      at: { shop: "SECURE_SSL_REDIRECT is not known before the update" },
    },
    "what the load balancer does": {
      stack: [off, loadBalancer(), https, listener("http", { defaultActions: UNKNOWN })],
      at: { shop: "defaultActions is not known before the update" },
    },
  },
});
