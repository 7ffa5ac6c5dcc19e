import policy from "../../../policies/https/pages-are-not-framed";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: { DENY: [django({ X_FRAME_OPTIONS: "DENY" })] },
  rejects: {
    SAMEORIGIN: rejected(
      { X_FRAME_OPTIONS: "SAMEORIGIN" },
      "X_FRAME_OPTIONS lets pages of the same site frame each other",
    ),
    "small letters": rejected(
      { X_FRAME_OPTIONS: "deny" },
      "X_FRAME_OPTIONS is neither DENY nor SAMEORIGIN, so browsers ignore it",
    ),
    ALLOWALL: rejected(
      { X_FRAME_OPTIONS: "ALLOWALL" },
      "X_FRAME_OPTIONS is neither DENY nor SAMEORIGIN, so browsers ignore it",
    ),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker, which answers no requests": [
      django({ X_FRAME_OPTIONS: "SAMEORIGIN" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("X_FRAME_OPTIONS")],
      at: { shop: "X_FRAME_OPTIONS is not known before the update" },
    },
  },
});
