import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "dot-env-file-is-not-read",
  title: "Django does not read a .env file",
  problem: "Django reads a .env file",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "A .env file in the image adds or overrides settings, and the stack does not show which.",
  fix: "Set the variable to False, and pass every setting through the container's environment.",
  django: { chapter: "SECRET_KEY" },

  on: setting("READ_DOT_ENV_FILE"),
  check({ variable, value }) {
    if (value.mayBeTrue) return `${variable} turns this on`;
  },
});
