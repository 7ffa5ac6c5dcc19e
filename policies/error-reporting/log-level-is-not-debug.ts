import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "log-level-is-not-debug",
  title: "The log level is not DEBUG",
  problem: "The log level is DEBUG",
  section: "error-reporting",
  severity: "low",
  enforcement: "advisory",
  why: "At DEBUG, logs contain SQL queries with their parameters, and they are expensive to store.",
  fix: "Set the level to INFO or WARNING.",
  django: { chapter: "LOGGING" },

  on: setting("LOG_LEVEL"),
  check({ variable, value }) {
    if (["DEBUG", "NOTSET", "10", "0"].includes(value)) return `${variable} sets it to ${value}`;
  },
});
