import type { Failure, SettingsModule } from "../../django/modules";
import type { Environment } from "../../django/settings/environment";
import type { Stack } from "../../stack/stack";
import { failureOf } from "../settingsModule";

/** What is known of an application's settings module, and of the settings that its environment has to give. */
export interface AppSettingsModule {
  /** Whether the source of its settings module is found. */
  readonly readsSettingsModule: boolean;
  /** Why the module would not load; `undefined` if it would, or if it is not found. */
  readonly settingsModuleFailure?: Failure | undefined;
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
    required: stack.settings.requireExplicit,
    get missing() {
      const given = environment();
      const found = module();
      return this.required.filter((name) => !found?.setting(name) && given.named(name).origin === "notVisible");
    },
  };
}
