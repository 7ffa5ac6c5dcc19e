import type { Interpreter } from "../interpreter/interpreter";
import { itemsOf, pairsOf } from "../interpreter/iterate";
import { type CallArguments } from "../values/callArguments";
import { hashKey } from "../values/equality";
import { allKnown } from "../values/known";
import {
  mayBeAbsent,
  type Dict,
  type DictContent,
  type DictEntry,
  type Unknown,
  type Value,
  none,
  tuple,
} from "../values/value";
import { type Method, unknownArguments } from "./methods";

function changeDict(python: Interpreter, { cell }: Dict, content: DictContent): void {
  python.step(content.entries.size / 10);
  python.store.change(cell, content, content.rest ?? python.unknown("a dictionary"));
}

/** `dict[key] = value`. */
export function setItem(python: Interpreter, dict: Dict, key: Value, value: Value): void {
  const { entries, rest } = dict.cell.content;
  const hash = hashKey(key);
  if (hash === undefined) return forgetEntries(python, dict, python.unknownResult("a key", [key]));
  changeDict(python, dict, { entries: new Map(entries).set(hash, { key, value }), ...(rest && { rest }) });
}

/** Forgets all entries: any key may have been given any value. */
function forgetEntries(python: Interpreter, dict: Dict, why: Unknown): void {
  changeDict(python, dict, { entries: new Map(), rest: why });
}

/** `del dict[key]`; false if it is not known which key that is. */
export function deleteItem(python: Interpreter, dict: Dict, key: Value): boolean {
  const { entries, rest } = dict.cell.content;
  const hash = hashKey(key);
  const entry = hash === undefined ? undefined : entries.get(hash);
  if (!entry && hash !== undefined && !rest) python.raise("KeyError", "the key is not there");
  if (hash === undefined || !entry) {
    forgetEntries(python, dict, python.unknownResult("a key", [key]));
    return false;
  }
  const left = new Map(entries);
  left.delete(hash);
  changeDict(python, dict, { entries: left, ...(rest && { rest }) });
  return true;
}

/** The entry of a key; `absent` if there is certain to be none, `undefined` if that is not known. */
export function entryOf(dict: Dict, key: Value): DictEntry | "absent" | undefined {
  const { entries, rest } = dict.cell.content;
  const hash = hashKey(key);
  if (hash === undefined) return undefined;
  const entry = entries.get(hash);
  if (entry) return mayBeAbsent(entry.value) ? undefined : entry;
  return rest ? undefined : "absent";
}

/** `dict.update(…)`. */
export function update(python: Interpreter, dict: Dict, call: CallArguments): Value {
  const given = call.at(0);
  const pairs = given ? pairsToUpdate(python, given) : [];
  if (!pairs) forgetEntries(python, dict, unknownArguments(python, call, "`update()`"));
  for (const [key, value] of pairs ?? []) setItem(python, dict, key, value);
  for (const [name, value] of call.keywords) setItem(python, dict, { kind: "str", value: name }, value);
  return none;
}

/** The keys and values of a dictionary or of an iterable of pairs; `undefined` if they are not all known. */
export function pairsToUpdate(
  python: Interpreter,
  given: Value,
): readonly (readonly [key: Value, value: Value])[] | undefined {
  if (given.kind === "dict") return pairsOf(given.cell.content);
  const pairs = itemsOf(python, given)?.map((pair) => {
    const [key, value, ...more] = itemsOf(python, pair) ?? [];
    return key && value && more.length === 0 && hashKey(key) !== undefined ? ([key, value] as const) : undefined;
  });
  return pairs && allKnown(pairs);
}

/** The methods of dictionaries. */
export const dictMethods: Readonly<Record<string, Method<Dict>>> = {
  get(self, call) {
    const key = call.at(0);
    const entry = key && entryOf(self, key);
    return entry === "absent" ? (call.at(1) ?? none) : entry?.value;
  },
  setdefault(self, call, python) {
    const key = call.at(0);
    const entry = key && entryOf(self, key);
    if (!key || !entry) return undefined;
    if (entry !== "absent") return entry.value;
    const value = call.at(1) ?? none;
    setItem(python, self, key, value);
    return value;
  },
  pop(self, call, python) {
    const key = call.at(0);
    const entry = key && entryOf(self, key);
    if (!key || !entry) return undefined;
    if (entry === "absent") return call.at(1) ?? python.raise("KeyError", "the key is not there");
    deleteItem(python, self, key);
    return entry.value;
  },
  update: (self, call, python) => update(python, self, call),
  keys(self, _, python) {
    const items = itemsOf(python, self);
    return items && { kind: "view", items };
  },
  values(self) {
    const pairs = pairsOf(self.cell.content);
    return pairs && { kind: "view", items: pairs.map(([, value]) => value) };
  },
  items(self) {
    const pairs = pairsOf(self.cell.content);
    return pairs && { kind: "view", items: pairs.map(tuple) };
  },
  copy(self, _, python) {
    const { entries, rest } = self.cell.content;
    return python.dict(
      [...entries.values()].map(({ key, value }) => [key, value] as const),
      rest,
    );
  },
  clear(self, _, python) {
    changeDict(python, self, { entries: new Map() });
    return none;
  },
};
