import policy from "../../../policies/https/referrer-policy-is-strict";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "the default": [django({ SECURE_REFERRER_POLICY: "same-origin" })],
    "several, of which browsers take the last they know": [
      django({ SECURE_REFERRER_POLICY: "no-referrer, strict-origin-when-cross-origin" }),
    ],
  },
  rejects: {
    "whole addresses": rejected(
      { SECURE_REFERRER_POLICY: "unsafe-url" },
      "SECURE_REFERRER_POLICY sends full URLs to every other site",
    ),
    "a value that there is not": rejected(
      { SECURE_REFERRER_POLICY: "same-site" },
      "SECURE_REFERRER_POLICY contains an unknown value",
    ),
    nothing: rejected({ SECURE_REFERRER_POLICY: "" }, "SECURE_REFERRER_POLICY is empty"),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker, which answers no requests": [
      django({ SECURE_REFERRER_POLICY: "unsafe-url" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("SECURE_REFERRER_POLICY")],
      at: { shop: "SECURE_REFERRER_POLICY is not known before the update" },
    },
  },
});
