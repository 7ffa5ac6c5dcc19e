import { unlessUndecided } from "../../base/undecided";
import type { Failure, SettingsModule } from "../../django/modules";
import type { Environment } from "../../django/settings/environment";
import type { SettingName } from "../../django/settings/names";
import type { Stack } from "../../stack/stack";
import { failureOf, unreadVariable } from "../settingsModule";

/** What is known of an application's settings module, and of the settings that its environment has to give. */
export interface AppSettingsModule {
  /** Whether the source of its settings module is found. */
  readonly readsSettingsModule: boolean;
  /** Why the module would not load; `undefined` if it would, or if it is not found. */
  readonly settingsModuleFailure?: Failure | undefined;
  /**
   * The variable that gives a setting by its name but that the module does not read, and the module's file; `undefined`
   * if there is none, or if that is not known.
   */
  unread(setting: SettingName): { readonly variable: string; readonly file: string } | undefined;
  /** The settings that the organisation requires in the environment. */
  readonly required: readonly string[];
  /** Those of them that neither the environment nor the module gives. */
  readonly missing: readonly string[];
}

/** @param module the application's settings module, if its source is found */
export function settingsModuleFacts(
  environment: () => Environment,
  module: () => SettingsModule | undefined,
  stack: Stack,
): AppSettingsModule {
  return {
    get readsSettingsModule() {
      return module() !== undefined;
    },
    get settingsModuleFailure() {
      const found = module();
      return found && failureOf(found);
    },
    unread(setting) {
      const found = unlessUndecided(module);
      if (found?.file === undefined) return undefined;
      const variable = unreadVariable(setting, found, environment);
      return variable === undefined ? undefined : { variable, file: found.file };
    },
    required: stack.settings.requireExplicit,
    get missing() {
      const given = environment();
      const found = module();
      return this.required.filter((name) => !found?.setting(name) && given.named(name).origin === "notVisible");
    },
  };
}
