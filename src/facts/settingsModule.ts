import type { Files } from "../base/files";
import { once, onceFor } from "../base/once";
import { Undecided, unlessUndecided } from "../base/undecided";
import { enumerated } from "../base/words";
import { variablesOf, type Container } from "../containers";
import { applicationModule } from "../django/command";
import { settingsOf, type Failure, type ProcessEnvironment, type SettingsModule } from "../django/modules";
import { findProjects } from "../django/modules/findProject";
import type { Stack } from "../stack/stack";
import { isSimulated, whyNotKnown } from "../wire/simulated";
import { findModule } from "./moduleInImage";

/** Why a container's settings module is not read. */
export interface Unseen {
  /** As a phrase for a message. */
  readonly unseen: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

const nameTheProject = "Name the project's folder in the setting djangoProject, or its manage.py with --manage-py.";

/**
 * The settings module of a container, read under the container's environment if its source is seen: in the image that the
 * stack builds, in the code that it uploads, in the folder that the shared settings name, or next to the one manage.py of
 * the repository that fits it.
 *
 * @throws Undecided if it is unknown which module it is, or if the folder that the shared settings name is not there
 */
export function settingsModuleOf(container: Container, stack: Stack): SettingsModule | Unseen {
  return onceFor(modules, container, () => readSettingsModule(container, stack));
}

/** To interpret a module takes long, and the facts on apps and on each bucket ask for it. */
const modules = new WeakMap<Container, () => SettingsModule | Unseen>();

function readSettingsModule(container: Container, stack: Stack): SettingsModule | Unseen {
  const { files, settings } = stack;
  const named = settings.djangoProject;
  const environment = environmentOf(container);
  const contents = named === "" ? container.contents : unlessUndecided(() => container.contents);
  const found = contents && moduleIn(contents, environment);
  if (found) return found;
  if (!files) return { unseen: "the files next to the program are not read", remedy: nameTheProject };
  if (contents && named === "")
    return { unseen: "its image or its code does not show which settings module it uses", remedy: nameTheProject };
  // That folder is deployed by others, from what is committed.
  const { committed } = files;
  const root = projectOf(container, stack, committed, () => textIn(environment, "DJANGO_SETTINGS_MODULE"));
  return typeof root === "string" ? moduleAt(root, committed, environment) : root;
}

/** The module in an image or in uploaded code. */
function moduleIn(
  contents: NonNullable<Container["contents"]>,
  environment: ProcessEnvironment,
): SettingsModule | undefined {
  const { files, workingDirectory } = contents;
  const chosen = choiceIn(environment, files, workingDirectory);
  const place = chosen && findModule(contents, chosen.module, () => textIn(environment, "PYTHONPATH"));
  if (!place) return undefined;
  return place.isThere
    ? settingsOf({ ...chosen, files, root: "", place: "", folder: place.folder, workingDirectory, environment })
    : settingsOf({ ...chosen, files, root: place.folder, environment });
}

/** The module in a folder of the repository. */
function moduleAt(root: string, files: Files, environment: ProcessEnvironment): SettingsModule | Unseen {
  const chosen = choiceIn(environment, files, root);
  if (chosen) return settingsOf({ ...chosen, files, root, environment });
  return {
    unseen: "the container names no settings module, and manage.py, wsgi.py and asgi.py do not agree on one",
    remedy: "Set DJANGO_SETTINGS_MODULE in the container.",
  };
}

/** The module and the configuration class that a process uses: what its environment says, else its entry points. */
function choiceIn(
  environment: ProcessEnvironment,
  files: Files,
  root: string,
): { readonly module: string; readonly configurationClass?: string } | undefined {
  const entryPoints = once(() => entryPointsIn(files, root));
  const textOf = (name: string): string | undefined => textIn(environment, name) ?? defaultIn(entryPoints(), name);
  const module = textOf("DJANGO_SETTINGS_MODULE");
  if (module === undefined) return undefined;
  // Only the entry points of django-configurations read it.
  const configurationClass = entryPoints().some((text) => text.includes("configurations"))
    ? textOf("DJANGO_CONFIGURATION")
    : unlessUndecided(() => textOf("DJANGO_CONFIGURATION"));
  return { module, ...(configurationClass !== undefined && { configurationClass }) };
}

/** The folder of a container's Django project. @param module the settings module that the container names, if it does */
function projectOf(
  container: Container,
  { settings: { djangoProject } }: Stack,
  files: Files,
  module: () => string | undefined,
): string | Unseen {
  if (djangoProject !== "") {
    if (!files.list(djangoProject))
      throw new Undecided(`the folder that the settings name (djangoProject: ${djangoProject}) does not exist`);
    return djangoProject;
  }
  if (findProjects(files).length === 0)
    return { unseen: "no manage.py was found in the repository", remedy: nameTheProject };
  const wanted = module() ?? applicationModule(container.command);
  const [found, ...others] = findProjects(files, wanted);
  const what = wanted ?? "a container that names no settings module";
  if (found === undefined)
    return { unseen: `no manage.py in the repository stands next to ${what}`, remedy: nameTheProject };
  if (others.length === 0) return found;
  const places = [found, ...others].map((folder) => files.nameOf(`${folder}/manage.py`));
  return { unseen: `several projects fit ${what}: ${enumerated(places)}`, remedy: nameTheProject };
}

/** Why a settings module does not load, if that is certain. */
export function failureOf({ failure }: SettingsModule): Failure | undefined {
  return failure?.kind === "limit" ? undefined : failure;
}

function environmentOf(container: Container): ProcessEnvironment {
  const byName = variablesOf(container);
  return {
    ...(!byName.unseen && { names: byName.names }),
    variable(name) {
      const variable = byName.get(name);
      if (!variable) return undefined;
      if (variable.origin === "secret") return "secret";
      if (isSimulated(variable.value)) throw new Undecided(whyNotKnown(name, variable.value));
      return { text: variable.value };
    },
  };
}

function textIn(environment: ProcessEnvironment, name: string): string | undefined {
  const found = environment.variable(name);
  return found === undefined || found === "secret" ? undefined : found.text;
}

/** The texts of manage.py, wsgi.py and asgi.py. */
function entryPointsIn(files: Files, root: string): readonly string[] {
  const found = unlessUndecided(() => files.list(root)) ?? [];
  return found
    .filter((file) => /^(?:[^/]+\/){0,2}(?:manage|wsgi|asgi)\.py$/.test(file))
    .map((file) => unlessUndecided(() => files.read(`${root}/${file}`)) ?? "");
}

/** The value that they set where the environment has none, if all of them agree. */
function defaultIn(entryPoints: readonly string[], variable: string): string | undefined {
  const setting = new RegExp(`setdefault\\(\\s*["']${variable}["']\\s*,\\s*["']([\\w.]+)["']`);
  const found = entryPoints.map((text) => setting.exec(text)?.[1]);
  const values = new Set(found.filter((value) => value !== undefined));
  return values.size === 1 ? [...values][0] : undefined;
}
