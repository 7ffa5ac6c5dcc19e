import { moduleSetting } from "../../facts/settingsModule";
import type { SettingsModule } from "../modules";
import { readBoolean, type BooleanValue } from "../values/boolean";
import type { Environment } from "./environment";
import { settingNames, type SettingName } from "./names";
import { parts, readers, type Readers } from "./readers";
import type { Setting } from "./setting";

/** Every setting that an environment can carry, by the name that Django has for it. */
export type DjangoSettings = { readonly [Name in SettingName]: Setting<ReturnType<Readers[Name]>> };

/** The settings that the environment and the settings module give, each looked up when it is asked for. */
export function djangoSettings(
  environment: () => Environment,
  settingsModule: () => SettingsModule | undefined,
): DjangoSettings {
  const settings = {};
  for (const name of Object.keys(readers) as SettingName[])
    Object.defineProperty(settings, name, { get: () => settingIn(environment(), settingsModule(), name) });
  return settings as DjangoSettings;
}

/** What the settings module makes of the environment, as far as that is known; else what the environment shows. */
function settingIn(
  environment: Environment,
  settingsModule: SettingsModule | undefined,
  name: SettingName,
): Setting<unknown> {
  const read = readers[name];
  return (
    (settingsModule && moduleSetting<unknown>(settingsModule, name, read, read === readBoolean)) ??
    environment.setting<unknown>(name, read, settingNames[name], parts[name])
  );
}

/** The settings that are either on or off. */
export const booleanSettings = (Object.keys(readers) as SettingName[]).filter(
  (name) => readers[name] === readBoolean,
) as readonly NamesOf<BooleanValue>[];

/** The names of the settings whose values are of a type. */
type NamesOf<T> = { [Name in SettingName]: ReturnType<Readers[Name]> extends T ? Name : never }[SettingName];
