import { unlessUndecided } from "../../base/undecided";
import type { Failure, SettingsModule } from "../../django/modules";
import type { Environment } from "../../django/settings/environment";
import type { SettingName } from "../../django/settings/names";
import type { Stack } from "../../stack/stack";
import { unreadVariable } from "../moduleSetting";
import { failureOf, type Unseen } from "../settingsModule";

/** What is known of an application's settings module, and of the settings that its environment has to give. */
export interface AppSettingsModule {
  /** Whether the source of its settings module is found. */
  readonly readsSettingsModule: boolean;
  /** Why it is not, and what to do about it. */
  readonly unseenSettingsModule?: Unseen | undefined;
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

/** @param module the application's settings module, or why its source is not found */
export function settingsModuleFacts(
  environment: () => Environment,
  module: () => SettingsModule | Unseen,
  stack: Stack,
): AppSettingsModule {
  const seen = (): SettingsModule | undefined => {
    const found = module();
    return "unseen" in found ? undefined : found;
  };
  return {
    get readsSettingsModule() {
      return seen() !== undefined;
    },
    get unseenSettingsModule() {
      const found = module();
      return "unseen" in found ? found : undefined;
    },
    get settingsModuleFailure() {
      const found = seen();
      return found && failureOf(found);
    },
    unread(setting) {
      const found = unlessUndecided(seen);
      if (found?.file === undefined) return undefined;
      const variable = unreadVariable(setting, found, environment);
      return variable === undefined ? undefined : { variable, file: found.file };
    },
    required: stack.settings.requireExplicit,
    get missing() {
      const given = environment();
      const found = seen();
      return this.required.filter((name) => !found?.setting(name) && given.named(name).origin === "notVisible");
    },
  };
}
