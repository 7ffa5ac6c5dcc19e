import { Undecided } from "../base/undecided";
import { holdsSecret, isComputed } from "../languages/shell/parse";
import { type Properties } from "../wire/properties";
import type { SecretReference } from "./container";
import { readReference } from "./reference";

/** A variable as a service's resource gives it. Each function raises `Undecided` where that is not known. */
export type Entry =
  | { readonly name: () => string; readonly value: () => string }
  | { readonly name: () => string; readonly reference: (() => SecretReference) | undefined };

/** A list of `name` and `value`, or `name` and a reference under another key. */
export function namedValues(definition: Properties | undefined, list: string): readonly Entry[] {
  return (definition?.maps(list) ?? []).map((entry) => ({
    name: () => nameOf(entry, list),
    value: () => entry.string("value", ""),
  }));
}

export function namedReferences(definition: Properties | undefined, list: string): readonly Entry[] {
  return (definition?.maps(list) ?? []).map((entry) => ({
    name: () => nameOf(entry, list),
    reference: () => readReference(entry.string("valueFrom", "")),
  }));
}

/** A map of values by name where a list belongs has other keys: AWS refuses it. */
function nameOf(entry: Properties, list: string): string {
  const isVariable = ["name", "value", "valueFrom"].some((key) => entry.has(key));
  if (!isVariable) throw new Undecided(`${list} contains an entry that is not a variable`);
  return entry.string("name", "");
}

/** A map of values by name. */
export function mappedValues(map: Properties | undefined): readonly Entry[] {
  return (map?.names() ?? []).map((name) => ({ name: () => name, value: () => map?.string(name, "") ?? "" }));
}

/** A map of references by name. */
export function mappedReferences(map: Properties | undefined): readonly Entry[] {
  return (map?.names() ?? []).map((name) => ({
    name: () => name,
    reference: () => readReference(map?.string(name, "") ?? ""),
  }));
}

/** Texts by name, of which some are only known where they run. */
export function textValues(values: Iterable<readonly [name: string, value: string]>): readonly Entry[] {
  return [...values].map(([name, value]) =>
    holdsSecret(value)
      ? { name: () => name, reference: undefined }
      : {
          name: () => name,
          value: () => {
            if (isComputed(value)) throw new Undecided(`${name} is computed when the container runs`);
            return value;
          },
        },
  );
}

/** Stands for variables that there may be: nobody knows their names. */
export function unseen(reason: string): Entry {
  const raise = (): never => {
    throw new Undecided(reason);
  };
  return { name: raise, value: raise };
}
