import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "debug-is-off",
  title: "DEBUG is off",
  problem: "DEBUG is on",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "With DEBUG on, every error page shows source code, settings and local variables to whoever caused it.",
  fix: "Set the variable to False, or leave it out where the settings module's default is False.",
  django: { check: "security.W018" },

  on: setting("DEBUG"),
  check({ variable, value, app }) {
    if (value.mayBeTrue)
      return { message: `${variable} turns DEBUG on`, because: { fact: app, aspect: `text of ${variable}` } };
  },
});
