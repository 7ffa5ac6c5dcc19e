import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-strong",
  title: "Keys in SECRET_KEY_FALLBACKS are as strong as Django requires",
  problem: "A key in SECRET_KEY_FALLBACKS is weak",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "A weak key can be guessed, and Django still accepts whatever it signs.",
  fix: "Remove the weak key. Users whose sessions it signed will have to log in again.",
  django: { check: "security.W025" },

  on: setting("SECRET_KEY_FALLBACKS"),
  *check({ variable, value, text }) {
    for (const [index, { weakness }] of value.entries()) {
      if (weakness === undefined) continue;
      yield { message: `key ${index + 1} of ${variable} ${weakness}`, because: text };
    }
  },
});
