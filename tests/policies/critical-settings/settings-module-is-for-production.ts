import policy from "../../../policies/critical-settings/settings-module-is-for-production";
import { django, djangoWithUnknown, taskDefinition } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "settings for production": [django({ DJANGO_SETTINGS_MODULE: "config.settings.production" })],
    "settings without a stage in their name": [django({ DJANGO_SETTINGS_MODULE: "shop.settings" })],
    "words that only begin alike": [
      django({ DJANGO_SETTINGS_MODULE: "shop.settings.devices", DJANGO_CONFIGURATION: "Localized" }),
    ],
    "a stage of a package's name, not the module's": [
      django({ DJANGO_SETTINGS_MODULE: "testing.settings.production" }),
    ],
    staging: [django({ DJANGO_SETTINGS_MODULE: "config.settings.staging" })],
    "an environment's name": [django({ ENVIRONMENT: "production", DJANGO_CONFIGURATION: "Production" })],
  },
  rejects: {
    local: rejected(
      { DJANGO_SETTINGS_MODULE: "config.settings.local" },
      'DJANGO_SETTINGS_MODULE contains the word "local"',
    ),
    "development with an underscore": rejected(
      { DJANGO_SETTINGS_MODULE: "shop.settings_dev" },
      'DJANGO_SETTINGS_MODULE contains the word "dev"',
    ),
    test: rejected(
      { DJANGO_SETTINGS_MODULE: "config.settings.test" },
      'DJANGO_SETTINGS_MODULE contains the word "test"',
    ),
    "a configuration class": rejected({ DJANGO_CONFIGURATION: "Dev" }, 'DJANGO_CONFIGURATION contains the word "dev"'),
    "a configuration class of two words": rejected(
      { DJANGO_CONFIGURATION: "LocalDocker" },
      'DJANGO_CONFIGURATION contains the word "local"',
    ),
    "an environment's name": rejected({ ENVIRONMENT: "development" }, 'ENVIRONMENT contains the word "development"'),
  },
  notApplicable: {
    "a container that does not run Django": [taskDefinition("node", { environment: { NODE_ENV: "development" } })],
  },
  undecided: {
    "the configuration": {
      stack: [djangoWithUnknown("DJANGO_CONFIGURATION")],
      at: { shop: "DJANGO_CONFIGURATION is not known before the update" },
    },
  },
});
