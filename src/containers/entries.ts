import { Undecided, unlessUndecided } from "../base/undecided";
import { holdsSecret, isComputed } from "../languages/shell/parse";
import { type Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import type { SecretReference } from "./container";
import { readReference } from "./reference";

/** A variable as a service's resource gives it. Each function throws `Undecided` if the value is unknown. */
export type Entry = {
  readonly name: () => string;
  /** Whether the definition of the container itself gives it, and no file or image. */
  readonly isDefined?: boolean;
  /** The file and line that give it, for a message: `app.env:3`. */
  readonly place?: string;
  /** Whether it stands for all variables of an environment file that is not seen. */
  readonly isUnseenFile?: true;
} & ({ readonly value: () => string } | { readonly reference: (() => SecretReference) | undefined });

/** The entries of a list of `name` and `value`. */
export function namedValues(definition: Properties | undefined, list: string): readonly Entry[] {
  return (definition?.maps(list) ?? []).map((entry) => {
    const name = (): string => nameOf(entry, list);
    return { isDefined: true, name, value: () => valueIn(entry, "value", name) };
  });
}

/** The entries of a list of `name` and `valueFrom`, which refers to a secret. */
export function namedReferences(definition: Properties | undefined, list: string): readonly Entry[] {
  return (definition?.maps(list) ?? []).map((entry) => {
    const name = (): string => nameOf(entry, list);
    return { isDefined: true, name, reference: () => readReference(referenceIn(entry, "valueFrom", name)) };
  });
}

/** A map of values by name instead of a list has other keys: AWS rejects it. */
function nameOf(entry: Properties, list: string): string {
  const isVariable = ["name", "value", "valueFrom"].some((key) => entry.names().includes(key));
  if (!isVariable) throw new Undecided(`${list} contains an entry that is not a variable`);
  return entry.string("name", "");
}

/** The entries of a map of values by name. */
export function mappedValues(map: Properties | undefined): readonly Entry[] {
  if (!map) return [];
  return map.names().map((key) => {
    const name = (): string => key;
    return { isDefined: true, name, value: () => valueIn(map, key, name) };
  });
}

/** The entries of a map of references by name. */
export function mappedReferences(map: Properties | undefined): readonly Entry[] {
  if (!map) return [];
  return map.names().map((key) => {
    const name = (): string => key;
    return { isDefined: true, name, reference: () => readReference(referenceIn(map, key, name)) };
  });
}

/**
 * The value of a variable. If it is not known, the reason names the variable: nobody counts entries to find it.
 *
 * @throws Undecided if it is not known; the reason gives its place only if the variable's name is not known either
 */
export function valueIn(entry: Properties, property: string, name: () => string): string {
  return textIn(entry, property, name, (variable) => variable);
}

/**
 * What names the secret of a variable.
 *
 * @throws Undecided as `valueIn` does
 */
export function referenceIn(entry: Properties, property: string, name: () => string): string {
  return textIn(entry, property, name, (variable) => `which secret ${variable} comes from`);
}

function textIn(
  entry: Properties,
  property: string,
  name: () => string,
  described: (variable: string) => string,
): string {
  const variable = entry.values(property).some(isUnknown) ? unlessUndecided(name) : undefined;
  if (variable) throw new Undecided(`${described(variable)} is not known before the update`);
  return entry.string(property, "");
}

/** The entries of texts by name, some of which are known only at run time. */
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

/** Stands for the variables of a file that is not seen: they may have any names. */
export function unseen(reason: string): Entry {
  const raise = (): never => {
    throw new Undecided(reason);
  };
  return { name: raise, value: raise, isUnseenFile: true };
}
