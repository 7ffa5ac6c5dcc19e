import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-strong",
  title: "Keys in SECRET_KEY_FALLBACKS are as strong as Django requires",
  problem: "A key in SECRET_KEY_FALLBACKS is weak",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "A weak old key can be guessed, and with it every signature forged.",
  fix: "Remove the weak key; who still has a session from its time logs in again.",
  django: "security.W025",

  on: "djangoApps",
  when: (app) => app.settings.SECRET_KEY_FALLBACKS.isPlain,
  *check(app) {
    const isWeak = (key: { weakness?: string }): boolean => key.weakness !== undefined;
    for (const { variable, value } of app.settings.SECRET_KEY_FALLBACKS.where((keys) => keys.some(isWeak))) {
      for (const [index, { weakness }] of value.entries())
        if (weakness) yield `key ${index + 1} of ${variable} ${weakness}`;
    }
  },
});
