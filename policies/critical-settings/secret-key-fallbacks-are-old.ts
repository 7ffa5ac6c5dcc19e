import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-old",
  title: "SECRET_KEY_FALLBACKS is short and does not contain the current key",
  problem: "SECRET_KEY_FALLBACKS is too long or contains the current key",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "Every old key can still forge sessions and password reset links, and the current one among them was not rotated.",
  fix: "Take out keys once their sessions have expired, and the current key at once.",
  django: "checklist: SECRET_KEY",
  options: {
    maximum: { type: "integer", minimum: 0, default: 2, description: "How many old keys there may be." },
  },

  on: "djangoApps",
  when: (app) => app.settings.SECRET_KEY_FALLBACKS.isPlain,
  *check(app, { maximum }) {
    const { SECRET_KEY, SECRET_KEY_FALLBACKS } = app.settings;
    for (const { variable, value } of SECRET_KEY_FALLBACKS.where((keys) => keys.length > maximum))
      yield `${variable} holds ${value.length} keys`;
    for (const { variable } of SECRET_KEY_FALLBACKS.where((keys) =>
      keys.some((key) => SECRET_KEY.isPlain && key.is(SECRET_KEY.value)),
    ))
      yield `${variable} holds SECRET_KEY itself`;
  },
});
