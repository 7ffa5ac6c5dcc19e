import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-strong",
  title: "Keys in SECRET_KEY_FALLBACKS are as strong as Django requires",
  problem: "A key in SECRET_KEY_FALLBACKS is weak",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "A weak old key can be guessed, and with it every signature forged.",
  fix: "Remove the weak key; who still has a session from its time logs in again.",
  django: { check: "security.W025" },

  on: setting("SECRET_KEY_FALLBACKS"),
  *check({ variable, value, app }) {
    for (const [index, { weakness }] of value.entries()) {
      if (weakness === undefined) continue;
      yield {
        message: `key ${index + 1} of ${variable} ${weakness}`,
        because: { fact: app, aspect: `text of ${variable}` },
      };
    }
  },
});
