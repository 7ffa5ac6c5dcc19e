import policy from "../../../policies/error-reporting/admins-can-be-reached";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "an address": [django({ ADMINS: "operations@shop.io" })],
    "names and addresses": [django({ DJANGO_ADMINS: 'Ada <ada@shop.io>, "Lovelace, A." <a@shop.io>' })],
    pairs: [django({ ADMINS: "Ada:ada@shop.io,Grace:grace@shop.io" })],
    "a JSON list": [django({ ADMINS: '[["Ada", "ada@shop.io"]]', MANAGERS: '["grace@shop.io"]' })],
    "no managers": [django({ MANAGERS: "" })],
  },
  rejects: {
    nobody: rejected({ ADMINS: "" }, "ADMINS is empty"),
    "a name alone": rejected({ ADMINS: "Ada <ada@shop.io>, Grace" }, "entry 2 of ADMINS is not an email address"),
    "an address for documentation": rejected(
      { MANAGERS: "managers@example.com" },
      "entry 1 of MANAGERS uses a local or example domain",
    ),
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "the people": {
      stack: [djangoWithUnknown("ADMINS")],
      at: { shop: "ADMINS is not known before the update" },
    },
  },
});
