import type { Machine } from "../interpreter/machine";
import type { Call } from "./textMethods";
import type { Unknown, Value } from "../values/value";

export type Method<T> = (self: T, call: Call, machine: Machine) => Value | undefined;

export function why(machine: Machine, call: Call, name: string): Unknown {
  return machine.unknown(name, [...call.given.positional, ...call.given.keyword.values()]);
}
