import type { FunctionDefinition, LambdaFunction } from "../parse/syntax";
import type { Read } from "./read";
import type { Cell } from "./store";

/** Why a value is unknown. */
export type Reason =
  /** It comes from a variable that a secret holds. */
  | { readonly kind: "secret"; readonly variable: string }
  /** It comes from a variable that is not known; `text` says why. */
  | { readonly kind: "environment"; readonly variable: string; readonly text: string }
  /** It comes from a file that cannot be read before the image is built; `text` says why. */
  | { readonly kind: "file"; readonly text: string }
  /** Only running the program would show it. */
  | { readonly kind: "unevaluated"; readonly text: string; readonly file: string; readonly line: number };

interface Dependent {
  /** The environment variable that the value depends on: the first one, if it depends on several. */
  readonly read?: Read | undefined;
}

/** A value that only running the program would show, or that depends on what is not known before. */
export interface Unknown extends Dependent {
  readonly kind: "unknown";
  readonly reason: Reason;
  /** Python's name for its type, if that is known. */
  readonly type?: string | undefined;
  /** Texts that it is certain not to be or, for a list, not to contain. */
  readonly excluded?: ReadonlySet<string> | undefined;
  /** Known objects that it may be: changing it may change them. */
  readonly aliases: readonly Cell<unknown>[];
  /** Whether the name, key or attribute may be missing. */
  readonly mayBeAbsent?: boolean | undefined;
}

/** The items of a list. */
export interface ListContent {
  readonly items: readonly Value[];
  /** Set if there may be other items before, between and after these. */
  readonly rest?: Unknown;
}

/** One key of a dictionary with its value. */
export interface DictEntry {
  readonly key: Value;
  /** An unknown that may be absent if the key may be missing. */
  readonly value: Value;
}

/** The keys and values of a dictionary. */
export interface DictContent {
  /** By `hashKey`. */
  readonly entries: ReadonlyMap<string, DictEntry>;
  /** Set if there may be other keys. */
  readonly rest?: Unknown;
}

/** The items of a set, by `hashKey`. */
export interface SetContent {
  readonly items: ReadonlyMap<string, Value>;
  readonly rest?: Unknown;
}

/** A text. It may hold `projectFolder`. */
export type Str = Dependent & { readonly kind: "str"; readonly value: string };
/** A list, which the program may change. */
export type List = Dependent & { readonly kind: "list"; readonly cell: Cell<ListContent> };
/** A dictionary, which the program may change. */
export type Dict = Dependent & { readonly kind: "dict"; readonly cell: Cell<DictContent> };
/** A `set`, or a `frozenset`. */
export type PythonSet = Dependent & { readonly kind: "set"; readonly cell: Cell<SetContent>; readonly frozen: boolean };
/** A tuple. */
export type Tuple = Dependent & { readonly kind: "tuple"; readonly items: readonly Value[] };
/** An iterator, with the items that are left. */
export type Iterator = Dependent & { readonly kind: "iterator"; readonly cell: Cell<ListContent> };

/**
 * A value of the running program. Values are immutable; what a program can change (the items of a list, the
 * attributes of an instance, variables) is the content of a cell, so that it can be undone and joined.
 */
