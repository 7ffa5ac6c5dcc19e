import { Undecided, unlessUndecided } from "../base/undecided";
import {
  entryUnder,
  projectFolder,
  type Evaluated,
  type EvaluatedSetting,
  type Failure,
  type Reason,
  type SettingsModule,
} from "../django/modules";
import { globalSettings } from "../django/modules/globalSettings";
import type { Environment } from "../django/settings/environment";
import type { SettingName } from "../django/settings/names";
import { settingOf, type Reader, type Setting, type Source } from "../django/settings/setting";

/** Where a setting stands in the module, if not under the name that policies know it by. */
const paths: { readonly [Name in SettingName]?: readonly string[] } = {
  CACHE_BACKEND: ["CACHES", "default", "BACKEND"],
  CONN_MAX_AGE: ["DATABASES", "default", "CONN_MAX_AGE"],
};

/** What holds where the module says nothing (Django, "Settings"), as text. */
const defaults: { readonly [Name in SettingName]?: string } = {
  DEBUG: "False",
  ALLOWED_HOSTS: "[]",
  SESSION_COOKIE_SECURE: "False",
  CSRF_COOKIE_SECURE: "False",
  SECURE_SSL_REDIRECT: "False",
  SECURE_HSTS_SECONDS: "0",
  SECURE_HSTS_INCLUDE_SUBDOMAINS: "False",
  SECURE_HSTS_PRELOAD: "False",
};

/** DEBUG is on for everything that Python takes for true; its checks want all other switches to be `True` itself. */
const truthy: ReadonlySet<SettingName> = new Set(["DEBUG"]);

/**
 * The variable that gives a setting by its name but that the module does not read, so that it has no effect; `undefined`
 * if there is none, or if the environment is not known.
 */
export function unreadVariable(
  name: SettingName,
  module: SettingsModule,
  environment: () => Environment,
): string | undefined {
  const variable = unlessUndecided(() => environment().named(name).variable);
  return variable === undefined || module.reads(variable) ? undefined : variable;
}

/**
 * A setting as the module leaves it, for the reader of its variables' texts. A setting of Django's that the module leaves
 * out is not visible, whatever the environment holds: nobody reads it there.
 *
 * @param unread see `unreadVariable`
 * @returns why it is not known, as `Undecided`, if only running the module would show it; `undefined` if the module does
 *   not decide it: it fails, or the setting is none of Django's
 */
export function moduleSetting<T>(
  module: SettingsModule,
  name: SettingName,
  read: Reader<T>,
  isSwitch: boolean,
  unread: string | undefined,
): Setting<T> | Undecided | undefined {
  const [setting = name, ...keys] = paths[name] ?? [name];
  const isDjangos = globalSettings.has(setting);
  const { failure } = module;
  if (failure) return isDjangos && failure.kind === "limit" ? notFollowed(failure) : undefined;
  const found = module.setting(setting);
  if (!found) return isDjangos ? leftOut(name, module, read, unread) : undefined;
  const value = keys.reduce<Evaluated | undefined>(entryOf, found.value);
  if (!value) return settingOf(name, []);
  const textOf = isSwitch ? switchText(truthy.has(name)) : plainText;
  const source = sourceOf(labelOf(found, value, unread, module), value, read, textOf);
  if (source) return settingOf(name, [source]);
  const reason = unknownIn(value);
  return isDjangos && reason?.kind === "unevaluated" ? onlyRunning(reason) : undefined;
}

function leftOut<T>(
  name: SettingName,
  { file }: SettingsModule,
  read: Reader<T>,
  unread: string | undefined,
): Setting<T> {
  const text = defaults[name];
  const label = `Django's default in ${file}${besides(unread)}`;
  return settingOf(name, text === undefined ? [] : [known(label, text, read)]);
}

function notFollowed({ file, line, message }: Failure): Undecided {
  const where = file === "" ? "" : ` (${file}:${line})`;
  return new Undecided(`the settings module cannot be read: ${message}${where}`);
}

