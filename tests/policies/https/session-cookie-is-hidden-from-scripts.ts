import policy from "../../../policies/https/session-cookie-is-hidden-from-scripts";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: { True: [django({ SESSION_COOKIE_HTTPONLY: "True" })], yes: [django({ SESSION_COOKIE_HTTPONLY: "yes" })] },
  rejects: {
    False: rejected({ SESSION_COOKIE_HTTPONLY: "False" }, "SESSION_COOKIE_HTTPONLY turns its HttpOnly attribute off"),
    zero: rejected({ SESSION_COOKIE_HTTPONLY: "0" }, "SESSION_COOKIE_HTTPONLY turns its HttpOnly attribute off"),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker, which answers no requests": [
      django({ SESSION_COOKIE_HTTPONLY: "False" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("SESSION_COOKIE_HTTPONLY")],
      at: { shop: "SESSION_COOKIE_HTTPONLY is not known before the update" },
    },
  },
});
