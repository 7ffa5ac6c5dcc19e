import type { Policy as PulumiMetadata } from "@pulumi/policy";
import type { Metadata, Options, Section } from "./define";

/** The page about a policy, in the repository and in the installed pack. */
export function documentationPage(name: string): string {
  return `docs/policies/${name}.md`;
}

/** The headings of the sections, in the order of Django's deployment checklist. */
export const sectionTitles: Readonly<Record<Section, string>> = {
  "critical-settings": "Critical settings",
  "web-server": "Web server",
  caches: "Caches",
  databases: "Databases",
  email: "Email",
  files: "Static and media files",
  https: "HTTPS",
  performance: "Performance",
  "error-reporting": "Error reporting",
  stack: "The stack itself",
};

/** What a policy says about itself, in the SDK's terms. */
export function describe(policy: Metadata, options: Options): Omit<PulumiMetadata, "enforcementLevel"> {
  return {
    name: policy.name,
    displayName: policy.title,
    description: `${policy.title}. ${policy.why} ${policy.fix}`,
    severity: policy.severity,
    framework: {
      name: "Django deployment checklist",
      version: "6.1",
      reference: sectionTitles[policy.section],
      specification: policy.django ?? policy.title,
    },
    tags: ["django", policy.section],
    remediationSteps: policy.fix,
    ...(Object.keys(options).length > 0 && { configSchema: { properties: schemaOf(options) } }),
  };
}

type ConfigurationSchema = NonNullable<PulumiMetadata["configSchema"]>["properties"];

/** The SDK's schema type wants mutable lists; nothing writes to them. */
function schemaOf(options: Options): ConfigurationSchema {
  return options;
}
