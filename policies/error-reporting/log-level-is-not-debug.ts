import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "log-level-is-not-debug",
  title: "The log level is not DEBUG",
  section: "error-reporting",
  severity: "low",
  enforcement: "advisory",
  why: "At DEBUG, logs hold queries with their parameters and cost more than they tell.",
  fix: "Set the level to INFO or WARNING.",
  django: "checklist: LOGGING",

  on: "djangoApps",
  when: (app) => app.logLevel.origin === "visible",
  check(app) {
    const level = app.logLevel.value;
    if (["DEBUG", "NOTSET", "10", "0"].includes(level)) return `${app.logLevel.variable} is ${level}`;
  },
});
