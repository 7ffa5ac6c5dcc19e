import type { LibraryModule, Interpreter } from "../../../languages/python/interpreter/interpreter";
import { CallArguments, textOf } from "../../../languages/python/values/callArguments";
import { truth } from "../../../languages/python/values/truth";
import {
  type Arguments,
  type DictEntry,
  type Unknown,
  type Value,
  bool,
  builtin,
  native,
  none,
  withRead,
  text,
} from "../../../languages/python/values/value";
import { readVariable } from "../readVariable";
import { type Kind, kinds } from "./kinds";

/** A value that is set up later, with its class. */
class PendingValue {
  constructor(
    readonly kind: string,
    readonly made: CallArguments,
  ) {}
}

/** The classes of `configurations.values`. */
export function configurationValues(python: Interpreter): LibraryModule {
  return Object.fromEntries(
    Object.keys(kinds).map((name) => [
      name,
      builtin(`values.${name}`, (given) => (given.unknown ? undefined : make(python, name, given)), {
        harmless: true,
      }),
    ]),
  );
}

/** Creates a value. One that names its variable, or reads none, is set up at once. */
function make(python: Interpreter, name: string, given: Arguments): Value | undefined {
  const made = new CallArguments(given);
  const value = native({ type: `values.${name}`, data: new PendingValue(name, made) });
  const late = made.keyword("late_binding");
  if (kinds[name]!.isLate || (late && truth(late) !== false)) return value;
  const environ = truth(made.at(1, "environ") ?? bool(true));
  const variable = made.at(2, "environ_name");
  const byDefault = made.at(0, "default") ?? none;
  if (environ === undefined || (variable && textOf(variable) === undefined && variable.kind !== "none"))
    return undefined;
  if (environ && variable && truth(variable)) return setUp(python, value, textOf(variable)!).value;
  return !environ && truth(byDefault) !== false ? setUp(python, value, "").value : value;
}

/** The settings that an email URL may define. */
const emailSettings = ["EMAIL_FILE_PATH", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_HOST", "EMAIL_PORT"].concat([
  "EMAIL_BACKEND",
  "EMAIL_USE_TLS",
  "EMAIL_USE_SSL",
  "EMAIL_TIMEOUT",
  "SERVER_EMAIL",
  "DEFAULT_FROM_EMAIL",
]);

/** Whether a value is still to be set up. */
export function isSetting(value: Value): boolean {
  return value.kind === "native" && value.native.data instanceof PendingValue;
}

/** Sets up a value from its variable or its default. `others` are further settings that it defines. */
export function setUp(
  python: Interpreter,
  value: Value,
  name: string,
): { readonly value: Value; readonly others: readonly (readonly [string, Value])[] } {
  const setting = value.kind === "native" ? value.native.data : undefined;
  if (!(setting instanceof PendingValue)) return { value, others: [] };
  const made = result(python, setting, name) ?? python.unknownResult(`values.${setting.kind}`);
  if (!kinds[setting.kind]!.isMultiple) return { value: made, others: [] };
  const { entries, rest } =
    made.kind === "dict"
      ? made.cell.content
      : { entries: new Map<string, DictEntry>(), rest: python.unknown("an email URL", [made]) };
  const maybe: Unknown | undefined = rest && { ...rest, mayBeAbsent: true };
  const items = maybe ? emailSettings.map((key) => ({ key: text(key), value: maybe })) : [...entries.values()];
  return {
    value: made,
    others: items.flatMap(({ key, value: each }) =>
      key.kind === "str" ? [[key.value, withRead(each, made.read)] as const] : [],
    ),
  };
}

function result(python: Interpreter, { kind: name, made }: PendingValue, attribute: string): Value | undefined {
  const kind = kinds[name]!;
  const given = made.at(0, "default") ?? none;
  const byDefault = (): Value | undefined => {
    if (kind.byDefault) return kind.byDefault(python, given, made);
    return given.kind === "native" ? undefined : given;
  };
  const finished = (value: Value | undefined): Value | undefined =>
    value && kind.finish && value.kind !== "unknown" ? kind.finish(python, value, made) : value;
  if (truth(made.at(1, "environ") ?? bool(true)) === false && !kind.isRequired) return finished(byDefault());
  const variable = variableName(kind, made, attribute);
  if (variable === undefined) return undefined;
  const look = python.environment.look(variable);
  const required = kind.isRequired || truth(made.at(4, "environ_required") ?? bool(false)) !== false;
  const value = readVariable(
    python,
    look,
    kind.read(python, made),
    () => {
      if (required) python.raise("ValueError", `the environment variable ${variable} is required`, look.read);
      return byDefault();
    },
    kind.type,
  );
  if (kind.isRequired && value && truth(value) === false)
    python.raise("ValueError", `the environment variable ${variable} is empty`, look.read);
  return finished(value);
}

/** The name of the variable that a value reads; `undefined` if it is not known. */
function variableName(kind: Kind, made: CallArguments, attribute: string): string | undefined {
  const [named, prefix] = [made.at(2, "environ_name"), made.at(3, "environ_prefix")];
  const name = named && named.kind !== "none" ? textOf(named) : (kind.variable ?? attribute.toUpperCase());
  const before = prefix === undefined ? (kind.variable ? "" : "DJANGO") : prefix.kind === "none" ? "" : textOf(prefix);
  if (name === undefined || before === undefined) return undefined;
  return before === "" ? name : `${before.replace(/_$/, "")}_${name}`;
}
