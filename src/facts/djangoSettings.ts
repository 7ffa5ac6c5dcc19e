import { inTurn, Undecided } from "../base/undecided";
import { containers, variablesOf } from "../containers";
import type { SettingName } from "../django/settings/names";
import type { Given } from "../django/settings/setting";
import type { DjangoSettings } from "../django/settings/settings";
import type { Cause, Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";
import { djangoApps, type DjangoApp } from "./djangoApps";
import { inPlace } from "./moduleSetting";

type ValueOf<Name extends SettingName> = DjangoSettings[Name]["value"];

/** One Django setting as one source in plain text gives it: a variable of the container, or the settings module. */
export interface DjangoSetting<Name extends SettingName = SettingName> extends Fact {
  readonly setting: Name;
  /** What gives it, for a message: the variable's name, or file and line of the settings module. */
  readonly variable: string;
  readonly value: ValueOf<Name>;
  readonly app: DjangoApp;
  /** The text that the source gives, as the cause of problems: several policies may object to one text. */
  readonly text: Cause;
}

const kinds = new Map<string, Kind<DjangoSetting>>();

/**
 * The kind of facts about a Django setting, or about several of them, for a policy's `on`. Where several sources give a
 * setting and disagree, the stack does not show which of them Django reads: each is a fact of its own. A setting that
 * comes from a secret is none.
 */
export function setting<const Name extends SettingName>(...names: readonly Name[]): Kind<DjangoSetting<Name>> {
  const key = names.join(" ");
  const kind = kinds.get(key) ?? settingsNamed(names);
  kinds.set(key, kind);
  return kind as unknown as Kind<DjangoSetting<Name>>;
}

function settingsNamed(names: readonly SettingName[]): Kind<DjangoSetting> {
  return {
    noun: `Django containers that show ${names.join(" or ")}`,
    types: containers.types,
    *read(resource, stack) {
      yield* inTurn(stack.factsFrom(djangoApps, resource), (app) =>
        names.flatMap((name) => [...settingsOf(app, name)]),
      );
    },
  };
}

function* settingsOf(app: DjangoApp, setting: SettingName): Iterable<DjangoSetting> {
  const origin = { resource: app.resource, part: app.part, setting, app };
  try {
    for (const given of app.settings[setting].given as Iterable<Given<unknown>>) {
      yield {
        ...origin,
        variable: inPlace(given.variable, placeOf(app, given.variable)),
        text: app.textOf(given.variable),
        get definedVariable() {
          return this.text.definedVariable;
        },
        get remedy() {
          const unread = app.unread(setting);
          // What the environment gives is read there.
          if (!unread || variablesOf(app.container).ifCertain(given.variable)) return undefined;
          return readIt(setting, unread);
        },
        get value() {
          return given.value as ValueOf<SettingName>;
        },
      };
    }
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    yield unknownSetting(origin, error);
  }
}

/** The file that gives a variable to an application's container. */
function placeOf({ container }: DjangoApp, variable: string): string | undefined {
  return variablesOf(container).ifCertain(variable)?.place;
}

function readIt(setting: string, { variable, file }: { variable: string; file: string }): string {
  const change = variable === setting ? "read it there" : `read it there, or set ${setting}`;
  return `The stack sets ${variable}, but ${file} does not read it: ${change}.`;
}

/** A setting that may be given: its variable and its value throw why that is undecided. */
function unknownSetting(origin: Omit<DjangoSetting, "variable" | "value" | "text">, reason: Undecided): DjangoSetting {
  return {
    ...origin,
    get variable(): string {
      throw reason;
    },
    get value(): ValueOf<SettingName> {
      throw reason;
    },
    get text(): Cause {
      throw reason;
    },
  };
}
