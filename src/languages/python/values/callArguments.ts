import { isPlaced } from "./projectFolder";
import type { Arguments, Value } from "./value";

/** The arguments of a call. Methods return `undefined` if an argument is missing or of another type. */
export class CallArguments {
  constructor(readonly given: Arguments) {}

  /** The arguments that are passed by position. */
  get positional(): readonly Value[] {
    return this.given.positional;
  }

  /** The arguments that are passed by name. */
  get keywords(): ReadonlyMap<string, Value> {
    return this.given.keyword;
  }

  /** How many arguments are passed. */
  get count(): number {
    return this.positional.length + this.keywords.size;
  }

  /** The argument at a position, from 0, or of a name. */
  at(position: number, name?: string): Value | undefined {
    return this.positional[position] ?? (name === undefined ? undefined : this.keyword(name));
  }

  /** An argument that can be passed by name only. */
  keyword(name: string): Value | undefined {
    return this.keywords.get(name);
  }

  /** The argument as a text, see `textOf`. */
  text(position: number, name?: string): string | undefined {
    return textOf(this.at(position, name));
  }

  /** The argument as an integer; booleans are integers. */
  integer(position: number, name?: string): number | undefined {
    const value = this.at(position, name);
    return value?.kind === "int" || value?.kind === "bool" ? Number(value.value) : undefined;
  }
}

/** The text of a `str`; `undefined` if it contains `projectFolder`. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "str" && !isPlaced(value.value) ? value.value : undefined;
}
