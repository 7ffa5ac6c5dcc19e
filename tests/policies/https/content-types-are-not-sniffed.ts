import policy from "../../../policies/https/content-types-are-not-sniffed";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    True: [django({ SECURE_CONTENT_TYPE_NOSNIFF: "True" })],
    one: [django({ SECURE_CONTENT_TYPE_NOSNIFF: "1" })],
  },
  rejects: {
    False: rejected(
      { SECURE_CONTENT_TYPE_NOSNIFF: "False" },
      "SECURE_CONTENT_TYPE_NOSNIFF turns X-Content-Type-Options: nosniff off",
    ),
    nothing: rejected(
      { SECURE_CONTENT_TYPE_NOSNIFF: "" },
      "SECURE_CONTENT_TYPE_NOSNIFF turns X-Content-Type-Options: nosniff off",
    ),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker, which answers no requests": [
      django({ SECURE_CONTENT_TYPE_NOSNIFF: "False" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("SECURE_CONTENT_TYPE_NOSNIFF")],
      at: { shop: "SECURE_CONTENT_TYPE_NOSNIFF is not known before the update" },
    },
  },
});
