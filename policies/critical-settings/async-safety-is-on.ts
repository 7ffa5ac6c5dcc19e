import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "async-safety-is-on",
  title: "Django's async safety check is on",
  problem: "Django's async safety check is off",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "With DJANGO_ALLOW_ASYNC_UNSAFE, concurrent requests can share a database connection and mix up each other's data.",
  fix: "Remove the variable. Any value turns the check off, even False.",
  django: { check: "async.E001" },

  on: setting("ALLOW_ASYNC_UNSAFE"),
  check({ variable, value }) {
    if (value) return `${variable} is set`;
  },
});
