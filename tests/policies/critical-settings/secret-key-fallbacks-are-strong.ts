import policy from "../../../policies/critical-settings/secret-key-fallbacks-are-strong";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});
const [first, second] = ["a", "b"].map((letter) => `${letter}0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-key-of-the-tests`);

export default cases(policy, {
  remedy: "old keys from a secret",
  accepts: {
    "50 characters": [django({ SECRET_KEY_FALLBACKS: `${first}` })],
    "two of them": [django({ SECRET_KEY_FALLBACKS: `${first},${second}` })],
  },
  rejects: {
    "a short one among them": rejected(
      { SECRET_KEY_FALLBACKS: `${first},changeme,${second}` },
      "key 2 of SECRET_KEY_FALLBACKS has only 8 characters; Django requires at least 50",
    ),
    "the one that startproject wrote": rejected(
      { OLD_SECRET_KEY: `django-insecure-${first}` },
      "key 1 of OLD_SECRET_KEY is a development key that startproject generated",
    ),
    "a JSON array": rejected(
      { SECRET_KEY_FALLBACKS: '["aaaa"]' },
      "key 1 of SECRET_KEY_FALLBACKS has only 4 characters; Django requires at least 50",
    ),
  },
  notApplicable: {
    "old keys from a secret": [django({}, { secrets: { SECRET_KEY_FALLBACKS: "old-keys" } })],
    "no old keys": [django({})],
  },
  undecided: {
    "the keys": {
      stack: [djangoWithUnknown("SECRET_KEY_FALLBACKS")],
      at: { shop: "SECRET_KEY_FALLBACKS is not known before the update" },
    },
  },
});
