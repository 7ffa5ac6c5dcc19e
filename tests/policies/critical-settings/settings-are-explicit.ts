import policy from "../../../policies/critical-settings/settings-are-explicit";
import { django, djangoWithUnknown, rawTaskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const configuration = { settings: { requireExplicit: ["DEBUG"] } };

export default cases(policy, {
  accepts: {
    "a variable": { stack: [django({ DEBUG: "False" })], configuration },
    "a secret": { stack: [django({}, { secrets: { DJANGO_DEBUG: "debug" } })], configuration },
    "a value that is not known yet": { stack: [djangoWithUnknown("DEBUG")], configuration },
    "a part of a URL": {
      stack: [django({ CONN_MAX_AGE: "60" })],
      configuration: { settings: { requireExplicit: ["CONN_MAX_AGE"] } },
    },
    "a setting that no policy is about": {
      stack: [django({ DJANGO_TIME_ZONE: "UTC" })],
      configuration: { settings: { requireExplicit: ["TIME_ZONE"] } },
    },
  },
  rejects: {
    "no variable": {
      stack: [django({})],
      configuration,
      finds: { shop: "container web: nothing sets DEBUG" },
    },
    "one of two": {
      stack: [django({ DEBUG: "False" })],
      configuration: { settings: { requireExplicit: ["DEBUG", "SECURE_HSTS_SECONDS"] } },
      finds: { shop: "container web: nothing sets SECURE_HSTS_SECONDS" },
    },
  },
  notApplicable: { "where nothing is required": [django({})] },
  undecided: {
    "which variables there are": {
      stack: [rawTaskDefinition("shop", [{ name: "web", command: ["gunicorn", "config.wsgi"], environment: UNKNOWN }])],
      configuration,
      at: { shop: "containerDefinitions[0].environment is not known before the update" },
    },
  },
});
