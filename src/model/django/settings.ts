import type { Environment } from "./environment";
import { settingNames, type SettingName } from "./names";
import { parts, readers, type Readers } from "./readers";
import type { Setting } from "./setting";
import { readBoolean, type BooleanValue } from "./boolean";

/** Every setting that an environment can carry, by the name that Django has for it. */
export type DjangoSettings = { readonly [Name in SettingName]: Setting<ReturnType<Readers[Name]>> };

/** The settings that `environment` gives, each looked up when it is asked for. */
export function djangoSettings(environment: () => Environment): DjangoSettings {
  const settings = {};
  for (const name of Object.keys(readers) as SettingName[]) {
    Object.defineProperty(settings, name, { get: () => settingIn(environment(), name) });
  }
  return settings as DjangoSettings;
}

function settingIn(environment: Environment, name: SettingName): Setting<unknown> {
  return environment.setting<unknown>(name, readers[name], settingNames[name], parts[name]);
}

/** The settings that are either on or off. */
export const booleanSettings = (Object.keys(readers) as SettingName[]).filter(
  (name) => readers[name] === readBoolean,
) as readonly NamesOf<BooleanValue>[];

/** The names of the settings whose values are of a type. */
type NamesOf<T> = { [Name in SettingName]: ReturnType<Readers[Name]> extends T ? Name : never }[SettingName];
