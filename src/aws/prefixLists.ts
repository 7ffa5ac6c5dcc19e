import { inTurn, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { types } from "./types";

/** A network that a prefix list holds. */
export interface ListedNetwork {
  readonly cidr: string;
  /** A phrase for a message: `prefix list offices`. */
  readonly list: string;
}

/**
 * A reader for each network of the prefix list that a value inside a property names: those of the list itself, and those
 * that resources of their own add. What the stack does not show is a reader that throws.
 *
 * @throws Undecided from a reader for an entry that is unknown, and for a list whose entries the stack does not show
 */
export function networksListed(
  resource: Resource,
  property: string,
  value: unknown,
  stack: Stack,
): readonly (() => ListedNetwork)[] {
  return untilUndecided(readNetworks(resource, property, value, stack));
}

function* readNetworks(
  resource: Resource,
  property: string,
  value: unknown,
  stack: Stack,
): Iterable<() => ListedNetwork> {
  const [list, ...others] = stack.graph.candidates(resource, property, value, types.prefixList);
  if (others.length > 0) throw new Undecided("which prefix list it admits is not known before the update");
  const label = labelOf(list, value);
  let count = 0;
  for (const entry of entriesOf(list, value, stack)) {
    count++;
    yield () => network(entry, label);
  }
  if (!list) throw new Undecided(`it admits ${label}${isNamed(value) ? ", which" : " that"} is not part of this stack`);
  if (count === 0 && list.properties["entries"] === undefined)
    throw new Undecided(`it admits ${label}, whose entries are not part of this stack`);
}

function* entriesOf(list: Resource | undefined, value: unknown, stack: Stack): Iterable<Properties> {
  if (list) yield* new Properties(list.properties).maps("entries");
  yield* inTurn(stack.graph.allOfType(types.prefixListEntry), (entry) => {
    const extended = stack.graph.link(entry, "prefixListId", types.prefixList);
    const isOfList = list ? extended === list : !extended && entry.properties["prefixListId"] === value;
    return isOfList ? [new Properties(entry.properties)] : [];
  });
}

function network(entry: Properties, list: string): ListedNetwork {
  const cidr = entry.string("cidr");
  if (cidr === undefined) throw new Undecided(`an entry of ${list} has no network`);
  return { cidr, list };
}

function labelOf(list: Resource | undefined, value: unknown): string {
  if (list) return `prefix list ${list.name}`;
  return isNamed(value) ? `prefix list ${value}` : "a prefix list";
}

/** Whether a value is an id that the program gives, and that a message may therefore name. */
function isNamed(value: unknown): value is string {
  return typeof value === "string" && !isUnknown(value) && !isSimulated(value);
}

/** The readers in turn; where they end undecided, a last one throws that. */
function untilUndecided<T>(readers: Iterable<() => T>): readonly (() => T)[] {
  const read: (() => T)[] = [];
  try {
    for (const reader of readers) read.push(reader);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    read.push(() => {
      throw error;
    });
  }
  return read;
}
