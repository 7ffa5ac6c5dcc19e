import policy from "../../../policies/https/hsts-covers-subdomains";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: { True: [django({ SECURE_HSTS_INCLUDE_SUBDOMAINS: "True", SECURE_HSTS_SECONDS: "3600" })] },
  rejects: {
    False: rejected(
      { SECURE_HSTS_INCLUDE_SUBDOMAINS: "False" },
      "SECURE_HSTS_INCLUDE_SUBDOMAINS turns includeSubDomains off",
    ),
    "False, where HSTS is on": rejected(
      { SECURE_HSTS_INCLUDE_SUBDOMAINS: "0", SECURE_HSTS_SECONDS: "3600" },
      "SECURE_HSTS_INCLUDE_SUBDOMAINS turns includeSubDomains off",
    ),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "where HSTS is off, which is another policy's matter": [
      django({ SECURE_HSTS_INCLUDE_SUBDOMAINS: "False", SECURE_HSTS_SECONDS: "0" }),
    ],
    "a worker": [
      django({ SECURE_HSTS_INCLUDE_SUBDOMAINS: "False" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("SECURE_HSTS_INCLUDE_SUBDOMAINS")],
      at: { shop: "SECURE_HSTS_INCLUDE_SUBDOMAINS is not known before the update" },
    },
    "whether HSTS is on": {
      stack: [djangoWithUnknown("SECURE_HSTS_SECONDS", { SECURE_HSTS_INCLUDE_SUBDOMAINS: "False" })],
      at: { shop: "SECURE_HSTS_SECONDS is not known before the update" },
    },
  },
});