export type Value =
  | Unknown
  /** `None` and `...`. */
  | (Dependent & { readonly kind: "none" | "ellipsis" })
  /** `True` and `False`. */
  | (Dependent & { readonly kind: "bool"; readonly value: boolean })
  /** A number that a double holds exactly, or a float. */
  | (Dependent & { readonly kind: "int" | "float"; readonly value: number })
  | Str
  /** A `bytes` object: each character is one byte. */
  | (Dependent & { readonly kind: "bytes"; readonly value: string })
  /** A `pathlib.Path`, normalized as pathlib does. */
  | (Dependent & { readonly kind: "path"; readonly value: string })
  | Tuple
  | List
  | Dict
  | PythonSet
  | Iterator
  /** A range, or what `dict.items()` returns, with the items of that moment. */
  | (Dependent & { readonly kind: "view"; readonly items: readonly Value[] })
  /** What stands in the brackets of `items[lower:upper:step]`. */
  | (Dependent & { readonly kind: "slice"; readonly bounds: readonly (Value | undefined)[] })
  /** A function or a lambda of the program, or a method bound to an object. */
  | (Dependent & { readonly kind: "function"; readonly function: PythonFunction })
  /** A function or a class that is not written in the program. */
  | (Dependent & { readonly kind: "builtin"; readonly builtin: Builtin })
  /** A class itself. */
  | (Dependent & { readonly kind: "class"; readonly class: ClassObject })
  /** An object of a class. */
  | (Dependent & { readonly kind: "instance"; readonly instance: Instance })
  /** A module of the project. */
  | (Dependent & { readonly kind: "module"; readonly module: ModuleObject })
  /** What `globals()` returns: changing it changes the variables. */
  | (Dependent & { readonly kind: "namespace"; readonly namespace: Namespace })
  /** An object of a modelled library, or a module of one. */
  | (Dependent & { readonly kind: "native"; readonly native: Native });

/** What a variable holds, and where it was assigned. */
export interface Binding {
  readonly value: Value;
  /** As reports name the file. */
  readonly file: string;
  readonly line: number;
}

/** Variables, or attributes, by name. */
export interface Namespace {
  readonly cells: Map<string, Cell<Binding | undefined>>;
  /** Set as soon as any name may be bound to anything. */
  readonly opaque: Cell<Unknown | undefined>;
}

/** A module that runs or has run. */
export interface ModuleObject {
  readonly name: string;
  /** The path by which `Files` reads the module's file. */
  readonly path: string;
  readonly isPackage: boolean;
  readonly namespace: Namespace;
}

/** Where names are looked up: in a function's own variables, then in those around it, then in the module's. */
export interface Scope {
  readonly namespace: Namespace;
  readonly kind: "module" | "class" | "function" | "comprehension";
  readonly parent?: Scope;
  readonly module: ModuleObject;
  /** Names that `global` or `nonlocal` declares. */
  readonly elsewhere: ReadonlyMap<string, "global" | "nonlocal">;
  /** The function's local names, bound or not. */
  readonly names?: ReadonlySet<string>;
  /** The class, if this is the body of one. */
  readonly owner?: ClassObject;
}

/** A function of the program's own Python. */
export interface PythonFunction {
  readonly name: string;
  readonly definition: FunctionDefinition | LambdaFunction;
  readonly defaults: ReadonlyMap<string, Value>;
  readonly scope: Scope;
  /** The object to which a method is bound. */
  readonly self?: Value;
  /** The class that defines it, for `super()`. */
  readonly owner?: ClassObject;
  /** Set by `@property`, `@staticmethod` and `@classmethod`. */
  readonly role?: "property" | "static" | "class";
}

/** The arguments of a call. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keyword: ReadonlyMap<string, Value>;
  /** Set if `*` or `**` passes unknown arguments. */
  readonly unknown?: Unknown;
}

/** A built-in function or class, or a function of a modelled library. */
export interface Builtin {
  readonly name: string;
  /** Runs it; returns `undefined` if only Python could. */
  readonly run: (call: Arguments) => Value | undefined;
  /** Whether it leaves its arguments unchanged even if its result is unknown. */
  readonly harmless?: boolean;
  /** The name of the class, if it is one: `str`, `dict`. */
  readonly type?: string;
  readonly attributes?: (name: string) => Value | undefined;
}

