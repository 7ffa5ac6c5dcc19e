import policy from "../../../policies/error-reporting/log-level-is-not-debug";
import { django, rawTaskDefinition, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (variable: string, value: string, level: string): RejectedCase => ({
  stack: [django({ [variable]: value })],
  finds: { shop: `container web: ${variable} sets it to ${level}` },
});

export default cases(policy, {
  accepts: {
    INFO: [django({ LOG_LEVEL: "INFO" })],
    warning: [django({ DJANGO_LOG_LEVEL: "warning" })],
    "20, the number of INFO": [django({ LOG_LEVEL: "20" })],
  },
  rejects: {
    DEBUG: rejected("LOG_LEVEL", "DEBUG", "DEBUG"),
    "debug with white space": rejected("DJANGO_LOG_LEVEL", " debug ", "DEBUG"),
    NOTSET: rejected("LOGLEVEL", "NOTSET", "NOTSET"),
    "10, the number of DEBUG": rejected("LOG_LEVEL", "10", "10"),
    "a number": {
      stack: [
        rawTaskDefinition("shop", [
          { name: "web", command: ["gunicorn", "config.wsgi"], environment: [{ name: "LOG_LEVEL", value: 10 }] },
        ]),
      ],
      finds: { shop: "container web: LOG_LEVEL sets it to 10" },
    },
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a container that does not run Django": [
      taskDefinition("node", { command: ["node", "server.js"], environment: { LOG_LEVEL: "DEBUG" } }),
    ],
  },
  undecided: {
    "the level": {
      stack: [
        rawTaskDefinition("shop", [
          { name: "web", command: ["gunicorn", "config.wsgi"], environment: [{ name: "LOG_LEVEL", value: UNKNOWN }] },
        ]),
      ],
      at: { shop: "LOG_LEVEL is not known before the update" },
    },
  },
});
