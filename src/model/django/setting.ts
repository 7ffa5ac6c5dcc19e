import type { Variable } from "../aws/containers";
import { isSimulated } from "../simulated";
import { Undecided } from "../undecided";

/** One Django setting as the environment gives it. */
export interface Setting<T> {
  /**
   * `visible` in the environment as plain text, injected from a `secret`, or `notVisible`: the environment does not
   * show it, so the settings module decides, which is neither right nor wrong.
   */
  readonly origin: "visible" | "secret" | "notVisible";
  /** Raises `Undecided` unless visible, known, and not made up by a simulation. */
  readonly value: T;
  /** The variable that says so; absent where the setting is not visible. */
  readonly variable?: string;
}

/**
 * The setting that the first of `names` found among the variables gives; later variables of one name win over earlier
 * ones, as at run time.
 */
export function resolve<T>(
  variables: readonly Variable[],
  names: readonly string[],
  read: (text: string) => T,
): Setting<T> {
  const variable = names.map((name) => variables.filter((candidate) => candidate.name === name).at(-1)).find(Boolean);
  if (!variable) {
    return {
      origin: "notVisible",
      get value(): T {
        throw new Undecided(`the environment does not show ${names[0]}`);
      },
    };
  }
  return {
    origin: variable.origin,
    variable: variable.name,
    get value() {
      return read(textOf(variable));
    },
  };
}

/** A variable's text, unless it rests on a simulated value. */
export function textOf(variable: Variable): string {
  const text = variable.value;
  if (isSimulated(text)) throw new Undecided(`${variable.name} holds a value that is known only after the update`);
  return text;
}
