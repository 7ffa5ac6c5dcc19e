import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "container-logs-are-collected",
  title: "Container logs are collected",
  problem: "Container logs are lost",
  section: "error-reporting",
  severity: "medium",
  enforcement: "advisory",
  why: "Django reports errors through logging. Without a log driver they are lost with the container.",
  fix: "Give the container a logConfiguration, for example awslogs with a log group.",
  django: { chapter: "LOGGING" },

  on: "containers",
  check(container) {
    if (!container.isLogged) return "no log driver collects its output";
  },
});
