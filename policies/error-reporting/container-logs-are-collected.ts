import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "container-logs-are-collected",
  title: "Container logs are collected",
  problem: "Container logs are lost",
  section: "error-reporting",
  severity: "medium",
  enforcement: "advisory",
  why: "Django reports errors through logging. What nothing collects is lost with the container.",
  fix: "In ECS, give the container a logConfiguration, such as awslogs with a log group. In Elastic Beanstalk, set StreamLogs to true. On a machine, run the CloudWatch agent.",
  django: { chapter: "LOGGING" },

  on: "containers",
  check(container) {
    if (!container.isLogged) return "nothing collects its output";
  },
});
