import { readFileSync } from "node:fs";
import Ajv, { type ErrorObject } from "ajv";
import { parse } from "yaml";
import { settingsMetadata, settingsOptions, type Configuration, type Options, type Policy } from "../policy";
import { UserError } from "./userError";

const levels = ["advisory", "mandatory", "disabled"] as const;

/**
 * Reads a policy configuration in the format of Pulumi's `--policy-pack-config`, as JSON or YAML: an enforcement level
 * or an object for each policy, and `all` for every policy.
 *
 * @throws UserError if the file cannot be read, names an unknown policy, or holds an invalid value
 */
export function readPolicyConfiguration(file: string, policies: readonly Policy[]): Configuration {
  const given = withoutShorthand(parseFile(file));
  const validate = new Ajv({ allErrors: true }).compile<Configuration>(schemaOf(policies));
  if (validate(given)) return given;
  const problems = (validate.errors ?? []).map(describe);
  throw new UserError([`${file} is not a valid policy configuration:`, ...problems].join("\n  "));
}

/** A bare level is short for an object with that level. */
function withoutShorthand(given: unknown): unknown {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === "string" ? { enforcementLevel: value } : value,
    ]),
  );
}

function parseFile(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UserError(`cannot read the policy configuration ${file}: ${(error as Error).message}`);
  }
}

function schemaOf(policies: readonly Policy[]): object {
  const configurable: readonly { name: string; options: Options }[] = [
    { name: settingsMetadata.name, options: settingsOptions },
    ...policies,
  ];
  return {
    type: "object",
    additionalProperties: false,
    properties: {
      all: policySchema({}),
      ...Object.fromEntries(configurable.map(({ name, options }) => [name, policySchema(options)])),
    },
  };
}

function policySchema(options: Options): object {
  return {
    type: "object",
    additionalProperties: false,
    properties: { enforcementLevel: { enum: levels }, ...options },
  };
}

function describe(error: ErrorObject): string {
  const where = error.instancePath === "" ? "top level" : error.instancePath.slice(1).replaceAll("/", ".");
  const { additionalProperty, allowedValues } = error.params as {
    additionalProperty?: string;
    allowedValues?: string[];
  };
  if (additionalProperty !== undefined) return `${where}: there is no ${additionalProperty}`;
  return `${where}: ${error.message}${allowedValues ? ` (${allowedValues.join(", ")})` : ""}`;
}
