import policy from "../../../policies/critical-settings/debug-is-off";
import { containerDefinition, django, rawTaskDefinition, resource, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const finds = { shop: "container web: DEBUG turns it on" };
const environment = (...variables: object[]): object => ({
  name: "web",
  command: ["gunicorn", "config.wsgi"],
  environment: variables,
});

export default cases(policy, {
  accepts: {
    "False as text": [django({ DEBUG: "False" })],
    zero: [django({ DJANGO_DEBUG: "0" })],
    off: [django({ DEBUG: "off" })],
    "an empty value": [django({ DEBUG: "" })],
    "a boolean": [rawTaskDefinition("shop", [environment({ name: "DEBUG", value: false })])],
    "a worker's": [django({ DEBUG: "no" }, { command: ["celery", "-A", "config", "worker"] })],
  },
  rejects: {
    True: { stack: [django({ DEBUG: "True" })], finds },
    one: { stack: [django({ DEBUG: "1" })], finds },
    "next to ALLOWED_HOSTS, which shows Django": {
      stack: [taskDefinition("shop", { environment: { ALLOWED_HOSTS: "example.com", DEBUG: "True" } })],
      finds,
    },
    on: { stack: [django({ DEBUG: " on " })], finds },
    "t, which some libraries read as true": { stack: [django({ DEBUG: "t" })], finds },
    "2, which some libraries read as true": { stack: [django({ DEBUG: "2" })], finds },
    "a boolean": { stack: [rawTaskDefinition("shop", [environment({ name: "DEBUG", value: true })])], finds },
    "a number": { stack: [rawTaskDefinition("shop", [environment({ name: "DEBUG", value: 1 })])], finds },
    "a worker's": {
      stack: [django({ DEBUG: "True" }, { name: "worker", command: ["celery", "-A", "config", "worker"] })],
      finds: { shop: "container worker: DEBUG turns it on" },
    },
    "a container that the shared settings name": {
      stack: [taskDefinition("shop", { environment: { DEBUG: "True" } })],
      configuration: { settings: { djangoContainers: ["web"] } },
      finds,
    },
    "containers given as a list": {
      stack: [
        rawTaskDefinition("shop", [
          containerDefinition({ command: ["gunicorn", "config.wsgi"], environment: { DEBUG: "yes" } }),
        ]),
      ],
      finds,
    },
    "a Lambda function": {
      stack: [
        resource("aws:lambda/function:Function", "fn", {
          environment: { variables: { DJANGO_SETTINGS_MODULE: "config.settings", DJANGO_DEBUG: "True" } },
        }),
      ],
      finds: { fn: "DJANGO_DEBUG turns it on" },
    },
    "a service in ECS Express Mode": {
      stack: [
        resource("aws:ecs/expressGatewayService:ExpressGatewayService", "web", {
          primaryContainer: {
            image: "shop:1",
            commands: ["gunicorn", "config.wsgi"],
            environments: [{ name: "DJANGO_DEBUG", value: "True" }],
          },
        }),
      ],
      finds: { web: "DJANGO_DEBUG turns it on" },
    },
  },
  notApplicable: {
    "a value that the settings module decides": [django({})],
    "a value from a secret": [django({}, { secrets: { DEBUG: "debug" } })],
    "a container that does not run Django": [
      taskDefinition("node", { command: ["node", "server.js"], environment: { DEBUG: "True" } }),
    ],
    "a name with a trailing space, which Django does not read": [django({ "DEBUG ": "True" })],
  },
  undecided: {
    "the value": {
      stack: [rawTaskDefinition("shop", [environment({ name: "DEBUG", value: UNKNOWN })])],
      at: { shop: "DEBUG is not known before the update" },
    },
    "a value that no settings library takes for a boolean": {
      stack: [django({ DEBUG: "enabled" })],
      at: { shop: "no settings library recognises the value of DEBUG as a boolean" },
    },
    "a variable that may be the one": {
      stack: [rawTaskDefinition("shop", [environment(UNKNOWN as unknown as object, { name: "DEBUG", value: "True" })])],
      at: { shop: "containerDefinitions[0].environment[0] is not known before the update" },
      finds,
    },
    "a variable that may take its place": {
      stack: [rawTaskDefinition("shop", [environment({ name: "DEBUG", value: "True" }, UNKNOWN as unknown as object)])],
      at: { shop: "containerDefinitions[0].environment[1] is not known before the update" },
    },
    "whether the container runs Django": {
      stack: [
        rawTaskDefinition("shop", [{ name: "web", command: UNKNOWN, environment: [{ name: "DEBUG", value: "True" }] }]),
      ],
      at: { shop: "containerDefinitions[0].command is not known before the update" },
    },
    "the first container, next to a second with DEBUG on": {
      stack: [rawTaskDefinition("shop", [UNKNOWN, environment({ name: "DEBUG", value: "True" })])],
      at: { shop: "containerDefinitions[0] is not known before the update" },
      finds,
    },
  },
});