/** The text is the same for all settings that one statement may have set, so that reports name the statement once. */
function onlyRunning({ file, line, text }: Reason & { readonly kind: "unevaluated" }): Undecided {
  return new Undecided(`what ${file}:${line} sets cannot be read without running it (${text})`);
}

/** The value under a key of a dictionary; `undefined` if there is no such key. */
function entryOf(value: Evaluated | undefined, key: string): Evaluated | undefined {
  if (value?.kind !== "dict") return value?.kind === "unknown" ? value : undefined;
  return entryUnder(value, key) ?? (value.open && { kind: "unknown", reason: value.open, mayBeAbsent: true });
}

function sourceOf<T>(
  variable: string,
  value: Evaluated,
  read: Reader<T>,
  textOf: (value: Evaluated) => string | undefined,
): Source<T> | undefined {
  const text = textOf(value);
  if (text !== undefined) return known(variable, text, read);
  const reason = unknownIn(value);
  if (!reason || reason.kind === "unevaluated") return undefined;
  const raise = (): never => {
    throw new Undecided(reason.kind === "secret" ? `${reason.variable} comes from a secret` : reason.text);
  };
  const name = reason.kind === "file" ? variable : reason.variable;
  return { variable: name, isInPlainText: reason.kind !== "secret", text: raise, read: raise };
}

/** Why a value, or the first of its items that is not known, is not known; `undefined` if all are. */
function unknownIn(value: Evaluated): Reason | undefined {
  if (value.kind === "unknown") return value.reason;
  if (!("items" in value)) return undefined;
  return value.items.map(unknownIn).find((reason) => reason !== undefined) ?? value.open;
}

function known<T>(variable: string, text: string, read: Reader<T>): Source<T> {
  return { variable, isInPlainText: true, text: () => text, read: () => read(text, variable) };
}

/** What says so, for a sentence: the variable that was read, or the module's own line. */
function labelOf(
  { file, line }: EvaluatedSetting,
  { read }: Evaluated,
  unread: string | undefined,
  module: SettingsModule,
): string {
  if (!read) return `${file}:${line}${besides(unread)}`;
  return read.presence === "visible" && !read.usedDefault
    ? inPlace(read.variable, module.placeOf(read.variable))
    : `${file}:${line}, where ${read.variable} is not set,`;
}

/** A variable for a sentence, with the file and line that give it, if it is not the stack that does. */
export function inPlace(variable: string, place: string | undefined): string {
  return place === undefined ? variable : `${variable} in ${place}`;
}

/** The variable that somebody may expect to be read there. */
function besides(unread: string | undefined): string {
  return unread === undefined ? "" : `, which does not read ${unread},`;
}

/** A value as a variable would give it; nothing for what no variable could. */
function plainText(value: Evaluated): string | undefined {
  const data = dataOf(value);
  if (data === undefined) return undefined;
  if (typeof data === "string") return data;
  if (typeof data === "boolean") return data ? "True" : "False";
  return data === null ? "None" : typeof data === "number" ? String(data) : JSON.stringify(data);
}

type Data = string | number | boolean | null | readonly Data[];

function dataOf(value: Evaluated): Data | undefined {
  if (value.kind === "none") return null;
  if (value.kind === "bool" || value.kind === "int" || value.kind === "float") return value.value;
  if (value.kind === "str" || value.kind === "path")
    return value.value.includes(projectFolder) ? undefined : value.value;
  if (value.kind !== "list" && value.kind !== "tuple" && value.kind !== "set") return undefined;
  const items = value.items.map(dataOf);
  return value.open || items.includes(undefined) ? undefined : (items as Data[]);
}

function switchText(isTruthy: boolean): (value: Evaluated) => string | undefined {
  return (value) => {
    const data = dataOf(value);
    if (data === undefined) return undefined;
    const isOn = isTruthy ? Boolean(Array.isArray(data) ? data.length : data) : data === true;
    return isOn ? "True" : "False";
  };
}
