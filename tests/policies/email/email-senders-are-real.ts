import policy from "../../../policies/email/email-senders-are-real";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "an address": [django({ DEFAULT_FROM_EMAIL: "noreply@shop.example.co" })],
    "an address with a name": [
      django({ DJANGO_DEFAULT_FROM_EMAIL: "The Shop <noreply@shop.io>", SERVER_EMAIL: "errors@shop.io" }),
    ],
  },
  rejects: {
    "Django's defaults": rejected(
      { DEFAULT_FROM_EMAIL: "webmaster@localhost", SERVER_EMAIL: "root@localhost" },
      "DEFAULT_FROM_EMAIL uses a local or example domain",
      "SERVER_EMAIL uses a local or example domain",
    ),
    "a domain for documentation": rejected(
      { DEFAULT_FROM_EMAIL: "noreply@example.com" },
      "DEFAULT_FROM_EMAIL uses a local or example domain",
    ),
    "a name alone": rejected({ SERVER_EMAIL: "Shop" }, "SERVER_EMAIL is not an email address"),
    "a parameter of EMAIL_URL": rejected(
      { EMAIL_URL: "smtps://mail.shop.io?_default_from_email=root@localhost" },
      "EMAIL_URL uses a local or example domain",
    ),
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "the address": {
      stack: [djangoWithUnknown("DEFAULT_FROM_EMAIL")],
      at: { shop: "DEFAULT_FROM_EMAIL is not known before the update" },
    },
  },
});
