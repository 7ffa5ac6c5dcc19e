/** The value of a variable: `undefined` if it is unset, `computed` if only a run would show it. */
export type Environment = (name: string) => string | undefined;

/** Stands for what a command would print or a script computes: nobody knows it. */
export const computed = "\0computed\0";

/** Stands for what comes from a secret when the script runs. */
export const secret = "\0secret\0";

/** Whether a text depends on something that only running the script would show. */
export function isComputed(text: string): boolean {
  return text.includes(computed) || text.includes(secret);
}

/** Whether a text depends on a secret. */
export function holdsSecret(text: string): boolean {
  return text.includes(secret);
}

/** A script can double a value on every line. */
const MAX_LENGTH = 1_000_000;

/** The variables of a running script, over those of its environment. */
export class Variables {
  /** Whether what is set is exported too (`set -a`). */
  exportsAll = false;
  private readonly values = new Map<string, string | undefined>();
  private readonly marked = new Set<string>();
  /** Each export in turn, so that a command's environment is put together only where somebody asks for it. */
  private readonly log: (readonly [name: string, value: string | undefined])[] = [];
  private hidesUnset = false;

  constructor(
    private readonly environment: Environment,
    readonly parameters: readonly string[],
  ) {}

  /** The value of a variable or of a positional parameter; `undefined` if it is not set. */
  get(name: string): string | undefined {
    if (/^[1-9]\d*$/.test(name)) return this.parameters[Number(name) - 1];
    if (name === "@" || name === "*") return this.parameters.join(" ");
    if (/^[0?$!#-]$/.test(name)) return computed;
    const value = this.values.has(name) ? this.values.get(name) : this.environment(name);
    return value ?? (this.hidesUnset ? computed : undefined);
  }

  set(name: string, value: string): void {
    const kept = value.length > MAX_LENGTH ? computed : value;
    this.values.set(name, kept);
    if (this.exportsAll) this.marked.add(name);
    if (this.marked.has(name)) this.log.push([name, kept]);
  }

  unset(name: string): void {
    this.values.set(name, undefined);
    if (this.marked.delete(name)) this.log.push([name, undefined]);
  }

  export(name: string): void {
    this.marked.add(name);
    const value = this.get(name);
    if (value !== undefined) this.log.push([name, value]);
  }

  /** From here on a variable that nobody has set may be set all the same. */
  hideUnset(): void {
    this.hidesUnset = true;
  }

  /** Reads what is exported now, whenever it is called. */
  exported(): () => ReadonlyMap<string, string> {
    const { length } = this.log;
    return () => {
      const exported = new Map<string, string>();
      for (const [name, value] of this.log.slice(0, length)) {
        if (value === undefined) exported.delete(name);
        else exported.set(name, value);
      }
      return exported;
    };
  }
}
