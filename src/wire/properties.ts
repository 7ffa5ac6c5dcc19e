import { Undecided } from "../base/undecided";
import { isUnknown } from "./sentinels";
import { isPropertyTree, type PropertyTree } from "./tree";

/**
 * A typed reader of a raw property tree, and the only way in which facts look into one. An absent value reads as
 * `undefined`, or as the provider's default, given as the second argument. An unknown value raises `Undecided` with the
 * property's path. A value of another type is converted if its meaning is plain ("443", "true"), as providers do; else
 * it raises `Undecided`.
 *
 * An empty text is absent: terraform-provider-aws reads optional arguments with `GetOk`, which is false for the zero
 * value of a type, and sends nothing. A write-only argument such as `passwordWo` is read under the name of its twin,
 * `password`: a program gives one of the two.
 */
export class Properties {
  constructor(
    private readonly tree: unknown,
    private readonly path = "",
  ) {}

  /** Whether the property has a value, known or not. An empty text and an empty list are none. */
  has(name: string): boolean {
    const value = this.raw(name);
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  }

  /** The property names present, known or not. */
  names(): string[] {
    return Object.keys(this.whole());
  }

  string(name: string): string | undefined;
  string(name: string, fallback: string): string;
  string(name: string, fallback?: string): string | undefined {
    const value = this.known(name);
    if (value === undefined) return fallback;
    if (typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    throw this.notA("string", name);
  }

  number(name: string): number | undefined;
  number(name: string, fallback: number): number;
  number(name: string, fallback?: number): number | undefined {
    const value = this.known(name);
    if (value === undefined) return fallback;
    const number = typeof value === "string" ? Number(value) : value;
    if (typeof number === "number" && !Number.isNaN(number)) return number;
    throw this.notA("number", name);
  }

  /** A number of which the provider takes 0 as not set: it reads it with `GetOk`. */
  positive(name: string): number | undefined {
    return this.number(name) || undefined;
  }

  boolean(name: string): boolean | undefined;
  boolean(name: string, fallback: boolean): boolean;
  boolean(name: string, fallback?: boolean): boolean | undefined {
    const value = this.known(name);
    if (value === undefined) return fallback;
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    throw this.notA("boolean", name);
  }

  /** A list of strings; one unknown element makes the list unknown. */
  strings(name: string): readonly string[] {
    this.known(name);
    return this.elements(name).map((element) => element());
  }

  /** The raw elements of a list, unknown ones included; a list that is unknown as a whole is one unknown element. */
  values(name: string): readonly unknown[] {
    const value = this.raw(name);
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  }

  /** How many elements a list has, known or not. */
  count(name: string): number {
    this.known(name);
    return this.values(name).length;
  }

  /**
   * One reader for each string of a list. A reader raises `Undecided` if its element is unknown, and hides no other.
   */
  elements(name: string): readonly (() => string)[] {
    return this.values(name).map((value, index) => () => {
      if (isUnknown(value)) throw this.unknown(`${name}[${index}]`);
      if (typeof value !== "string") throw this.notA("string", `${name}[${index}]`);
      return value;
    });
  }

  /** A list of maps. An unknown element raises `Undecided` when it is read, and hides no other. */
  maps(name: string): readonly Properties[] {
    this.known(name);
    return this.values(name).map((value, index) => new Properties(value, this.at(`${name}[${index}]`)));
  }

  /** A nested map, or `undefined` if there is none. A list of one map counts as the map, as for providers. */
  map(name: string): Properties | undefined {
    const value = this.known(name);
    if (value === undefined) return undefined;
    const inner: unknown = Array.isArray(value) && value.length <= 1 ? value[0] : value;
    return inner === undefined || inner === null ? undefined : new Properties(inner, this.at(name));
  }

  /**
   * A JSON document given as text or, already parsed, as an object.
   *
   * @throws Undecided if the text is not valid JSON, such as an empty one; `jsonProblem` says why
   */
  json(name: string): unknown {
    const value = this.document(name);
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw new Undecided(`${this.at(name)} is not valid JSON`);
    }
  }

  /**
   * The position at which the text of a JSON document stops being valid, or `undefined` if it is valid. An empty text is
   * not.
   */
  jsonProblem(name: string): string | undefined {
    const value = this.document(name);
    if (typeof value !== "string") return undefined;
    try {
      JSON.parse(value);
      return undefined;
    } catch {
      const before = value.slice(0, lengthOfJson(value)).split("\n");
      return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    }
  }

  /** A document is required where it is read, so that an empty text is an empty document. */
  private document(name: string): unknown {
    return this.whole()[name] === "" ? "" : this.known(name);
  }

  private known(name: string): unknown {
    const value = this.raw(name);
    if (isUnknown(value)) throw this.unknown(name);
    return value;
  }

  private raw(name: string): unknown {
    const tree = this.whole();
    return valueOf(tree[name]) ?? valueOf(tree[writeOnlyTwin(name)]);
  }

  private whole(): PropertyTree {
    if (isUnknown(this.tree)) throw new Undecided(`${this.path} is not known before the update`);
    if (!isPropertyTree(this.tree)) throw new Undecided(`${this.path} is not an object`);
    return this.tree;
  }

  private unknown(name: string): Undecided {
    return new Undecided(`${this.at(name)} is not known before the update`);
  }

  private notA(type: string, name: string): Undecided {
    return new Undecided(`${this.at(name)} is not a ${type}`);
  }

  private at(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}

/** The name of the write-only argument that can be given in place of a property. */
export function writeOnlyTwin(name: string): string {
  return `${name}Wo`;
}

/** A value as the provider takes it: neither `null` nor an empty text is one. */
export function valueOf(value: unknown): unknown {
  return value === null || value === "" ? undefined : value;
}

/**
 * The length of the longest beginning of an invalid text that could still become JSON. The mistake follows it; the
 * parser's own messages give the position of some mistakes only.
 */
function lengthOfJson(text: string): number {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether a text is the beginning of a JSON document: it parses, or the parser complains about its end. */
function canGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    // Node 22 and later also give the line and the column, in parentheses.
    const [, position] = / at position (\d+)(?: \(.*\))?$/.exec(message) ?? [];
    return message.includes("end of JSON input") || Number(position) === text.length;
  }
}
