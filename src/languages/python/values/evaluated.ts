import type { Read } from "./read";
import type { DictContent, ListContent, Reason, SetContent, Value } from "./value";

interface Rests {
  /** What it rests on, the most telling first. */
  readonly read: Read | undefined;
}

/** A value once the program has run. */
export type Evaluated =
  | (Rests & { readonly kind: "none" | "ellipsis" })
  | (Rests & { readonly kind: "bool"; readonly value: boolean })
  | (Rests & { readonly kind: "int" | "float"; readonly value: number })
  /** A path and a text may hold `projectFolder`. */
  | (Rests & { readonly kind: "str" | "path"; readonly value: string })
  /** Each character is one byte. */
  | (Rests & { readonly kind: "bytes"; readonly value: string })
  | EvaluatedItems
  | EvaluatedDict
  | EvaluatedUnknown;

/** A list, a tuple or a set. */
export interface EvaluatedItems extends Rests {
  readonly kind: "list" | "tuple" | "set";
  readonly items: readonly Evaluated[];
  /** Why others may stand among these, which are there for sure and in this order. */
  readonly open?: Reason;
}

export interface EvaluatedDict extends Rests {
  readonly kind: "dict";
  readonly entries: readonly { readonly key: Evaluated; readonly value: Evaluated }[];
  /** Why it may have other keys. */
  readonly open?: Reason;
}

export interface EvaluatedUnknown extends Rests {
  readonly kind: "unknown";
  readonly reason: Reason;
  /** Python's name of its type where that is known. */
  readonly type?: string;
  /** Whether it may not be there at all. */
  readonly mayBeAbsent: boolean;
}

/** How deep a value is shown; one that holds itself has no end. */
const DEEPEST = 30;

/** What a value has come to. `where` stands for objects that are no plain data. */
export function toEvaluated(
  value: Value,
  where: { readonly file: string; readonly line: number },
  depth = 0,
): Evaluated {
  const { read } = value;
  const inner = (each: Value): Evaluated => toEvaluated(each, where, depth + 1);
  if (depth > DEEPEST) return object("a value that nests too deeply", where, read);
  switch (value.kind) {
    case "none":
    case "ellipsis":
      return { kind: value.kind, read };
    case "bool":
      return { kind: "bool", value: value.value, read };
    case "int":
    case "float":
      return { kind: value.kind, value: value.value, read };
    case "str":
    case "path":
      return { kind: value.kind, value: value.value, read };
    case "bytes":
      return { kind: "bytes", value: value.value, read };
    case "tuple":
      return { kind: "tuple", items: value.items.map(inner), read };
    case "list":
      return items("list", value.cell.content, inner, read);
    case "set":
      return items("set", value.cell.content, inner, read);
    case "dict":
      return dict(value.cell.content, inner, read);
    case "unknown": {
      const { reason, type, mayBeAbsent = false } = value;
      return { kind: "unknown", reason, ...(type !== undefined && { type }), mayBeAbsent, read };
    }
    default:
      return object(nameOf(value), where, read);
  }
}

function items(
  kind: "list" | "set",
  { items: found, rest }: ListContent | SetContent,
  inner: (value: Value) => Evaluated,
  read: Read | undefined,
): EvaluatedItems {
  return { kind, items: [...found.values()].map(inner), ...(rest && { open: rest.reason }), read };
}

function dict(
  { entries, rest }: DictContent,
  inner: (value: Value) => Evaluated,
  read: Read | undefined,
): EvaluatedDict {
  const found = [...entries.values()].map(({ key, value }) => ({ key: inner(key), value: inner(value) }));
  return { kind: "dict", entries: found, ...(rest && { open: rest.reason }), read };
}

function object(
  text: string,
  { file, line }: { file: string; line: number },
  read: Read | undefined,
): EvaluatedUnknown {
  return { kind: "unknown", reason: { kind: "unevaluated", text, file, line }, mayBeAbsent: false, read };
}

function nameOf(value: Value): string {
  if (value.kind === "instance") return `an instance of ${value.instance.class.name}`;
  return value.kind === "native" ? `an object of ${value.native.type}` : `a ${value.kind}`;
}

/** Whether all of a value is known. */
export function isKnown(value: Evaluated): boolean {
  switch (value.kind) {
    case "unknown":
      return false;
    case "list":
    case "tuple":
    case "set":
      return !value.open && value.items.every(isKnown);
    case "dict":
      return !value.open && value.entries.every(({ key, value: each }) => isKnown(key) && isKnown(each));
    default:
      return true;
  }
}
