import { inTurn, some } from "../base/undecided";
import { variableNames } from "../django/settings/names";
import type { SecretKey } from "../django/values/secretKey";
import { stageOfStack, stageWords } from "../django/values/stage";
import type { DjangoApp } from "./djangoApps";

/**
 * Where else an application's SECRET_KEY is used, as phrases for messages: in a variable for another purpose, by an
 * application that is another one by its settings module and its image, or in another stage that its secret is named for.
 */
export function* otherKeyUses(app: DjangoApp, apps: () => Iterable<DjangoApp>): Iterable<string> {
  if (app.settings.SECRET_KEY.isPlain) yield* usesOfText(app, apps);
  else yield* usesOfSecret(app, apps);
}

function* usesOfText(app: DjangoApp, apps: () => Iterable<DjangoApp>): Iterable<string> {
  const key = app.settings.SECRET_KEY.value;
  yield* inTurn(app.container.variables, (variable) =>
    variable.origin === "visible" && !isKeyName(variable.name) && key.is(variable.value) ? [`in ${variable.name}`] : [],
  );
  yield* inTurn(apps(), (each) =>
    isAnother(app, each) && hasKey(each, key) ? [`by container ${each.container.name}`] : [],
  );
}

function* usesOfSecret(app: DjangoApp, apps: () => Iterable<DjangoApp>): Iterable<string> {
  const secret = secretOf(app);
  if (secret === undefined) return;
  const own = stageOfStack(app.resource.urn);
  const others = stageWords(secret).filter(({ stage }) => stage !== own);
  yield* others.map(({ word }) => `in the stage "${word}"`);
  yield* inTurn(apps(), (each) =>
    isAnother(app, each) && secretOf(each) === secret ? [`by container ${each.container.name}`] : [],
  );
}

/** The secret and the key in it that SECRET_KEY is read from, where the stack says it. */
function secretOf({ container, settings }: DjangoApp): string | undefined {
  const name = settings.SECRET_KEY.variable;
  const reference = container.variables.filter((variable) => variable.name === name).at(-1)?.reference;
  return reference && `${reference.id} ${reference.key ?? ""}`;
}

function isKeyName(name: string): boolean {
  return /SECRET_KEY$/.test(name) || variableNames.SECRET_KEY.includes(name);
}

function hasKey({ settings }: DjangoApp, key: SecretKey): boolean {
  return some(settings.SECRET_KEY.given, ({ value }) => value.is(key));
}

/** Whether two containers are not the same application, as a web server and its worker are. */
function isAnother(one: DjangoApp, other: DjangoApp): boolean {
  if (one.resource.urn === other.resource.urn && one.part === other.part) return false;
  return repositoryOf(one) !== repositoryOf(other) && projectOf(one) !== projectOf(other);
}

function repositoryOf({ container }: DjangoApp): string {
  return container.image.replace(/[@:][^/]*$/, "");
}

/** The package that the settings module is in; each project has one of its own. */
function projectOf({ container }: DjangoApp): string {
  const variable = container.variables.find((each) => each.name === "DJANGO_SETTINGS_MODULE");
  return variable?.value.split(".")[0] ?? "";
}
