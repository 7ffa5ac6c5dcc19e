import type { Read } from "./read";
import type { DictContent, ListContent, Reason, SetContent, Value } from "./value";

interface Dependent {
  /** The environment variable that the value depends on: the first one, if it depends on several. */
  readonly read?: Read | undefined;
}

/** A value after the program has run, as plain data. */
export type Evaluated =
  | (Dependent & { readonly kind: "none" | "ellipsis" })
  | (Dependent & { readonly kind: "bool"; readonly value: boolean })
  | (Dependent & { readonly kind: "int" | "float"; readonly value: number })
  /** A text and a path may hold `projectFolder`. */
  | (Dependent & { readonly kind: "str" | "path"; readonly value: string })
  /** Each character is one byte. */
  | (Dependent & { readonly kind: "bytes"; readonly value: string })
  | EvaluatedItems
  | EvaluatedDict
  | EvaluatedUnknown;

/** A list, a tuple or a set. */
export interface EvaluatedItems extends Dependent {
  readonly kind: "list" | "tuple" | "set";
  readonly items: readonly Evaluated[];
  /** Set if there may be other items among these, which are certain to occur in this order: why. */
  readonly open?: Reason;
}

/** A dictionary. */
export interface EvaluatedDict extends Dependent {
  readonly kind: "dict";
  readonly entries: readonly { readonly key: Evaluated; readonly value: Evaluated }[];
  /** Set if there may be other keys: why. */
  readonly open?: Reason;
}

/** A value that is not known. */
export interface EvaluatedUnknown extends Dependent {
  readonly kind: "unknown";
  readonly reason: Reason;
  /** Python's name for its type, if that is known. */
  readonly type?: string;
  /** Whether the name or key may be missing. */
  readonly mayBeAbsent: boolean;
}

/** Deeper values are unknown: one that contains itself has no end. */
const DEEPEST = 30;

/**
 * A value as plain data.
 *
 * @param where the place that is named for objects that are not plain data
 */
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

/** Whether a value is known with all that it contains. */
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

/** The value that a dictionary is known to have under a key; `undefined` for other values and if it is not known. */
export function entryUnder(value: Evaluated | undefined, key: string): Evaluated | undefined {
  if (value?.kind !== "dict") return undefined;
  return value.entries.find((entry) => entry.key.kind === "str" && entry.key.value === key)?.value;
}
