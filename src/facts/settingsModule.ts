import type { Files } from "../base/files";
import { once } from "../base/once";
import { Undecided, unlessUndecided } from "../base/undecided";
import type { Container, Variable } from "../containers";
import {
  projectFolder,
  settingsOf,
  type ProcessEnvironment,
  type Evaluated,
  type EvaluatedSetting,
  type Failure,
  type SettingsModule,
} from "../django/modules";
import type { Environment } from "../django/settings/environment";
import type { SettingName } from "../django/settings/names";
import { settingOf, type Reader, type Setting, type Source } from "../django/settings/setting";
import type { Stack } from "../stack/stack";
import { isSimulated } from "../wire/simulated";

/**
 * The settings module of a container, read under the container's environment where its source is seen: the build
 * context of its image, or the folder that the shared settings name. `undefined` where neither is.
 *
 * @throws Undecided where it cannot be told yet which module it is
 */
export function settingsModuleOf(container: Container, stack: Stack): SettingsModule | undefined {
  const { files, settings } = stack;
  const root = settings.djangoProject === "" ? container.sourceFolder : settings.djangoProject;
  if (!files || root === undefined) return undefined;
  const environment = environmentOf(container.variables);
  const entryPoints = once(() => entryPointsIn(files, root));
  const textOf = (name: string): string | undefined => textIn(environment, name) ?? defaultIn(entryPoints(), name);
  const module = textOf("DJANGO_SETTINGS_MODULE");
  if (module === undefined) return undefined;
  const configurationClass = textOf("DJANGO_CONFIGURATION");
  return settingsOf({
    files,
    root,
    module,
    environment,
    ...(configurationClass !== undefined && { configurationClass }),
  });
}

/** Why a settings module does not load, as far as that is for certain. */
export function failureOf({ failure }: SettingsModule): Failure | undefined {
  return failure?.kind === "limit" ? undefined : failure;
}

function environmentOf(variables: readonly Variable[]): ProcessEnvironment {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return {
    names: [...byName.keys()],
    variable(name) {
      const variable = byName.get(name);
      if (!variable) return undefined;
      if (variable.origin === "secret") return "secret";
      if (isSimulated(variable.value)) throw new Undecided(`${name} is not known before the update`);
      return { text: variable.value };
    },
  };
}

function textIn(environment: ProcessEnvironment, name: string): string | undefined {
  const found = environment.variable(name);
  return found === undefined || found === "secret" ? undefined : found.text;
}

/** The texts of manage.py, wsgi.py and asgi.py. */
function entryPointsIn(files: Files, root: string): readonly string[] {
  const found = unlessUndecided(() => files.list(root)) ?? [];
  return found
    .filter((file) => /^(?:[^/]+\/){0,2}(?:manage|wsgi|asgi)\.py$/.test(file))
    .map((file) => unlessUndecided(() => files.read(`${root}/${file}`)) ?? "");
}

/** The value that they set where the environment has none, if all of them agree. */
function defaultIn(entryPoints: readonly string[], variable: string): string | undefined {
  const setting = new RegExp(`setdefault\\(\\s*["']${variable}["']\\s*,\\s*["']([\\w.]+)["']`);
  const found = entryPoints.map((text) => setting.exec(text)?.[1]);
  const values = new Set(found.filter((value) => value !== undefined));
  return values.size === 1 ? [...values][0] : undefined;
}

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
 * A setting as the module leaves it, for the reader of its variables' texts; `undefined` where only running the module
 * would tell, and where the module says nothing and Django's default is not judged.
 *
 * @param unread see `unreadVariable`
 */
export function moduleSetting<T>(
  module: SettingsModule,
  name: SettingName,
  read: Reader<T>,
  isSwitch: boolean,
  unread: string | undefined,
): Setting<T> | undefined {
  if (module.failure) return undefined;
  const [setting, ...keys] = paths[name] ?? [name];
  const found = module.setting(setting!);
  if (!found) {
    const text = defaults[name];
    return text === undefined
      ? undefined
      : settingOf(name, [known(`Django's default in ${module.file}${besides(unread)}`, text, read)]);
  }
  const value = keys.reduce<Evaluated | undefined>(entryOf, found.value);
  if (!value) return undefined;
  const source = sourceOf(
    labelOf(found, value, unread, module),
    value,
    read,
    isSwitch ? switchText(truthy.has(name)) : plainText,
  );
  return source && settingOf(name, [source]);
}

function entryOf(value: Evaluated | undefined, key: string): Evaluated | undefined {
  if (value?.kind !== "dict") return undefined;
  return value.entries.find((entry) => entry.key.kind === "str" && entry.key.value === key)?.value;
}

function sourceOf<T>(
  variable: string,
  value: Evaluated,
  read: Reader<T>,
  textOf: (value: Evaluated) => string | undefined,
): Source<T> | undefined {
  if (value.kind === "unknown") {
    const { reason } = value;
    if (reason.kind === "unevaluated") return undefined;
    const text = (): never => {
      throw new Undecided(reason.kind === "secret" ? `${reason.variable} comes from a secret` : reason.text);
    };
    return { variable: reason.variable, isInPlainText: reason.kind !== "secret", text, read: text };
  }
  const text = textOf(value);
  return text === undefined ? undefined : known(variable, text, read);
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
