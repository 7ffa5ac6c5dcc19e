import policy from "../../../policies/https/hsts-is-on";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "a year": [django({ SECURE_HSTS_SECONDS: "31536000" })],
    "an hour, as Python writes it": [django({ DJANGO_SECURE_HSTS_SECONDS: "3_600" })],
    "less where that is enough": { stack: [django({ SECURE_HSTS_SECONDS: "60" })], options: { minimumSeconds: 1 } },
  },
  rejects: {
    "zero seconds": rejected({ SECURE_HSTS_SECONDS: "0" }, "SECURE_HSTS_SECONDS sets 0 seconds; the minimum is 3600"),
    "a minute": rejected({ SECURE_HSTS_SECONDS: "60" }, "SECURE_HSTS_SECONDS sets 60 seconds; the minimum is 3600"),
    "no number": rejected({ SECURE_HSTS_SECONDS: "60 * 60" }, "SECURE_HSTS_SECONDS is not a number"),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker": [django({ SECURE_HSTS_SECONDS: "0" }, { command: ["celery", "-A", "config", "worker"] })],
  },
  undecided: {
    "the seconds": {
      stack: [djangoWithUnknown("SECURE_HSTS_SECONDS")],
      at: { shop: "SECURE_HSTS_SECONDS is not known before the update" },
    },
  },
});
