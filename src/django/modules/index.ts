import type { Files } from "../../base/files";
import type { ProcessEnvironment } from "../../languages/python/interpreter/environment";
import type { Interpreter } from "../../languages/python/interpreter/interpreter";
import { catchFailure, isFailure, runModule, startInterpreter, type Failure } from "../../languages/python/program";
import { toEvaluated, type Evaluated } from "../../languages/python/values/evaluated";
import { projectFolder } from "../../languages/python/values/projectFolder";
import type { Binding, ModuleObject } from "../../languages/python/values/value";
import { configurationsModules, setUpConfiguration } from "../libraries/configurations";
import { decoupleModule } from "../libraries/decouple";
import { djUrlModules } from "../libraries/djUrls";
import { environModule } from "../libraries/djangoEnviron";
import { dotenvModule } from "../libraries/dotenv";
import { environsModule } from "../libraries/environs";
import { pydanticModules } from "../libraries/pydantic";
import { splitSettingsModules } from "../libraries/splitSettings";
import { djangoModules } from "./django";
import { findRoot } from "./findRoot";
import { Watch } from "./watch";

export type { ProcessEnvironment } from "../../languages/python/interpreter/environment";
export { entryUnder, type Evaluated } from "../../languages/python/values/evaluated";
export type { Failure } from "../../languages/python/program";
export type { Reason } from "../../languages/python/values/value";
export { projectFolder } from "../../languages/python/values/projectFolder";

/** The value that a settings module gives a setting in one environment. */
export interface EvaluatedSetting {
  readonly name: string;
  /** Its value, or why it is not known; items of a known container may be unknown. */
  readonly value: Evaluated;
  /** The file that assigns it last, as reports name it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A settings module, interpreted without running Python. */
export interface SettingsModule {
  /** Why nothing of it is known: it does not load, is not valid Python, or takes too long to be interpreted. */
  readonly failure?: Failure;
  /** The module's file as reports name it. */
  readonly file?: string;
  /** A setting that the module defines or may define; `undefined` if Django's default applies. */
  setting(name: string): EvaluatedSetting | undefined;
  /** Whether the module looks a variable up, or may do so because it does not say which variables it reads. */
  reads(variable: string): boolean;
  /**
   * The file and line that give a variable to the module, such as `app/.env:3`; `undefined` if the environment gives it,
   * or if it is not clear which file does.
   */
  placeOf(variable: string): string | undefined;
}

/** Which settings module, where it is, and with which environment it runs. */
export interface SettingsSource {
  readonly files: Files;
  /** The folder of the project: the build context, or the folder that holds manage.py. */
  readonly root: string;
  /** DJANGO_SETTINGS_MODULE: `config.settings.production`. */
  readonly module: string;
  /** DJANGO_CONFIGURATION, for django-configurations. */
  readonly configurationClass?: string;
  readonly environment: ProcessEnvironment;
  /** Where `root` lies in the container; if it is not known, paths begin with `projectFolder`. */
  readonly place?: string;
  /** The folder that Python finds the module in; it is searched for in `root` without it. */
  readonly folder?: string;
  /** The absolute path of the folder that the process runs in, if it is known. */
  readonly workingDirectory?: string;
}

/**
 * Interprets a settings module and what it imports as Python would run it in one environment, without running Python.
 * What only Python could say is unknown, never guessed.
 *
 * @returns the module; what stops it is its `failure`, never an exception
 */
export function settingsOf(source: SettingsSource): SettingsModule {
  const { files, root, module } = source;
  const folder = source.folder ?? findRoot(files, root, module);
  if (folder === undefined) return failed(missing(module, files.nameOf(root)));
  const watch = new Watch();
  const python = startInterpreter({
    files: watch.files(files),
    environment: watch.environment(withModule(source)),
    folder,
    root,
    place: source.place ?? projectFolder,
    workingDirectory: source.workingDirectory,
    libraries: [libraries],
  });
  const found = runModule(python, module);
  if (isFailure(found)) return failed(found);
  const problem = configure(python, found, source.configurationClass);
  return problem ? failed(problem) : moduleOf(python, found, files.nameOf(found.path), watch);
}

function libraries(python: Interpreter): ReturnType<typeof djUrlModules> {
  return {
    environ: environModule(python),
    environs: environsModule(python),
    decouple: decoupleModule(python),
    dotenv: dotenvModule(python),
    ...configurationsModules(python),
    ...pydanticModules(python),
    ...djUrlModules(python),
    ...djangoModules(python),
    ...splitSettingsModules(python),
  };
}

/** The environment, with the variables by which Django finds the module. */
function withModule({ environment, module, configurationClass }: SettingsSource): ProcessEnvironment {
  return {
    ...(environment.names && { names: environment.names }),
    variable(name) {
      if (name === "DJANGO_SETTINGS_MODULE") return { text: module };
      if (name === "DJANGO_CONFIGURATION" && configurationClass !== undefined) return { text: configurationClass };
      return environment.variable(name);
    },
  };
}

/** Gives the module the settings of its configuration class, if one is chosen. */
function configure(python: Interpreter, module: ModuleObject, name: string | undefined): Failure | undefined {
  if (name === undefined) return undefined;
  const binding = python.lookup(module.namespace, name);
  if (!binding) {
    const file = python.world.files.nameOf(module.path);
    return { kind: "raises", message: `it has no class ${name} (DJANGO_CONFIGURATION)`, file, line: 1 };
  }
  const { value, file, line } = binding;
  if (value.kind !== "class" || value.class.unknownBase) {
    python.forgetNames(module.namespace, python.unknown(`the class ${name}`, [value]));
    return undefined;
  }
  const result = catchFailure(() => {
    Object.assign(python, { file, line });
    for (const [setting, given] of setUpConfiguration(python, value.class)) {
      const at = value.class.namespace.cells.get(setting)?.content;
      python.bindAs(module.namespace, setting, { file: at?.file ?? file, line: at?.line ?? line, value: given });
    }
  });
  return result && isFailure(result) ? result : undefined;
}

function missing(module: string, folder: string): Failure {
  const where = folder === "." ? "the project's folder" : folder;
  return { kind: "raises", message: `there is no module ${module} in ${where}`, file: "", line: 1 };
}

function failed(failure: Failure): SettingsModule {
  return { failure, setting: () => undefined, reads: () => true, placeOf: () => undefined };
}

function moduleOf(python: Interpreter, { namespace }: ModuleObject, file: string, watch: Watch): SettingsModule {
  const binding = (name: string): Binding | undefined => python.lookup(namespace, name);
  return {
    file,
    setting(name) {
      const found = binding(name);
      return found && { name, value: toEvaluated(found.value, found), file: found.file || file, line: found.line };
    },
    reads: (variable) => watch.hasSeen(variable),
    placeOf: (variable) => watch.placeOf(variable),
  };
}
