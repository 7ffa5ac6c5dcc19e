import policy from "../../../policies/performance/database-connections-persist";
import { django, rawTaskDefinition, UNKNOWN } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (variable: string, value = "0"): RejectedCase => ({
  stack: [django({ [variable]: value })],
  finds: { shop: `container web: ${variable} sets CONN_MAX_AGE to 0` },
});

export default cases(policy, {
  accepts: {
    "a minute": [django({ CONN_MAX_AGE: "60" })],
    "for good": [django({ CONN_MAX_AGE: "None" })],
  },
  rejects: {
    "zero seconds": rejected("CONN_MAX_AGE"),
    "0 with white space": rejected("DJANGO_CONN_MAX_AGE", " 0 "),
    "0 under another name": rejected("DB_CONN_MAX_AGE"),
    "0 as a number": {
      stack: [
        rawTaskDefinition("shop", [
          { name: "web", command: ["gunicorn", "config.wsgi"], environment: [{ name: "CONN_MAX_AGE", value: 0 }] },
        ]),
      ],
      finds: { shop: "container web: CONN_MAX_AGE sets CONN_MAX_AGE to 0" },
    },
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker": [django({ CONN_MAX_AGE: "0" }, { command: ["celery", "-A", "config", "worker"] })],
  },
  undecided: {
    "the age": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: ["gunicorn", "config.wsgi"],
            environment: [{ name: "CONN_MAX_AGE", value: UNKNOWN }],
          },
        ]),
      ],
      at: { shop: "CONN_MAX_AGE is not known before the update" },
    },
  },
});
