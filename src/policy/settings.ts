import { defaultSettings, type Settings } from "../stack/settings";
import type { Metadata, Options } from "./define";

/** The options that all policies share. They travel as the configuration of one policy that examines nothing. */
export const settingsOptions = {
  djangoContainers: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.djangoContainers,
    description: "Names of containers that run Django although their command and environment do not show it.",
  },
  settingVariables: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.settingVariables,
    description: "The variables of settings whose names do not show it, as SETTING=VARIABLE: DEBUG=SHOP_VERBOSE.",
  },
  variablePrefixes: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.variablePrefixes,
    description:
      "The prefixes of the project's variables: SHOP for SHOP_DEBUG. A prefix that three settings share is recognised.",
  },
  requireExplicit: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.requireExplicit,
    description: "The settings that every Django container has to give explicitly, by Django's names.",
  },
  djangoProject: {
    type: "string",
    default: defaultSettings.djangoProject,
    description:
      "The folder of the Django project, relative to the program's folder, if the stack does not build its image.",
  },
  bastionSecurityGroups: {
    type: "array",
    items: { type: "string" },
    default: defaultSettings.bastionSecurityGroups,
    description: "Names of the security groups of bastion hosts, which may reach databases and caches.",
  },
  nginxConfiguration: {
    type: "string",
    default: defaultSettings.nginxConfiguration,
    description: "nginx's configuration file, relative to the program's folder, if the stack does not show it.",
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
    description: "The time limit of that second run, in seconds.",
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
  why: "Some things that several policies need to know cannot be seen in a stack.",
  fix: "It reports nothing; its options tell the other policies what the stack does not show.",
};
