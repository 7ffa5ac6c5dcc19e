import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "async-safety-is-on",
  title: "Django refuses unsafe calls from asynchronous code",
  problem: "The check for unsafe calls from asynchronous code is turned off",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "DJANGO_ALLOW_ASYNC_UNSAFE lets requests share database connections, and the data of one reach the other.",
  fix: "Remove the variable; Django turns the check off for every value of it, `False` among them.",
  django: { check: "async.E001" },

  on: setting("ALLOW_ASYNC_UNSAFE"),
  check({ variable, value }) {
    if (value) return `${variable} is set`;
  },
});
