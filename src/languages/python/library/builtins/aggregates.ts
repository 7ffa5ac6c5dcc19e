import type { Interpreter } from "../../interpreter/interpreter";
import { membersOf } from "../../interpreter/iterate";
import { binary } from "../../interpreter/operators";
import { textOf, type CallArguments } from "../../values/callArguments";
import { truth } from "../../values/truth";
import { bool, int, mayBeAbsent, smallInt, type Value } from "../../values/value";
import { sortedItems } from "../lists";
import type { Run } from "../methods";

/** The built-in functions that reduce an iterable to one value. */
export function aggregates(python: Interpreter): Record<string, Run> {
  const members = (given: Value | undefined): readonly Value[] | undefined => given && membersOf(python, given);
  const extreme = (given: CallArguments, sign: number): Value | undefined => {
    if (given.keywords.size > 0) return undefined;
    const all = given.count === 1 ? members(given.at(0)) : given.positional;
    if (!all || all.length === 0) return undefined;
    return sortedItems(all, undefined, sign < 0)?.[0];
  };
  const quantified = (given: CallArguments, decisive: boolean): Value | undefined => {
    const truths = members(given.at(0))?.map(truth);
    if (!truths) return undefined;
    if (truths.includes(decisive)) return bool(decisive);
    return truths.includes(undefined) ? undefined : bool(!decisive);
  };
  return {
    len: (given) => length(given.at(0)),
    min: (given) => extreme(given, 1),
    max: (given) => extreme(given, -1),
    any: (given) => quantified(given, true),
    all: (given) => quantified(given, false),
    sum(given) {
      const all = members(given.at(0));
      return all?.reduce((sum, item) => binary(python, "+", sum, item), given.at(1, "start") ?? smallInt(0));
    },
  };
}

/** `len(value)`. */
function length(value: Value | undefined): Value | undefined {
  switch (value?.kind) {
    case "str":
      return textOf(value) === undefined ? undefined : int([...value.value].length);
    case "bytes":
      return int(value.value.length);
    case "tuple":
    case "view":
      return int(value.items.length);
    case "list":
      return value.cell.content.rest ? undefined : int(value.cell.content.items.length);
    case "set":
      return value.cell.content.rest ? undefined : int(value.cell.content.items.size);
    case "dict": {
      const { entries, rest } = value.cell.content;
      return rest || [...entries.values()].some((entry) => mayBeAbsent(entry.value)) ? undefined : int(entries.size);
    }
    default:
      return undefined;
  }
}
