import policy from "../../../policies/https/csrf-cookie-is-secure";
import { django, rawTaskDefinition, UNKNOWN } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (value: string, variable = "CSRF_COOKIE_SECURE"): RejectedCase => ({
  stack: [django({ [variable]: value })],
  finds: { shop: `container web: ${variable} turns its Secure attribute off` },
});

export default cases(policy, {
  accepts: {
    True: [django({ CSRF_COOKIE_SECURE: "True" })],
    one: [django({ DJANGO_CSRF_COOKIE_SECURE: "1" })],
    "yes with white space": [django({ CSRF_COOKIE_SECURE: " yes " })],
    "a switch for all cookies": [django({ SECURE_COOKIES: "true" })],
    "a boolean": [
      rawTaskDefinition("shop", [
        {
          name: "web",
          command: ["gunicorn", "config.wsgi"],
          environment: [{ name: "CSRF_COOKIE_SECURE", value: true }],
        },
      ]),
    ],
  },
  rejects: {
    False: rejected("False"),
    zero: rejected("0", "DJANGO_CSRF_COOKIE_SECURE"),
    "an empty value": rejected(""),
    "t, which some libraries read as false": rejected("t"),
    "a switch for all cookies": rejected("off", "SECURE_COOKIES"),
  },
  notApplicable: {
    "a value that the settings module decides": [django({})],
    "a worker, which sends no cookies": [
      django({ CSRF_COOKIE_SECURE: "False" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
    "a management command": [django({ CSRF_COOKIE_SECURE: "False" }, { command: ["python", "manage.py", "migrate"] })],
  },
  undecided: {
    "the value": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: ["gunicorn", "config.wsgi"],
            environment: [{ name: "CSRF_COOKIE_SECURE", value: UNKNOWN }],
          },
        ]),
      ],
      at: { shop: "CSRF_COOKIE_SECURE is not known before the update" },
    },
    "whether the container answers requests": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: UNKNOWN,
            environment: [
              { name: "DJANGO_SETTINGS_MODULE", value: "config.settings" },
              { name: "CSRF_COOKIE_SECURE", value: "False" },
            ],
          },
        ]),
      ],
      at: { shop: "containerDefinitions[0].command is not known before the update" },
    },
    "what no settings library takes for a boolean": {
      stack: [django({ CSRF_COOKIE_SECURE: "always" })],
      at: { shop: "no settings library recognises the value of CSRF_COOKIE_SECURE as a boolean" },
    },
  },
});
