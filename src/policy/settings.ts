import { defaultSettings, type Settings } from "../stack/settings";
import type { Metadata, Options } from "./define";

/** The options that all policies share. They travel as the configuration of one policy that examines nothing. */
export const settingsOptions = {
  djangoContainers: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.djangoContainers,
    description: "Names of containers that run Django but are not recognised by their command or environment.",
  },
  settingVariables: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.settingVariables,
    description:
      "Variables that the settings module reads under other names than the settings', as SETTING=VARIABLE: DEBUG=SHOP_VERBOSE.",
  },
  variablePrefixes: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.variablePrefixes,
    description:
      "Prefixes of the project's variables: SHOP for SHOP_DEBUG. A prefix of three or more settings is found without this.",
  },
  requireExplicit: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.requireExplicit,
    description: "Settings, by Django's names, that the environment of every Django container must set.",
  },
  djangoProject: {
    type: "string",
    default: defaultSettings.djangoProject,
    description:
      "The folder of the Django project, relative to the program's folder, if it is not found by its manage.py.",
  },
  bastionSecurityGroups: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.bastionSecurityGroups,
    description:
      "Names or ids of security groups that may reach databases and caches, such as those of bastion hosts and VPN endpoints.",
  },
  nginxConfiguration: {
    type: "string",
    default: defaultSettings.nginxConfiguration,
    description: "The nginx configuration file, relative to the program's folder, if the stack does not show it.",
  },
  secondSight: {
    type: "boolean",
    default: defaultSettings.secondSight,
    description: "Whether a preview runs the program a second time to decide what the engine does not know yet.",
  },
  secondSightSeconds: {
    type: "integer",
    minimum: 1,
    default: defaultSettings.secondSightSeconds,
    description: "The time limit for that run, in seconds.",
  },
  program: {
    type: "string",
    default: defaultSettings.program,
    description: "The folder of the program's Pulumi.yaml, if it is not found automatically.",
  },
} as const satisfies Options & Record<keyof Settings, unknown>;

/** What the policy that carries the shared settings says about itself. */
export const settingsMetadata: Metadata = {
  name: "settings",
  title: "Settings that all policies share",
  problem: "The shared settings cannot be read",
  section: "stack",
  severity: "low",
  enforcement: "advisory",
  why: "Several policies need to know things that a stack does not show.",
  fix: "Set its options to what the stack does not show. The policy itself reports nothing.",
};
