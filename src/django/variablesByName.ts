import { Undecided } from "../base/undecided";
import type { EnvironmentVariable } from "./environmentVariable";

/**
 * The variables of a process by their names. Of several with one name the last wins. One whose name is not known, such
 * as those of an environment file that is not seen, may have any name: it leaves open every name that no variable after
 * it has, and nothing else.
 */
export class VariablesByName<Variable extends EnvironmentVariable> {
  /** Those that nothing overrides for certain. */
  private readonly certain = new Map<string, Variable>();
  /** Why there may be more variables than the known ones; `undefined` if there are none. */
  readonly unseen?: Undecided | undefined;

  constructor(variables: readonly Variable[]) {
    for (const variable of variables) {
      try {
        this.certain.set(variable.name, variable);
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        this.certain.clear();
        this.unseen = error;
      }
    }
  }

  /** The names of the variables that are known for certain. */
  get names(): readonly string[] {
    return [...this.certain.keys()];
  }

  /** The variable with this name, if it is known for certain. */
  ifCertain(name: string): Variable | undefined {
    return this.certain.get(name);
  }

  /**
   * The variable with this name; `undefined` if there is none.
   *
   * @throws Undecided if a variable whose name is not known may be the one
   */
  get(name: string): Variable | undefined {
    const found = this.certain.get(name);
    if (!found && this.unseen) throw this.unseen;
    return found;
  }
}
