import type { PropertyTree } from "../../../wire/tree";
import { regionOf, type Context } from "./context";
import type { Values } from "./values";

// Outputs whose names say that they are several.
const PLURAL = /(Id|Arn|Name|Subnet|Zone|Group|Cidr|Block|Table|Url|Endpoint|Host|Instance)s$/i;

/**
 * An output of another stack: text that looks like what its name says, a list of three for a name in the plural. What
 * kind of value it really is nobody knows.
 */
export function simulatedStackOutput(
  { stack, name }: PropertyTree,
  provider: PropertyTree,
  values: Values,
): PropertyTree {
  const key = camelCase(String(name));
  const one = (seed: string) => values.of({ kind: "string" }, key, context(String(stack), seed, provider));
  return { value: PLURAL.test(key) ? [1, 2, 3].map((index) => one(String(index))) : one("") };
}

function context(stack: string, seed: string, provider: PropertyTree): Context {
  return {
    key: "stack/output",
    pkg: "pulumi",
    logicalName: stack.split("/").pop() ?? stack,
    seed: `${stack} ${seed}`,
    region: regionOf({}, provider),
    inputs: {},
  };
}

/** `vpc-id` and `vpc_id` as `vpcId`, as what looks at names expects them. */
function camelCase(name: string): string {
  return name.replace(/[-_.]+(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
