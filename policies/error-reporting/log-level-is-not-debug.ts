import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "log-level-is-not-debug",
  title: "The log level is not DEBUG",
  problem: "The log level is DEBUG",
  section: "error-reporting",
  severity: "low",
  enforcement: "advisory",
  why: "At DEBUG, logs hold queries with their parameters and cost more than they tell.",
  fix: "Set the level to INFO or WARNING.",
  django: "checklist: LOGGING",

  on: "djangoApps",
  when: (app) => app.settings.LOG_LEVEL.isPlain,
  *check(app) {
    const verbose = ["DEBUG", "NOTSET", "10", "0"];
    for (const { variable, value } of app.settings.LOG_LEVEL.where((level) => verbose.includes(level)))
      yield `${variable} is ${value}`;
  },
});
