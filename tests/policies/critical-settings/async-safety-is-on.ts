import policy from "../../../policies/critical-settings/async-safety-is-on";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: { "an empty value, which Django takes for none": [django({ DJANGO_ALLOW_ASYNC_UNSAFE: "" })] },
  rejects: {
    true: rejected({ DJANGO_ALLOW_ASYNC_UNSAFE: "true" }, "DJANGO_ALLOW_ASYNC_UNSAFE is set"),
    "False, which turns it on as well": rejected(
      { DJANGO_ALLOW_ASYNC_UNSAFE: "False" },
      "DJANGO_ALLOW_ASYNC_UNSAFE is set",
    ),
  },
  notApplicable: {
    "no such variable": [django({})],
    "a name that Django does not read": [django({ ALLOW_ASYNC_UNSAFE: "true" })],
  },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("DJANGO_ALLOW_ASYNC_UNSAFE")],
      at: { shop: "DJANGO_ALLOW_ASYNC_UNSAFE is not known before the update" },
    },
  },
});
