import { inTurn, some } from "../../base/undecided";
import { variablesOf } from "../../containers";
import { variableNames } from "../../django/settings/names";
import type { SecretKey } from "../../django/values/secretKey";
import { stageOfStack, stageWords } from "../../django/values/stage";
import type { App } from "./app";

/** What an application's SECRET_KEY is compared with. */
export interface AppKeys {
  /** Whether a key, such as one of SECRET_KEY_FALLBACKS, is the visible SECRET_KEY. */
  isCurrentKey(key: SecretKey): boolean;
  /** Where else the text of its SECRET_KEY is used, as phrases for messages: `by container admin`. */
  readonly otherKeyUses: Iterable<string>;
}

/** @param apps all applications of the stack */
export function keysOf(app: App, apps: () => Iterable<App>): AppKeys {
  return {
    isCurrentKey(key) {
      const { SECRET_KEY } = app.settings;
      return SECRET_KEY.isInPlainText && key.is(SECRET_KEY.value);
    },
    get otherKeyUses() {
      return otherKeyUses(app, apps);
    },
  };
}

/**
 * The uses are a variable of the application with another purpose, an application with another settings module and
 * another image, or another stage that the secret is named after.
 */
function* otherKeyUses(app: App, apps: () => Iterable<App>): Iterable<string> {
  if (app.settings.SECRET_KEY.isInPlainText) yield* usesOfText(app, apps);
  else yield* usesOfSecret(app, apps);
}

function* usesOfText(app: App, apps: () => Iterable<App>): Iterable<string> {
  const key = app.settings.SECRET_KEY.value;
  yield* inTurn(app.container.variables, (variable) =>
    variable.origin === "visible" && !isKeyName(variable.name) && key.is(variable.value) ? [`in ${variable.name}`] : [],
  );
  yield* inTurn(apps(), (each) =>
    isAnother(app, each) && hasKey(each, key) ? [`by container ${each.container.name}`] : [],
  );
}

function* usesOfSecret(app: App, apps: () => Iterable<App>): Iterable<string> {
  const secret = secretOf(app);
  if (secret === undefined) return;
  const own = stageOfStack(app.resource.urn);
  const others = stageWords(secret).filter(({ stage }) => stage !== own);
  yield* others.map(({ word }) => `in the stage "${word}"`);
  yield* inTurn(apps(), (each) =>
    isAnother(app, each) && secretOf(each) === secret ? [`by container ${each.container.name}`] : [],
  );
}

/** The secret and its key that SECRET_KEY is read from, if the stack shows them. */
function secretOf({ container, settings }: App): string | undefined {
  const name = settings.SECRET_KEY.variable;
  const reference = name === undefined ? undefined : variablesOf(container).get(name)?.reference;
  return reference && `${reference.id} ${reference.key ?? ""}`;
}

function isKeyName(name: string): boolean {
  return /SECRET_KEY$/.test(name) || variableNames.SECRET_KEY.includes(name);
}

function hasKey({ settings }: App, key: SecretKey): boolean {
  return some(settings.SECRET_KEY.given, ({ value }) => value.is(key));
}

/** Whether two containers are not the same application, as a web server and its worker are. */
function isAnother(one: App, other: App): boolean {
  if (one.resource.urn === other.resource.urn && one.part === other.part) return false;
  return repositoryOf(one) !== repositoryOf(other) && projectOf(one) !== projectOf(other);
}

function repositoryOf({ container }: App): string {
  return container.image.replace(/[@:][^/]*$/, "");
}

/** The package that the settings module is in; each project has one of its own. */
function projectOf({ container }: App): string {
  const variable = variablesOf(container).get("DJANGO_SETTINGS_MODULE");
  return variable?.value.split(".")[0] ?? "";
}
