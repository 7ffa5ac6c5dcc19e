import type { Machine } from "../interpreter/machine";
import type { Unknown, Value } from "../values/value";
import type { Call } from "./textMethods";

export type Method<T> = (self: T, call: Call, machine: Machine) => Value | undefined;

export function why(machine: Machine, call: Call, name: string): Unknown {
  return machine.unknown(name, [...call.given.positional, ...call.given.keyword.values()]);
}
