import policy from "../../../policies/critical-settings/dot-env-file-is-not-read";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: { False: [django({ DJANGO_READ_DOT_ENV_FILE: "False" })] },
  rejects: {
    True: rejected({ DJANGO_READ_DOT_ENV_FILE: "True" }, "DJANGO_READ_DOT_ENV_FILE turns this on"),
    "on, under the bare name": rejected({ READ_DOT_ENV_FILE: "on" }, "READ_DOT_ENV_FILE turns this on"),
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "the value": {
      stack: [djangoWithUnknown("DJANGO_READ_DOT_ENV_FILE")],
      at: { shop: "DJANGO_READ_DOT_ENV_FILE is not known before the update" },
    },
  },
});
