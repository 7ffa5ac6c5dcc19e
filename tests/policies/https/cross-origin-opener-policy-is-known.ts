import policy from "../../../policies/https/cross-origin-opener-policy-is-known";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "the default": [django({ SECURE_CROSS_ORIGIN_OPENER_POLICY: "same-origin" })],
    "none of the protection, said openly": [django({ SECURE_CROSS_ORIGIN_OPENER_POLICY: "unsafe-none" })],
  },
  rejects: {
    "another header's value": rejected(
      { SECURE_CROSS_ORIGIN_OPENER_POLICY: "strict-origin" },
      "SECURE_CROSS_ORIGIN_OPENER_POLICY is not one of the known values",
    ),
    nothing: rejected(
      { SECURE_CROSS_ORIGIN_OPENER_POLICY: "" },
      "SECURE_CROSS_ORIGIN_OPENER_POLICY is not one of the known values",
    ),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker, which answers no requests": [
      django({ SECURE_CROSS_ORIGIN_OPENER_POLICY: "strict-origin" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("SECURE_CROSS_ORIGIN_OPENER_POLICY")],
      at: { shop: "SECURE_CROSS_ORIGIN_OPENER_POLICY is not known before the update" },
    },
  },
});
