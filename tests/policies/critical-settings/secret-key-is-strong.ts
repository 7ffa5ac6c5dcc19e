import policy from "../../../policies/critical-settings/secret-key-is-strong";
import { ENCRYPTED_PLACEHOLDER } from "../../../src/wire/simulated";
import { django, rawTaskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const characters = "abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)";

export default cases(policy, {
  remedy: "a key from a secret",
  accepts: {
    "50 characters": [django({ SECRET_KEY: characters })],
  },
  rejects: {
    "49 characters": {
      stack: [django({ SECRET_KEY: characters.slice(1) })],
      finds: { shop: "container web: SECRET_KEY has only 49 characters; Django requires at least 50" },
    },
    "4 different characters": {
      stack: [django({ SECRET_KEY: "abcd".repeat(20) })],
      finds: { shop: "container web: SECRET_KEY has only 4 distinct characters; Django requires at least 5" },
    },
    "the one that startproject wrote": {
      stack: [django({ DJANGO_SECRET_KEY: `django-insecure-${characters}` })],
      finds: { shop: "container web: DJANGO_SECRET_KEY is a development key that startproject generated" },
    },
    "an empty key": {
      stack: [django({ SECRET_KEY: "" })],
      finds: { shop: "container web: SECRET_KEY is empty" },
    },
  },
  notApplicable: {
    "a key from a secret": [django({}, { secrets: { SECRET_KEY: "secret-key" } })],
    "a key that the environment does not show": [django({})],
  },
  undecided: {
    "the key": {
      stack: [
        rawTaskDefinition("shop", [
          { name: "web", command: ["gunicorn", "config.wsgi"], environment: [{ name: "SECRET_KEY", value: UNKNOWN }] },
        ]),
      ],
      at: { shop: "SECRET_KEY is not known before the update" },
    },
    "a key that was simulated": {
      stack: [django({ SECRET_KEY: "s1mulated-key" })],
      at: { shop: "SECRET_KEY is not known before the update" },
    },
    "a key that is encrypted in the configuration": {
      stack: [django({ SECRET_KEY: ENCRYPTED_PLACEHOLDER })],
      at: { shop: "SECRET_KEY holds a value that is encrypted and cannot be decrypted here" },
    },
  },
});
