import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-few",
  title: "SECRET_KEY_FALLBACKS is short and does not contain the current key",
  problem: "SECRET_KEY_FALLBACKS is too long or contains the current key",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "Every old key can still forge sessions and password reset links, and the current one among them was not rotated.",
  fix: "Take out keys once their sessions have expired, and the current key at once.",
  django: { chapter: "SECRET_KEY" },
  options: {
    maximum: { type: "integer", minimum: 0, default: 2, description: "How many old keys there may be." },
  },

  on: setting("SECRET_KEY_FALLBACKS"),
  *check({ variable, value, app }, { maximum }) {
    if (value.length > maximum) yield `${variable} holds ${value.length} keys`;
    if (value.some((key) => app.isCurrentKey(key))) yield `${variable} holds SECRET_KEY itself`;
  },
});
