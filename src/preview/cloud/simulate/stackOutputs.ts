import type { PropertyTree } from "../../../wire/tree";
import { regionOf, type Context } from "./context";
import { automaticName } from "./marks";
import type { Values } from "./values";

// Names of outputs that hold several values.
const PLURAL = /(Id|Arn|Name|Subnet|Zone|Group|Cidr|Block|Table|Url|Endpoint|Host|Instance)s$/i;

/**
 * An output of another stack: a text that fits its name, or a list of three for a name in the plural. The real type of
 * the value is unknown.
 */
export function simulatedStackOutput(
  { stack, name }: PropertyTree,
  provider: PropertyTree,
  values: Values,
): PropertyTree {
  const key = toCamelCase(String(name));
  const one = (seed: string) => values.of({ kind: "string" }, key, context(String(stack), seed, provider));
  return { value: PLURAL.test(key) ? [1, 2, 3].map((index) => one(String(index))) : one("") };
}

function context(stack: string, seed: string, provider: PropertyTree): Context {
  return {
    key: "stack/output",
    pkg: "pulumi",
    logicalName: "output",
    name: automaticName("output-", `${stack} ${seed}`),
    seed: `${stack} ${seed}`,
    region: regionOf({}, provider),
    inputs: {},
  };
}

/** Writes `vpc-id` and `vpc_id` as `vpcId`, the form that the rules for names expect. */
function toCamelCase(name: string): string {
  return name.replace(/[-_.]+(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
