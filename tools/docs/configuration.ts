import type { EnforcementLevel, Options } from "../../src/policy";
import { block, code, paragraphs, prose, table } from "./markdown";

/** The options of a policy with their defaults; empty if it has none. */
export function optionsTable(options: Options): string {
  const entries = Object.entries(options);
  if (entries.length === 0) return "";
  const rows = entries.map(([name, { type, default: value, description }]) => [
    code(name),
    type === "array" ? "list of strings" : type,
    code(JSON.stringify(value)),
    prose(description),
  ]);
  return paragraphs("## Options", table(["Option", "Type", "Default", "Meaning"], rows));
}

/**
 * How a policy is configured: an example that gives it a level, and its options with their defaults. Pulumi requires a
 * level next to options.
 */
export function configurationSection(name: string, level: EnforcementLevel, options: Options): string {
  const defaults = Object.entries(options).map(([option, schema]) => [option, schema.default] as const);
  const configuration = defaults.length === 0 ? level : { enforcementLevel: level, ...Object.fromEntries(defaults) };
  return paragraphs(
    "## Configuration",
    `In ${code("djangoguard.json")}, or a file of any other name:`,
    block("json", JSON.stringify({ [name]: configuration }, null, 2)),
    "Pulumi and djangoguard's own command read the same file:",
    block(
      "sh",
      "pulumi preview --policy-pack policy --policy-pack-config djangoguard.json\nnpx djangoguard check --policy-config djangoguard.json",
    ),
  );
}
