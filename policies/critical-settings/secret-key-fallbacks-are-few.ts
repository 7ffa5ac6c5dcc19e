import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "secret-key-fallbacks-are-few",
  title: "SECRET_KEY_FALLBACKS is short and free of the current key",
  problem: "SECRET_KEY_FALLBACKS is too long or contains the current key",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "Django still accepts whatever these keys signed. If the current key is among them, nothing was rotated.",
  fix: "Remove the current key, and every old key whose sessions have expired.",
  django: { chapter: "SECRET_KEY" },
  options: {
    maximum: { type: "integer", minimum: 0, default: 2, description: "How many old keys the list may contain." },
  },

  on: setting("SECRET_KEY_FALLBACKS"),
  *check({ variable, value, app }, { maximum }) {
    if (value.length > maximum) yield `${variable} contains ${value.length} keys; the maximum is ${maximum}`;
    if (value.some((key) => app.isCurrentKey(key))) yield `${variable} contains the current SECRET_KEY`;
  },
});
