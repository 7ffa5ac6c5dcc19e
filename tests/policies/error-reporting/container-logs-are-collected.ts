import policy from "../../../policies/error-reporting/container-logs-are-collected";
import { rawTaskDefinition, resource, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const logConfiguration = { logDriver: "awslogs", options: { "awslogs-group": "shop" } };

export default cases(policy, {
  accepts: {
    "a log group": [taskDefinition("shop", { logConfiguration })],
    "a log group whose name is not known yet": [
      rawTaskDefinition("shop", [
        { name: "web", logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": UNKNOWN } } },
      ]),
    ],
    "ECS Express Mode, which collects by itself": [
      resource("aws:ecs/expressGatewayService:ExpressGatewayService", "web", { primaryContainer: { image: "shop:1" } }),
    ],
    "a log group under keys in capitals": [
      rawTaskDefinition("shop", JSON.stringify([{ Name: "web", LogConfiguration: { LogDriver: "awslogs" } }])),
    ],
    "Lambda, which collects by itself": [resource("aws:lambda/function:Function", "fn")],
  },
  rejects: {
    "no log configuration": {
      stack: [taskDefinition("shop", {})],
      finds: { shop: "container web: nothing collects its output" },
    },
    "a driver that throws everything away": {
      stack: [taskDefinition("shop", { logConfiguration: { logDriver: "none" } })],
      finds: { shop: "container web: nothing collects its output" },
    },
    "a sidecar without one": {
      stack: [taskDefinition("shop", { logConfiguration }, { name: "nginx" })],
      finds: { shop: "container nginx: nothing collects its output" },
    },
    "two containers without one": {
      stack: [taskDefinition("shop", {}, { name: "nginx" })],
      finds: {
        shop: ["container web: nothing collects its output", "container nginx: nothing collects its output"],
      },
    },
  },
  notApplicable: {
    "a stack without containers": [resource("aws:s3/bucket:Bucket", "static")],
  },
  undecided: {
    "one container's, next to another without": {
      stack: [rawTaskDefinition("shop", [{ name: "web", logConfiguration: UNKNOWN }, { name: "nginx" }])],
      at: { shop: "containerDefinitions[0].logConfiguration is not known before the update" },
      finds: { shop: "container nginx: nothing collects its output" },
    },
  },
});
