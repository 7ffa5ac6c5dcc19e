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

/** One Django setting as the environment gives it. */
export interface Setting<T> {
  readonly origin: Origin;
  /** Whether a source gives it in plain text, whatever the text is. */
  readonly isInPlainText: boolean;
  /** The variables that give it in plain text, the most specific first. */
  readonly variablesInPlainText: readonly string[];
  /** The value in the most specific plain variable. @throws Undecided if there is none, or if it is unknown */
  readonly value: T;
  /** The variable that decides it; absent if the setting is not visible. */
  readonly variable?: string;
  /** The setting as each source in plain text gives it, the most specific first. */
  readonly given: readonly Given<T>[];
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

/** The setting that `sources` give, the most specific first. */
export function settingOf<T>(name: string, sources: readonly Source<T>[]): Setting<T> {
  const plain = sources.filter((source) => source.isInPlainText);
  const winner = plain[0] ?? sources[0];
  return {
    get origin() {
      if (!winner) return "notVisible";
      return winner.isInPlainText ? originOfText(unlessUndecided(() => winner.text()) ?? "") : "secret";
    },
    isInPlainText: plain.length > 0,
    variablesInPlainText: plain.map((source) => source.variable),
    ...(winner && { variable: winner.variable }),
    get value() {
      if (!winner) throw new Undecided(`the environment does not show ${name}`);
      return winner.read();
    },
    given: plain.map((source) => ({
      variable: source.variable,
      get value() {
        return source.read();
      },
    })),
  };
}

function originOfText(text: string): Origin {
  if (holdsSimulatedSecret(text)) return "generated";
  return isSimulated(text) ? "simulated" : "visible";
}
