import policy from "../../../policies/email/email-login-is-complete";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  remedy: "a password from a secret",
  accepts: {
    both: [django({ EMAIL_HOST_USER: "shop", EMAIL_HOST_PASSWORD: "hunter2" })],
    neither: [django({ EMAIL_HOST_USER: "", EMAIL_HOST_PASSWORD: "" })],
  },
  rejects: {
    "a user alone": rejected({ EMAIL_HOST_USER: "shop", EMAIL_HOST_PASSWORD: "" }, "EMAIL_HOST_PASSWORD is empty"),
    "a password alone": rejected({ EMAIL_HOST_USER: "", EMAIL_HOST_PASSWORD: "hunter2" }, "EMAIL_HOST_USER is empty"),
  },
  notApplicable: {
    "a password from a secret": [django({ EMAIL_HOST_USER: "shop" }, { secrets: { EMAIL_HOST_PASSWORD: "email" } })],
    "what the settings module decides": [django({})],
  },
  undecided: {
    "the password": {
      stack: [djangoWithUnknown("EMAIL_HOST_PASSWORD", { EMAIL_HOST_USER: "shop" })],
      at: { shop: "EMAIL_HOST_PASSWORD is not known before the update" },
    },
  },
});
