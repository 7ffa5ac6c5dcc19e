import { mergeLazily } from "../base/mergeLazily";
import { once } from "../base/once";
import { inTurn } from "../base/undecided";
import { containers, variablesOf, type Container } from "../containers";
import type { SettingsModule } from "../django/modules";
import { Environment } from "../django/settings/environment";
import { djangoSettings } from "../django/settings/settings";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import type { App } from "./djangoApp/app";
import { filesOf, type AppFiles } from "./djangoApp/files";
import { frontOf, type AppFront } from "./djangoApp/front";
import { keysOf, type AppKeys } from "./djangoApp/keyUse";
import { mailOf, type AppMail } from "./djangoApp/mail";
import { processOf, type AppProcess } from "./djangoApp/process";
import { sessionsOf, type AppSessions } from "./djangoApp/sessions";
import { settingsModuleFacts, type AppSettingsModule } from "./djangoApp/settingsModule";
import { djangoContainers } from "./djangoContainers";
import { moduleSetting, unreadVariable } from "./moduleSetting";
import { settingsModuleOf, type Unseen } from "./settingsModule";

/** A container that runs Django, with everything that policies ask about it; one interface for each concern. */
export interface DjangoApp
  extends App, AppSettingsModule, AppProcess, AppKeys, AppSessions, AppMail, AppFiles, AppFront {}

/** The applications of a stack: the containers that certainly run Django. */
export const djangoApps: Kind<DjangoApp> = {
  noun: "Django containers",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(djangoContainers, resource), ({ container, isShown }) =>
      isShown ? [djangoApp(container, resource, stack)] : [],
    );
  },
};

function djangoApp(container: Container, resource: Resource, stack: Stack): DjangoApp {
  const environment = once(() => new Environment(container.variables, stack.settings, container.file));
  const settingsModule = (): SettingsModule | Unseen => settingsModuleOf(container, stack);
  const app: App = {
    resource: container.resource,
    ...(container.part !== undefined && { part: container.part }),
    container,
    settings: djangoSettings(environment, (name, read, isBoolean) => {
      const module = settingsModule();
      if ("unseen" in module) return undefined;
      return moduleSetting(module, name, read, isBoolean, unreadVariable(name, module, environment));
    }),
    textOf(variable) {
      return {
        fact: this,
        aspect: `text of ${variable}`,
        get definedVariable() {
          return variablesOf(container).ifCertain(variable)?.definedVariable;
        },
      };
    },
  };
  return mergeLazily(
    app,
    settingsModuleFacts(environment, settingsModule, stack),
    processOf(app, resource, stack),
    keysOf(app, () => stack.facts(djangoApps)),
    sessionsOf(app, stack),
    mailOf(app),
    filesOf(app),
    frontOf(app, stack),
  );
}
