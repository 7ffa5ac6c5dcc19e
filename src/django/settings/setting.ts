import { Undecided, unlessUndecided } from "../../base/undecided";
import { holdsSimulatedSecret, isSimulated } from "../../wire/simulated";

/**
 * How the environment gives a setting: `visible` as plain text, injected from a `secret`, `generated` or `simulated` in
 * place of what only the update can know, or `notVisible`: the settings module decides, which is neither right nor wrong.
 */
type Origin = "visible" | "secret" | "generated" | "simulated" | "notVisible";

/** What one variable makes of a setting. */
export interface Given<T> {
  readonly variable: string;
  /** Raises `Undecided` unless known and not made up by a simulation. */
  readonly value: T;
}

/** One Django setting as the environment gives it. */
export interface Setting<T> {
  readonly origin: Origin;
  /** Whether a variable gives it in plain text, whatever the text is. */
  readonly isPlain: boolean;
  /** The variables that give it in plain text, the most telling first. */
  readonly plainVariables: readonly string[];
  /** What the most telling of its plain variables says; raises `Undecided` where there is none, or where that is not known. */
  readonly value: T;
  /** The variable that says so; absent where the setting is not visible. */
  readonly variable?: string;
  /** What each source in plain text gives, the most telling first. */
  readonly given: readonly Given<T>[];
}

/** A variable that may give a setting, and what it would make of it. */
export interface Source<T> {
  readonly variable: string;
  readonly isPlain: boolean;
  /** Its text, simulated or not; raises `Undecided` where it is not known. */
  text(): string;
  read(): T;
}

/** The setting that `sources` give, the most telling first. */
export function settingOf<T>(name: string, sources: readonly Source<T>[]): Setting<T> {
  const plain = sources.filter((source) => source.isPlain);
  const told = plain[0] ?? sources[0];
  return {
    get origin() {
      if (!told) return "notVisible";
      return told.isPlain ? originOfText(unlessUndecided(() => told.text()) ?? "") : "secret";
    },
    isPlain: plain.length > 0,
    plainVariables: plain.map((source) => source.variable),
    ...(told && { variable: told.variable }),
    get value() {
      if (!told) throw new Undecided(`the environment does not show ${name}`);
      return told.read();
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
