import { Undecided } from "../../../base/undecided";
import type { Read } from "../values/read";
import type { Cell, Lattice, Store } from "../values/store";
import { withRead, type Unknown, type Value } from "../values/value";

/** A variable that is set: its text, or `secret` if a secret holds it. */
export type EnvironmentVariable = { readonly text: string } | "secret";

/** The environment variables with which the program would run. */
export interface ProcessEnvironment {
  /**
   * A variable; `undefined` if it is not set.
   *
   * @throws Undecided if that is not known
   */
  variable(name: string): EnvironmentVariable | undefined;
  /** The names of all variables, for case-insensitive lookups; `undefined` if they are not known. */
  readonly names?: readonly string[];
}

/** What the program finds when it looks a variable up. */
export type Look = (
  | {
      /** Whether the variable is set; `undefined` if that is not known. */
      readonly isPresent: true | undefined;
      /** A text or an unknown. */
      readonly value: Value;
    }
  | { readonly isPresent: false; readonly value?: undefined }
) & { readonly read: Read };

/** The variables that the program itself has set (a value) or removed (`null`). */
interface Changes {
  readonly variables: ReadonlyMap<string, Value | null>;
  /** Set as soon as any variable may have been changed. */
  readonly rest?: Unknown;
}

const changesLattice: Lattice<Changes> = {
  join(one, other, joining) {
    const why = joining.why as Unknown;
    const variables = new Map<string, Value | null>();
    for (const name of new Set([...one.variables.keys(), ...other.variables.keys()])) {
      const [left, right] = [one.variables.get(name), other.variables.get(name)];
      const same = left === right && left !== undefined;
      variables.set(name, same ? left : { ...why, mayBeAbsent: true });
    }
    const rest = one.rest ?? other.rest;
    return { variables, ...(rest && { rest }) };
  },
  unknown: (_, why) => ({ variables: new Map(), rest: why as Unknown }),
};

/** The environment variables as the program sees and changes them. */
export class EnvironmentVariables {
  private readonly changes: Cell<Changes>;

  constructor(
    private readonly store: Store,
    private readonly given: ProcessEnvironment,
  ) {
    this.changes = store.cell<Changes>({ variables: new Map() }, changesLattice);
  }

  get names(): readonly string[] | undefined {
    const { variables, rest } = this.changes.content;
    return rest || !this.given.names ? undefined : [...new Set([...this.given.names, ...variables.keys()])];
  }

  /** Looks a variable up, as the program would find it at this point. */
  look(name: string): Look {
    const { variables, rest } = this.changes.content;
    const own = variables.get(name);
    if (own === null) return this.absent(name);
    if (own) return this.changed(name, own);
    if (rest) return this.notKnown(name, { ...rest, mayBeAbsent: true });
    try {
      const found = this.given.variable(name);
      if (found === undefined) return this.absent(name);
      const presence = found === "secret" ? "secret" : "visible";
      const read = this.read(name, presence);
      const value: Value =
        found === "secret"
          ? { kind: "unknown", reason: { kind: "secret", variable: name }, type: "str", aliases: [], read }
          : { kind: "str", value: found.text, read };
      return { value, isPresent: true, read };
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const reason = { kind: "environment", variable: name, text: error.reason } as const;
      return this.notKnown(name, { kind: "unknown", reason, aliases: [], mayBeAbsent: true });
    }
  }

  set(name: string, value: Value): void {
    this.change((variables) => variables.set(name, value));
  }

  remove(name: string): void {
    this.change((variables) => variables.set(name, null));
  }

  /** Forgets all variables: any of them may have been set or removed. */
  forget(why: Unknown): void {
    this.store.forget(this.changes as Cell<unknown>, why);
  }

  private change(apply: (variables: Map<string, Value | null>) => void): void {
    const variables = new Map(this.changes.content.variables);
    apply(variables);
    this.store.set(this.changes, { ...this.changes.content, variables });
  }

  private changed(name: string, own: Value): Look {
    if (own.kind === "unknown" && own.mayBeAbsent) return this.notKnown(name, own);
    const read = this.read(name, own.kind === "unknown" ? "unknown" : "visible");
    return { value: own.read ? own : withRead(own, read), isPresent: true, read };
  }

  private absent(name: string): Look {
    return { isPresent: false, read: this.read(name, "absent") };
  }

  private notKnown(name: string, unknown: Unknown): Look {
    const read = this.read(name, "unknown");
    return { value: withRead(unknown, read), isPresent: undefined, read };
  }

  private read(variable: string, presence: Read["presence"]): Read {
    return { variable, presence, usedDefault: false };
  }
}

/** The value that a default gives in place of an absent variable. */
export function asDefault(value: Value, { read }: Look): Value {
  return withRead(value, { ...read, usedDefault: true });
}
