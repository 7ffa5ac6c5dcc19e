import policy from "../../../policies/critical-settings/secret-key-fallbacks-are-few";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});
const [first, second, third] = ["a", "b", "c"].map(
  (letter) => `${letter}0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-key-of-the-tests`,
);

export default cases(policy, {
  remedy: "old keys from a secret",
  accepts: {
    "two old keys": [django({ SECRET_KEY: `${first}`, SECRET_KEY_FALLBACKS: `${second},${third}` })],
    none: [django({ SECRET_KEY_FALLBACKS: "" })],
    "more where they are allowed": { stack: [django({ SECRET_KEY_FALLBACKS: "a,b,c" })], options: { maximum: 3 } },
    "the current key from a secret": [
      django({ OLD_SECRET_KEY: `${first}` }, { secrets: { SECRET_KEY: "secret-key" } }),
    ],
  },
  rejects: {
    "three old keys": rejected(
      { DJANGO_SECRET_KEY_FALLBACKS: `${first} ${second} ${third}` },
      "DJANGO_SECRET_KEY_FALLBACKS contains 3 keys; the maximum is 2",
    ),
    "the current key": rejected(
      { SECRET_KEY: `${first}`, SECRET_KEY_FALLBACKS: `${second},${first}` },
      "SECRET_KEY_FALLBACKS contains the current SECRET_KEY",
    ),
  },
  notApplicable: {
    "no old keys": [django({ SECRET_KEY: `${first}` })],
    "old keys from a secret": [django({}, { secrets: { SECRET_KEY_FALLBACKS: "old-keys" } })],
  },
  undecided: {
    "the old keys": {
      stack: [djangoWithUnknown("SECRET_KEY_FALLBACKS", { SECRET_KEY: `${first}` })],
      at: { shop: "SECRET_KEY_FALLBACKS is not known before the update" },
    },
    "the current key": {
      stack: [djangoWithUnknown("SECRET_KEY", { SECRET_KEY_FALLBACKS: `${first}` })],
      at: { shop: "SECRET_KEY is not known before the update" },
    },
  },
});
