import policy from "../../../policies/critical-settings/secret-key-is-secret";
import { django, rawTaskDefinition, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const key = "k3y-of-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz";

export default cases(policy, {
  accepts: {
    "a secret by ARN and key": [
      django({}, { secrets: { SECRET_KEY: "arn:aws:secretsmanager:eu-west-1:1:secret:django-AbCdEf:key::" } }),
    ],
    "a parameter by ARN": [django({}, { secrets: { DJANGO_SECRET_KEY: "arn:aws:ssm:eu-west-1:1:parameter/key" } })],
    "a parameter by name": [django({}, { secrets: { DJANGO_SECRET_KEY: "secret-key" } })],
    "a key that the settings module reads elsewhere": [django({})],
    "where the settings module fetches it": [
      django({ SECRET_KEY_ARN: "arn:aws:secretsmanager:eu-west-1:1:secret:django-AbCdEf" }),
    ],
  },
  rejects: {
    "plain text": {
      stack: [django({ SECRET_KEY: key })],
      finds: { shop: "container web: SECRET_KEY contains the key in plain text" },
    },
    "plain text under cookiecutter-django's name": {
      stack: [django({ DJANGO_SECRET_KEY: key })],
      finds: { shop: "container web: DJANGO_SECRET_KEY contains the key in plain text" },
    },
    "plain text of a worker": {
      stack: [django({ SECRET_KEY: key }, { name: "worker", command: ["celery", "-A", "config", "worker"] })],
      finds: { shop: "container worker: SECRET_KEY contains the key in plain text" },
    },
    "plain text that is not known yet": {
      stack: [
        rawTaskDefinition("shop", [
          { name: "web", command: ["gunicorn", "config.wsgi"], environment: [{ name: "SECRET_KEY", value: UNKNOWN }] },
        ]),
      ],
      finds: { shop: "container web: SECRET_KEY contains the key in plain text" },
    },
    "plain text that was simulated, as the rest of it is": {
      stack: [django({ SECRET_KEY: "s1mulated-key" })],
      finds: { shop: "container web: SECRET_KEY contains the key in plain text" },
    },
  },
  notApplicable: {
    "a container that does not run Django": [
      taskDefinition("flask", { command: ["gunicorn", "app:app"], environment: { SECRET_KEY: key } }),
    ],
  },
  undecided: {
    "which variables there are": {
      stack: [rawTaskDefinition("shop", [{ name: "web", command: ["gunicorn", "config.wsgi"], environment: UNKNOWN }])],
      at: { shop: "containerDefinitions[0].environment is not known before the update" },
    },
  },
});
