import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-secret",
  title: "SECRET_KEY_FALLBACKS comes from a secret",
  problem: "SECRET_KEY_FALLBACKS is in plain text",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "An old key works like the current one: whoever reads it can forge what Django signs.",
  fix: "Store the old keys next to SECRET_KEY, in Secrets Manager or an SSM SecureString, and let the container refer to them.",
  django: { chapter: "SECRET_KEY" },

  on: "djangoApps",
  *check(app) {
    for (const variable of app.settings.SECRET_KEY_FALLBACKS.variablesInPlainText)
      yield { message: `${variable} contains the keys in plain text`, because: app.textOf(variable) };
  },
});
