import type { Interpreter } from "../interpreter/interpreter";
import { itemsOf } from "../interpreter/iterate";
import { textOf, type CallArguments } from "../values/callArguments";
import { format, formatFields } from "../values/format";
import { allKnown } from "../values/known";
import { isPlaced } from "../values/projectFolder";
import { asText, represent } from "../values/represent";
import { bool, int, str, text as short, tuple, type Value } from "../values/value";
import { strip, stripEnd, stripStart, words } from "../values/whitespace";

type Method = (self: string, call: CallArguments, python: Interpreter) => Value | undefined;

/** Calls a method of a text; `undefined` if only Python could say what it returns. */
export function callTextMethod(
  self: string,
  name: string,
  call: CallArguments,
  python: Interpreter,
): Value | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method || call.given.unknown) return undefined;
  if (isPlaced(self) && !placedMethods.has(name)) return undefined;
  python.step(1 + self.length / 1000);
  return method(self, call, python);
}

/** Whether a method of `str` is modelled. */
export function hasTextMethod(name: string): boolean {
  return Object.hasOwn(methods, name);
}

/** The methods whose result does not depend on where the project lies. */
const placedMethods = new Set(["format", "join"]);

const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text);

const methods: Readonly<Record<string, Method>> = {
  lower: (self) => short(self.toLowerCase()),
  upper: (self) => short(self.toUpperCase()),
  casefold: (self) => (isAscii(self) ? short(self.toLowerCase()) : undefined),
  capitalize: (self) =>
    isAscii(self) ? short(self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase()) : undefined,
  title: (self) =>
    isAscii(self)
      ? short(self.replace(/[a-zA-Z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()))
      : undefined,
  strip: (self, call) => stripText(self, call, true, true),
  lstrip: (self, call) => stripText(self, call, true, false),
  rstrip: (self, call) => stripText(self, call, false, true),
  split: (self, call, python) => split(self, call, python, false),
  rsplit: (self, call, python) => split(self, call, python, true),
  splitlines(self, call, python) {
    if (call.count > 0) return undefined;
    const lines = self.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
    if (lines.at(-1) === "") lines.pop();
    return python.list(lines.map(short));
  },
  startswith: (self, call) => testAffixes(self, call, (text, affix) => text.startsWith(affix)),
  endswith: (self, call) => testAffixes(self, call, (text, affix) => text.endsWith(affix)),
  replace(self, call) {
    const [from, to] = [call.text(0), call.text(1)];
    if (from === undefined || to === undefined || call.count !== 2) return undefined;
    return str(from === "" ? [...["", ...self].map((each) => each + to)].join("") : self.replaceAll(from, () => to));
  },
  removeprefix: (self, call) => removeAffix(self, call, true),
  removesuffix: (self, call) => removeAffix(self, call, false),
  join: (self, call, python) => joinItems(self, call, python),
  format: (self, call) => fillFields(self, call),
  find: (self, call) => findPart(self, call, (text, part) => text.indexOf(part)),
  rfind: (self, call) => findPart(self, call, (text, part) => text.lastIndexOf(part)),
  count(self, call) {
    const part = call.text(0);
    return part === undefined || part === "" || call.count !== 1 ? undefined : int(self.split(part).length - 1);
  },
  isdigit: (self) => (isAscii(self) ? bool(/^\d+$/.test(self)) : undefined),
  isnumeric: (self) => (isAscii(self) ? bool(/^\d+$/.test(self)) : undefined),
  isdecimal: (self) => (isAscii(self) ? bool(/^\d+$/.test(self)) : undefined),
  isalpha: (self) => (isAscii(self) ? bool(/^[a-zA-Z]+$/.test(self)) : undefined),
  isalnum: (self) => (isAscii(self) ? bool(/^[a-zA-Z0-9]+$/.test(self)) : undefined),
  isspace: (self) => bool(self !== "" && strip(self) === ""),
  isupper: (self) => (isAscii(self) ? bool(/[A-Z]/.test(self) && !/[a-z]/.test(self)) : undefined),
  islower: (self) => (isAscii(self) ? bool(/[a-z]/.test(self) && !/[A-Z]/.test(self)) : undefined),
  partition: (self, call) => partition(self, call, (text, part) => text.indexOf(part), false),
  rpartition: (self, call) => partition(self, call, (text, part) => text.lastIndexOf(part), true),
  zfill(self, call) {
    const width = call.integer(0);
    if (width === undefined || width > 1000 || call.count !== 1) return undefined;
    const [, sign = "", digits = ""] = /^([+-]?)(.*)$/s.exec(self) ?? [];
    return short(sign + digits.padStart(width - sign.length, "0"));
  },
};

function stripText(self: string, call: CallArguments, start: boolean, end: boolean): Value | undefined {
  const given = call.at(0);
  if (call.count === 0 || given?.kind === "none")
    return short(start && end ? strip(self) : start ? stripStart(self) : stripEnd(self));
  const characters = call.text(0);
  if (characters === undefined) return undefined;
  const set = new Set(characters);
  const all = [...self];
  let [from, to] = [0, all.length];
  while (start && from < to && set.has(all[from]!)) from++;
  while (end && to > from && set.has(all[to - 1]!)) to--;
  return short(all.slice(from, to).join(""));
}

function split(self: string, call: CallArguments, python: Interpreter, fromRight: boolean): Value | undefined {
  const separator = call.at(0, "sep");
  const most = call.at(1, "maxsplit") === undefined ? -1 : call.integer(1, "maxsplit");
  if (most === undefined) return undefined;
  if (separator === undefined || separator.kind === "none")
    return most === -1 ? python.list(words(self).map(short)) : undefined;
  const by = call.text(0, "sep");
  if (by === undefined) return undefined;
  if (by === "") python.raise("ValueError", "empty separator");
  const parts = self.split(by);
  if (most < 0 || parts.length - 1 <= most) return python.list(parts.map(short));
  const kept = fromRight
    ? [parts.slice(0, parts.length - most).join(by), ...parts.slice(parts.length - most)]
    : [...parts.slice(0, most), parts.slice(most).join(by)];
  return python.list(kept.map(short));
}

function testAffixes(
  self: string,
  call: CallArguments,
  test: (text: string, affix: string) => boolean,
): Value | undefined {
  const given = call.at(0);
  if (!given || call.count !== 1) return undefined;
  const affixes = allKnown((given.kind === "tuple" ? given.items : [given]).map(textOf));
  return affixes && bool(affixes.some((affix) => test(self, affix)));
}

function removeAffix(self: string, call: CallArguments, prefix: boolean): Value | undefined {
  const affix = call.text(0);
  if (affix === undefined) return undefined;
  if (prefix) return short(self.startsWith(affix) ? self.slice(affix.length) : self);
  return short(affix !== "" && self.endsWith(affix) ? self.slice(0, -affix.length) : self);
}

function joinItems(self: string, call: CallArguments, python: Interpreter): Value | undefined {
  const given = call.at(0);
  const items = given && itemsOf(python, given);
  if (!items || items.some(({ kind }) => kind !== "str")) return undefined;
  return str(items.map((item) => (item.kind === "str" ? item.value : "")).join(self));
}

function fillFields(self: string, call: CallArguments): Value | undefined {
  const parts = formatFields(self);
  if (!parts) return undefined;
  let next = 0;
  const texts = parts.map((part) => {
    if (typeof part === "string") return part;
    const value = /^\d*$/.test(part.name)
      ? call.positional[part.name === "" ? next++ : Number(part.name)]
      : call.keywords.get(part.name);
    if (!value) return undefined;
    if (part.conversion === undefined) return format(value, part.specification);
    const converted = part.conversion === "s" ? asText(value) : part.conversion === "r" ? represent(value) : undefined;
    return converted === undefined ? undefined : format(short(converted), part.specification);
  });
  return texts.includes(undefined) ? undefined : str(texts.join(""));
}

function findPart(self: string, call: CallArguments, find: (text: string, part: string) => number): Value | undefined {
  const part = call.text(0);
  return part === undefined || call.count !== 1 || !isAscii(self) ? undefined : int(find(self, part));
}

function partition(
  self: string,
  call: CallArguments,
  find: (text: string, part: string) => number,
  last: boolean,
): Value | undefined {
  const part = call.text(0);
  if (part === undefined || part === "") return undefined;
  const at = find(self, part);
  const parts =
    at >= 0 ? [self.slice(0, at), part, self.slice(at + part.length)] : last ? ["", "", self] : [self, "", ""];
  return tuple(parts.map(short));
}
