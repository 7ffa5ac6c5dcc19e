import policy from "../../../policies/critical-settings/secret-key-fallbacks-are-secret";
import { django, djangoWithUnknown, rawTaskDefinition, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "a secret": [django({}, { secrets: { SECRET_KEY_FALLBACKS: "old-keys" } })],
    "no old keys": [django({})],
    "where the settings module fetches them": [django({ SECRET_KEY_FALLBACKS_FILE: "/run/secrets/old-keys" })],
  },
  rejects: {
    "plain text": rejected({ SECRET_KEY_FALLBACKS: "old" }, "SECRET_KEY_FALLBACKS contains the keys in plain text"),
    "plain text under another name": rejected(
      { OLD_SECRET_KEY: "old" },
      "OLD_SECRET_KEY contains the keys in plain text",
    ),
    "plain text that is not known yet": {
      stack: [djangoWithUnknown("DJANGO_SECRET_KEY_FALLBACKS")],
      finds: { shop: "container web: DJANGO_SECRET_KEY_FALLBACKS contains the keys in plain text" },
    },
  },
  notApplicable: {
    "a container that does not run Django": [
      taskDefinition("node", { command: ["node", "server.js"], environment: { OLD_SECRET_KEY: "old" } }),
    ],
  },
  undecided: {
    "which variables there are": {
      stack: [rawTaskDefinition("shop", [{ name: "web", command: ["gunicorn", "config.wsgi"], environment: UNKNOWN }])],
      at: { shop: "containerDefinitions[0].environment is not known before the update" },
    },
  },
});
