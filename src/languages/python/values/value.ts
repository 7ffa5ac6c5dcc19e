import type { FunctionDefinition, LambdaFunction } from "../parse/syntax";
import type { Read } from "./read";
import type { Cell } from "./store";

/** Why a value is not known. */
export type Reason =
  | { readonly kind: "secret"; readonly variable: string }
  /** The environment is not known there: `text` says why. */
  | { readonly kind: "environment"; readonly variable: string; readonly text: string }
  /** Only running the program would tell. */
  | { readonly kind: "unevaluated"; readonly text: string; readonly file: string; readonly line: number };

interface Dependent {
  /** The environment variable that the value depends on: the first one, if it depends on several. */
  readonly read?: Read | undefined;
}

export interface Unknown extends Dependent {
  readonly kind: "unknown";
  readonly reason: Reason;
  /** Python's name of its type where that is known all the same. */
  readonly type?: string | undefined;
  /** Texts that neither it is nor, for a list, any of its items. */
  readonly excluded?: ReadonlySet<string> | undefined;
  /** Known objects that it may be, which a change of it therefore changes. */
  readonly aliases: readonly Cell<unknown>[];
  /** Whether it may not be there at all. */
  readonly mayBeAbsent?: boolean | undefined;
}

export interface ListContent {
  readonly items: readonly Value[];
  /** Says that other items may stand between these, before and behind them. */
  readonly rest?: Unknown;
}

export interface DictEntry {
  readonly key: Value;
  /** An unknown that may be absent stands for a key that may not be there. */
  readonly value: Value;
}

export interface DictContent {
  /** By `hashKey`. */
  readonly entries: ReadonlyMap<string, DictEntry>;
  /** Says that there may be other keys. */
  readonly rest?: Unknown;
}

export interface SetContent {
  readonly items: ReadonlyMap<string, Value>;
  readonly rest?: Unknown;
}

export type Str = Dependent & { readonly kind: "str"; readonly value: string };
export type List = Dependent & { readonly kind: "list"; readonly cell: Cell<ListContent> };
export type Dict = Dependent & { readonly kind: "dict"; readonly cell: Cell<DictContent> };
export type PythonSet = Dependent & { readonly kind: "set"; readonly cell: Cell<SetContent>; readonly frozen: boolean };
export type Tuple = Dependent & { readonly kind: "tuple"; readonly items: readonly Value[] };
/** A one-way iterator: what is left of it. */
export type Iterator = Dependent & { readonly kind: "iterator"; readonly cell: Cell<ListContent> };

export type Value =
  | Unknown
  | (Dependent & { readonly kind: "none" | "ellipsis" })
  | (Dependent & { readonly kind: "bool"; readonly value: boolean })
  | (Dependent & { readonly kind: "int" | "float"; readonly value: number })
  | Str
  /** Each character is one byte. */
  | (Dependent & { readonly kind: "bytes"; readonly value: string })
  /** A `pathlib.Path`, normalised as pathlib does. */
  | (Dependent & { readonly kind: "path"; readonly value: string })
  | Tuple
  | List
  | Dict
  | PythonSet
  | Iterator
  /** A range, or what `dict.items()` gives: as it was when it was made. */
  | (Dependent & { readonly kind: "view"; readonly items: readonly Value[] })
  | (Dependent & { readonly kind: "slice"; readonly bounds: readonly (Value | undefined)[] })
  | (Dependent & { readonly kind: "function"; readonly function: PythonFunction })
  | (Dependent & { readonly kind: "builtin"; readonly builtin: Builtin })
  | (Dependent & { readonly kind: "class"; readonly class: ClassObject })
  | (Dependent & { readonly kind: "instance"; readonly instance: Instance })
  | (Dependent & { readonly kind: "module"; readonly module: ModuleObject })
  /** What `globals()` gives: changing it changes the variables. */
  | (Dependent & { readonly kind: "namespace"; readonly namespace: Namespace })
  | (Dependent & { readonly kind: "native"; readonly native: Native });

/** What a variable holds, and where it was given that. */
export interface Binding {
  readonly value: Value;
  /** As reports name it. */
  readonly file: string;
  readonly line: number;
}

/** Variables, or attributes, by name. */
export interface Namespace {
  readonly cells: Map<string, Cell<Binding | undefined>>;
  /** Set once any name may be bound to anything. */
  readonly opaque: Cell<Unknown | undefined>;
}

export interface ModuleObject {
  readonly name: string;
  /** The module's file as `Files` reads it. */
  readonly path: string;
  readonly isPackage: boolean;
  readonly namespace: Namespace;
}

