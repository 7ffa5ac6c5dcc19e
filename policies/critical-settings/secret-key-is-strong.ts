import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "secret-key-is-strong",
  title: "SECRET_KEY is as strong as Django requires",
  problem: "SECRET_KEY is weak",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "A short, repetitive or placeholder key can be guessed, and then every signature can be forged.",
  fix: "Generate a key of at least 50 random characters, for example with django.core.management.utils.get_random_secret_key().",
  django: { check: "security.W009" },

  on: setting("SECRET_KEY"),
  check({ variable, value, text }) {
    if (value.weakness !== undefined) return { message: `${variable} ${value.weakness}`, because: text };
  },
});
