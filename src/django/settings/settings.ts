import type { Environment } from "./environment";
import { settingNames, type SettingName } from "./names";
import { booleanSettings, parts, readers, type Readers } from "./readers";
import type { Reader, Setting } from "./setting";

/** Every setting that an environment can carry, by Django's name for it. */
export type DjangoSettings = { readonly [Name in SettingName]: Setting<ReturnType<Readers[Name]>> };

/**
 * Looks a setting up in the settings module, as text for `read`. Returns `undefined` if the module is not seen or does
 * not decide the setting.
 */
export type ModuleLookup = (
  name: SettingName,
  read: Reader<unknown>,
  isBoolean: boolean,
) => Setting<unknown> | undefined;

/** The settings that the settings module gives, else the environment; each is looked up on demand. */
export function djangoSettings(environment: () => Environment, lookUpInModule: ModuleLookup): DjangoSettings {
  const settings = {};
  for (const name of Object.keys(readers) as SettingName[]) {
    const read = readers[name];
    const isBoolean = booleanSettings.some((each) => each === name);
    Object.defineProperty(settings, name, {
      get(): Setting<unknown> {
        const given = environment();
        return (
          lookUpInModule(name, read, isBoolean) ?? given.setting<unknown>(name, read, settingNames[name], parts[name])
        );
      },
    });
  }
  return settings as DjangoSettings;
}