/** Where names are looked up: a function's own variables, those around it, the module's. */
export interface Scope {
  readonly namespace: Namespace;
  readonly kind: "module" | "class" | "function" | "comprehension";
  readonly parent?: Scope;
  readonly module: ModuleObject;
  /** Names that `global` or `nonlocal` gives to an outer scope. */
  readonly elsewhere: ReadonlyMap<string, "global" | "nonlocal">;
  /** The names that are a function's own, bound or not. */
  readonly names?: ReadonlySet<string>;
  /** The class whose body it is. */
  readonly owner?: ClassObject;
}

export interface PythonFunction {
  readonly name: string;
  readonly definition: FunctionDefinition | LambdaFunction;
  readonly defaults: ReadonlyMap<string, Value>;
  readonly scope: Scope;
  /** The object that a method is bound to. */
  readonly self?: Value;
  /** The class in whose body it is defined, for `super()`. */
  readonly owner?: ClassObject;
  /** `@property`, `@staticmethod` and `@classmethod`. */
  readonly role?: "property" | "static" | "class";
}

/** What is passed to a call. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keyword: ReadonlyMap<string, Value>;
  /** Set where `*` or `**` passes what is not known. */
  readonly unknown?: Unknown;
}

/** A function that is not written in the program's Python. `run` returns nothing where only running it would tell. */
export interface Builtin {
  readonly name: string;
  readonly run: (call: Arguments) => Value | undefined;
  /** Whether what is passed stays as it is even where the result is not known. */
  readonly harmless?: boolean;
  /** The class that it makes, where it is one: `str`, `dict`. */
  readonly type?: string;
  readonly attributes?: (name: string) => Value | undefined;
}

export interface ClassObject {
  readonly name: string;
  readonly namespace: Namespace;
  readonly bases?: readonly ClassObject[];
  /** The class itself first. */
  order: readonly ClassObject[];
  /** Set where it inherits from something that is not known. */
  unknownBase?: Unknown;
  /** The names annotated in its body, in order, by name. */
  readonly annotations: Map<string, Value>;
  /** What a library's base class does when a class that inherits from it is called. */
  readonly construct?: ((made: ClassObject, call: Arguments) => Value | undefined) | undefined;
}

export interface Instance {
  readonly class: ClassObject;
  readonly attributes: Namespace;
  /** What an exception was made with. */
  readonly arguments?: readonly Value[];
}

/** An object of a library that is modelled: each member returns nothing where only running it would tell. */
export interface Native {
  readonly type: string;
  readonly attribute?: (name: string) => Value | undefined;
  readonly call?: (call: Arguments) => Value | undefined;
  readonly item?: (key: Value) => Value | undefined;
  /** Whether the attribute is one that can be set. */
  readonly setAttribute?: (name: string, value: Value) => boolean;
  /** `object - value`. */
  readonly minus?: (value: Value) => Value | undefined;
  /** What `str()` and joining paths give. */
  readonly text?: string;
  readonly setItem?: (key: Value, value: Value) => boolean;
  readonly deleteItem?: (key: Value) => boolean;
  /** With a value, where the answer itself rests on something. */
  readonly contains?: (key: Value) => boolean | Value | undefined;
  /** What `with` binds, and what happens at its end. */
  readonly enter?: () => Value | undefined;
  readonly exit?: () => void;
  /** Exceptions that `with` swallows. */
  readonly suppresses?: Value;
  /** The model's own data, for models that meet each other's objects. */
  readonly data?: unknown;
}

export const none: Value = { kind: "none" };
export const yes: Value = { kind: "bool", value: true };
export const no: Value = { kind: "bool", value: false };

export function bool(value: boolean): Value {
  return value ? yes : no;
}

/** An integer; one that a double does not hold exactly is none. */
export function int(value: number): Value | undefined {
  return Number.isSafeInteger(value) ? { kind: "int", value: value === 0 ? 0 : value } : undefined;
}

/** An integer that is surely small enough to be exact. */
export function smallInt(value: number): Value {
  return { kind: "int", value };
}

export function float(value: number): Value {
  return { kind: "float", value };
}

/** Longer texts are not made: they come from repetition only. */
const LONGEST = 1_000_000;

export function str(value: string): Value | undefined {
  return value.length > LONGEST ? undefined : { kind: "str", value };
}

/** A text that is surely short. */
export function text(value: string): Value {
  return { kind: "str", value };
}

export function tuple(items: readonly Value[]): Tuple {
  return { kind: "tuple", items };
}

export function native(described: Native): Value {
  return { kind: "native", native: described };
}

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

/** The first of the values that is unknown. */
export function firstUnknown(values: Iterable<Value>): Unknown | undefined {
  for (const value of values) if (value.kind === "unknown") return value;
  return undefined;
}

/** Whether what a name, a key or an attribute is bound to may be missing at run time. */
export function mayBeAbsent(value: Value): boolean {
  return value.kind === "unknown" && value.mayBeAbsent === true;
}
