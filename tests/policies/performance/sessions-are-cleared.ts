import policy from "../../../policies/performance/sessions-are-cleared";
import { django, output, rawTaskDefinition, resource, taskDefinition, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const shop = django({ SESSION_ENGINE: "django.contrib.sessions.backends.db" });
const clear = taskDefinition("clear", { command: ["sh", "-c", "python manage.py clearsessions"] });
const finds = {
  shop: "container web: SESSION_ENGINE keeps sessions in the database, and no schedule runs clearsessions",
};
const override = JSON.stringify({
  containerOverrides: [{ name: "web", command: ["python", "manage.py", "clearsessions"] }],
});
const target = (properties: Fixture["properties"]): Fixture =>
  resource("aws:cloudwatch/eventTarget:EventTarget", "daily", properties);
const schedule = (properties: object): Fixture =>
  resource("aws:scheduler/schedule:Schedule", "daily", {
    target: { arn: "arn:aws:ecs:eu-west-1:1:cluster/shop", ...properties },
  });

export default cases(policy, {
  accepts: {
    "a rule that overrides a task's command": [shop, target({ input: override })],
    "a schedule that overrides a task's command": [shop, schedule({ input: override })],
    "a rule that starts a task for it": [
      shop,
      clear,
      target({ ecsTarget: { taskDefinitionArn: output(clear, "arn") } }),
    ],
    "a schedule that starts a task for it": [
      shop,
      clear,
      schedule({ ecsParameters: { taskDefinitionArn: output(clear, "arn") } }),
    ],
  },
  rejects: {
    "no schedule": { stack: [shop], finds },
    "sessions cached in front of the database": {
      stack: [django({ SESSION_ENGINE: "django.contrib.sessions.backends.cached_db" })],
      finds,
    },
    "a schedule for something else": {
      stack: [shop, target({ input: '{"command": "backup"}', ecsTarget: { taskDefinitionArn: output(shop, "arn") } })],
      finds,
    },
    "a command that only looks like it": { stack: [shop, schedule({ input: "clearsessionsoon" })], finds },
  },
  notApplicable: {
    "sessions in the cache": [django({ SESSION_ENGINE: "django.contrib.sessions.backends.cache" })],
    "an engine that the settings module decides": [django({})],
    "a worker": [
      django(
        { SESSION_ENGINE: "django.contrib.sessions.backends.db" },
        { command: ["celery", "-A", "config", "worker"] },
      ),
    ],
  },
  undecided: {
    "the engine": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: ["gunicorn", "config.wsgi"],
            environment: [{ name: "SESSION_ENGINE", value: UNKNOWN }],
          },
        ]),
      ],
      at: { shop: "SESSION_ENGINE is not known before the update" },
    },
    "what a schedule runs": {
      stack: [shop, schedule({ input: UNKNOWN })],
      at: { shop: "target.input is not known before the update" },
    },
    "which task a rule starts": {
      stack: [shop, target({ ecsTarget: { taskDefinitionArn: UNKNOWN } })],
      at: { shop: "ecsTarget is not known before the update" },
    },
  },
});
