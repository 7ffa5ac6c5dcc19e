import { Undecided } from "../../base/undecided";
import type { Environment } from "./environment";
import { settingNames, type SettingName } from "./names";
import { booleanSettings, parts, readers, type Readers } from "./readers";
import { settingOf, type Reader, type Setting } from "./setting";

/** Every setting that an environment can carry, by Django's name for it. */
export type DjangoSettings = { readonly [Name in SettingName]: Setting<ReturnType<Readers[Name]>> };

/**
 * Looks a setting up in the settings module, as text for `read`. Returns `undefined` if the module is not seen or does
 * not decide the setting, and why as `Undecided` if it may decide it but only running it would show.
 */
export type ModuleLookup = (
  name: SettingName,
  read: Reader<unknown>,
  isBoolean: boolean,
) => Setting<unknown> | Undecided | undefined;

/**
 * The settings that the settings module gives, else the environment; each is looked up on demand. One that the module
 * gives in a way that cannot be read is judged by the names of variables, and is undecided if none has its name.
 */
export function djangoSettings(environment: () => Environment, lookUpInModule: ModuleLookup): DjangoSettings {
  const settings = {};
  for (const name of Object.keys(readers) as SettingName[]) {
    const read = readers[name];
    const isBoolean = booleanSettings.some((each) => each === name);
    Object.defineProperty(settings, name, {
      get(): Setting<unknown> {
        const found = lookUpInModule(name, read, isBoolean);
        if (found && !(found instanceof Undecided)) return found;
        const named = environment().setting<unknown>(name, read, settingNames[name], parts[name]);
        return found && named.origin === "notVisible" ? settingOf(name, [], found) : named;
      },
    });
  }
  return settings as DjangoSettings;
}
