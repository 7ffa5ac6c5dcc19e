import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "debug-is-off",
  title: "DEBUG is off",
  problem: "DEBUG is on",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "With DEBUG on, every error page shows source code, settings and local variables to whoever triggered it.",
  fix: "Set DEBUG to False, or remove it if the settings module defaults to False.",
  django: { check: "security.W018" },

  on: setting("DEBUG"),
  check({ variable, value, text }) {
    if (value.mayBeTrue) return { message: `${variable} turns it on`, because: text };
  },
});
