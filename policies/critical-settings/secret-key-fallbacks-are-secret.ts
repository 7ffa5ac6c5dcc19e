import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-secret",
  title: "SECRET_KEY_FALLBACKS comes from a secret",
  problem: "SECRET_KEY_FALLBACKS is in plain text",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "An old key is as good as the current one: whoever reads it can forge what Django signs.",
  fix: "Keep the old keys where SECRET_KEY is, and inject them through the container's secrets.",
  django: { chapter: "SECRET_KEY" },

  on: "djangoApps",
  *check(app) {
    for (const variable of app.settings.SECRET_KEY_FALLBACKS.plainVariables)
      yield {
        message: `${variable} is plain text in the environment`,
        because: { fact: app, aspect: `text of ${variable}` },
      };
  },
});
