import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secret-key-is-secret",
  title: "SECRET_KEY comes from a secret",
  problem: "SECRET_KEY is in plain text",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "Anyone who can read the container's definition can forge sessions, password reset links and everything else that Django signs.",
  fix: "Store the key in Secrets Manager or an SSM SecureString, and let the settings read it from a variable that refers to it (`secrets` in ECS, `runtimeEnvironmentSecrets` in App Runner). Where there are none, as in Lambda, the program reads the secret at start.",
  django: { chapter: "SECRET_KEY" },

  on: "djangoApps",
  *check(app) {
    for (const variable of app.settings.SECRET_KEY.variablesInPlainText)
      yield { message: `${variable} contains the key in plain text`, because: app.textOf(variable) };
  },
});
