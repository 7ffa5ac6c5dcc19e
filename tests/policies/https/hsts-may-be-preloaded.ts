import policy from "../../../policies/https/hsts-may-be-preloaded";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: { True: [django({ SECURE_HSTS_PRELOAD: "True", SECURE_HSTS_SECONDS: "3600" })] },
  rejects: {
    False: rejected({ SECURE_HSTS_PRELOAD: "False" }, "SECURE_HSTS_PRELOAD turns the preload directive off"),
    "False, where HSTS is on": rejected(
      { SECURE_HSTS_PRELOAD: "0", SECURE_HSTS_SECONDS: "3600" },
      "SECURE_HSTS_PRELOAD turns the preload directive off",
    ),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "where HSTS is off, which is another policy's matter": [
      django({ SECURE_HSTS_PRELOAD: "False", SECURE_HSTS_SECONDS: "0" }),
    ],
    "a worker": [django({ SECURE_HSTS_PRELOAD: "False" }, { command: ["celery", "-A", "config", "worker"] })],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("SECURE_HSTS_PRELOAD")],
      at: { shop: "SECURE_HSTS_PRELOAD is not known before the update" },
    },
    "whether HSTS is on": {
      stack: [djangoWithUnknown("SECURE_HSTS_SECONDS", { SECURE_HSTS_PRELOAD: "False" })],
      at: { shop: "SECURE_HSTS_SECONDS is not known before the update" },
    },
  },
});
