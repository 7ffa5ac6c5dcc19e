import type { Policy as PulumiMetadata } from "@pulumi/policy";
import type { Metadata, Options } from "../policy/define";
import { referenceText } from "../policy/djangoReference";
import { sectionTitles } from "../policy/metadata";

/** What a policy says about itself, in the SDK's terms. */
export function describe(policy: Metadata, options: Options): Omit<PulumiMetadata, "enforcementLevel"> {
  return {
    name: policy.name,
    displayName: policy.title,
    // The SDK prints it in front of every report: the fault, the reason, the remedy.
    description: `${policy.problem}. ${policy.why} ${policy.fix}`,
    severity: policy.severity,
    framework: {
      name: "Django deployment checklist",
      version: "6.1",
      reference: sectionTitles[policy.section],
      specification: policy.django ? referenceText(policy.django) : policy.title,
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