/** A class: the program's own, a built-in exception, or one of a modelled library. */
export interface ClassObject {
  readonly name: string;
  readonly namespace: Namespace;
  readonly bases?: readonly ClassObject[];
  /** The method resolution order: the class itself comes first. */
  order: readonly ClassObject[];
  /** Set if it inherits from something unknown. */
  unknownBase?: Unknown;
  /** The types of the annotated names in its body, in their order. */
  readonly annotations: Map<string, Value>;
  /** Makes an instance, for the base class of a modelled library. */
  readonly construct?: ((made: ClassObject, call: Arguments) => Value | undefined) | undefined;
}

/** An object of a class. */
export interface Instance {
  readonly class: ClassObject;
  readonly attributes: Namespace;
  /** The arguments that it was created with, for exceptions. */
  readonly arguments?: readonly Value[];
}

/** An object of a modelled library. Members return `undefined` if only Python could say. */
export interface Native {
  readonly type: string;
  readonly attribute?: (name: string) => Value | undefined;
  readonly call?: (call: Arguments) => Value | undefined;
  readonly item?: (key: Value) => Value | undefined;
  /** Sets an attribute; returns whether it can be set. */
  readonly setAttribute?: (name: string, value: Value) => boolean;
  /** `object - value`. */
  readonly minus?: (value: Value) => Value | undefined;
  /** What `str()` returns, and what stands for it in a path. */
  readonly text?: string;
  readonly setItem?: (key: Value, value: Value) => boolean;
  readonly deleteItem?: (key: Value) => boolean;
  /** A value instead of a boolean if the answer depends on a variable. */
  readonly contains?: (key: Value) => boolean | Value | undefined;
  /** What `with` binds, and what it does at its end. */
  readonly enter?: () => Value | undefined;
  readonly exit?: () => void;
  /** Exceptions that `with` swallows. */
  readonly suppresses?: Value;
  /** Data of the model, for models that are passed each other's objects. */
  readonly data?: unknown;
}

/** `None`. */
export const none: Value = { kind: "none" };
/** `True`. */
export const yes: Value = { kind: "bool", value: true };
/** `False`. */
export const no: Value = { kind: "bool", value: false };

/** A boolean. */
export function bool(value: boolean): Value {
  return value ? yes : no;
}

/** An integer; `undefined` if a double cannot hold it exactly. */
export function int(value: number): Value | undefined {
  return Number.isSafeInteger(value) ? { kind: "int", value: value === 0 ? 0 : value } : undefined;
}

/** An integer that is surely small enough to be exact. */
export function smallInt(value: number): Value {
  return { kind: "int", value };
}

/** A floating-point number. */
export function float(value: number): Value {
  return { kind: "float", value };
}

/** Longer texts come from repetition only and are not built. */
const LONGEST = 1_000_000;

/** A text; `undefined` if it is too long. */
export function str(value: string): Value | undefined {
  return value.length > LONGEST ? undefined : { kind: "str", value };
}

/** A text that is surely short. */
export function text(value: string): Value {
  return { kind: "str", value };
}

/** A tuple of items. */
export function tuple(items: readonly Value[]): Tuple {
  return { kind: "tuple", items };
}

/** An object of a modelled library. */
export function native(described: Native): Value {
  return { kind: "native", native: described };
}

/** A built-in function or class, or a function of a modelled library. */
export function builtin(
  name: string,
  run: Builtin["run"],
  rest: Omit<Builtin, "name" | "run"> = {},
): Value & { readonly kind: "builtin" } {
  return { kind: "builtin", builtin: { name, run, ...rest } };
}

/** The value as one that depends on a variable, unless it depends on one already. */
export function withRead<T extends Value>(value: T, read: Read | undefined): T {
  return value.read || !read ? value : { ...value, read };
}

/** The first unknown among values. */
export function firstUnknown(values: Iterable<Value>): Unknown | undefined {
  for (const value of values) if (value.kind === "unknown") return value;
  return undefined;
}

/** Whether the name, key or attribute that holds a value may be missing when the program runs. */
export function mayBeAbsent(value: Value): boolean {
  return value.kind === "unknown" && value.mayBeAbsent === true;
}
