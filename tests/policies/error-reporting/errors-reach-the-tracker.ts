import policy from "../../../policies/error-reporting/errors-reach-the-tracker";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "a DSN": [django({ SENTRY_DSN: "https://0123456789abcdef@o1.ingest.sentry.io/2" })],
    "a DSN of one's own Sentry": [django({ DJANGO_SENTRY_DSN: "https://0123456789abcdef@sentry.shop.io/path/2" })],
  },
  rejects: {
    nothing: rejected({ SENTRY_DSN: "" }, "SENTRY_DSN is empty, which turns error reporting off"),
    "an address without a key": rejected(
      { SENTRY_DSN: "https://sentry.io/2" },
      "SENTRY_DSN does not have the form https://KEY@HOST/PROJECT",
    ),
  },
  notApplicable: {
    "a DSN from a secret": [django({}, { secrets: { SENTRY_DSN: "sentry" } })],
    "what the settings module decides": [django({})],
  },
  undecided: {
    "the DSN": {
      stack: [djangoWithUnknown("SENTRY_DSN")],
      at: { shop: "SENTRY_DSN is not known before the update" },
    },
  },
});
