import { Undecided, unlessUndecided } from "../../base/undecided";
import { holdsSimulatedSecret, isSimulated } from "../../wire/simulated";

/**
 * How the environment gives a setting: `visible` as plain text, injected from a `secret`, `generated` or `simulated` in
 * place of what only the update can know, or `notVisible`: the settings module decides, which is neither right nor wrong.
 */
type Origin = "visible" | "secret" | "generated" | "simulated" | "notVisible";

/** A setting as one source gives it. */
export interface Given<T> {
  readonly variable: string;
  /** @throws Undecided if it is unknown or simulated */
  readonly value: T;
}

/** One Django setting as the environment gives it. Getters throw `Undecided` where a source that is not known may decide. */
export interface Setting<T> {
  readonly origin: Origin;
  /** Whether a source gives it in plain text, whatever the text is. */
  readonly isInPlainText: boolean;
  /** The variables that give it in plain text, the most specific first. @throws Undecided after the last that is known */
  readonly variablesInPlainText: Iterable<string>;
  /** The value in the most specific plain variable. @throws Undecided if there is none, or if it is unknown */
  readonly value: T;
  /** The variable that decides it; absent if the setting is not visible. */
  readonly variable?: string | undefined;
  /**
   * The setting as each source in plain text gives it, the most specific first.
   *
   * @throws Undecided after the last that is known, if there may be others
   */
  readonly given: Iterable<Given<T>>;
}

/** Makes a value of a text; the name of what holds the text is for the reason why that is not possible. */
export type Reader<T> = (text: string, variable: string) => T;

/** A variable that may give a setting. */
export interface Source<T> {
  readonly variable: string;
  readonly isInPlainText: boolean;
  /** Its text, simulated or not. @throws Undecided if it is unknown */
  text(): string;
  /** The value of the setting. @throws Undecided if it is unknown or simulated */
  read(): T;
}

/**
 * The setting that `sources` give, the most specific first.
 *
 * @param unseen why there may be other sources, more specific than these
 */
export function settingOf<T>(name: string, sources: readonly Source<T>[], unseen?: Undecided): Setting<T> {
  const plain = sources.filter((source) => source.isInPlainText);
  const winner = (): Source<T> | undefined => {
    if (unseen) throw unseen;
    return plain[0] ?? sources[0];
  };
  return {
    get origin() {
      const source = winner();
      if (!source) return "notVisible";
      return source.isInPlainText ? originOfText(unlessUndecided(() => source.text()) ?? "") : "secret";
    },
    get isInPlainText() {
      if (plain.length === 0 && unseen) throw unseen;
      return plain.length > 0;
    },
    get variablesInPlainText() {
      return upToUnseen(plain, ({ variable }) => variable, unseen);
    },
    get variable() {
      return winner()?.variable;
    },
    get value() {
      const source = winner();
      if (!source) throw new Undecided(`the environment does not show ${name}`);
      return source.read();
    },
    get given() {
      return upToUnseen(plain, givenBy, unseen);
    },
  };
}

function givenBy<T>(source: Source<T>): Given<T> {
  return {
    variable: source.variable,
    get value() {
      return source.read();
    },
  };
}

function* upToUnseen<T, R>(items: readonly T[], read: (item: T) => R, unseen: Undecided | undefined): Iterable<R> {
  for (const item of items) yield read(item);
  if (unseen) throw unseen;
}

function originOfText(text: string): Origin {
  if (holdsSimulatedSecret(text)) return "generated";
  return isSimulated(text) ? "simulated" : "visible";
}
