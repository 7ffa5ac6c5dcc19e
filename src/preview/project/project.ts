import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, resolve } from "node:path";
import { isPropertyTree, type PropertyTree } from "../../wire/tree";
import { PreviewError } from "../errors";
import { readYamlMap } from "./yaml";

/** A Pulumi project as its Pulumi.yaml describes it. */
export interface Project {
  readonly name: string;
  /** The project file, absolute. */
  readonly file: string;
  /** The folder of the project file, absolute. */
  readonly folder: string;
  /** The folder of the Git repository that holds it; `undefined` if there is none. */
  readonly repository: string | undefined;
  readonly runtime: string;
  readonly runtimeOptions: PropertyTree;
  /** The program's working directory, absolute: the folder of `main`, as Pulumi sets it. */
  readonly workingDirectory: string;
  /** What to run in it: "." for a folder, else the file's name. */
  readonly entryPoint: string;
  /** The `config` block by key as written. */
  readonly config: PropertyTree;
  /** The folder of the stacks' files, absolute. */
  readonly stackFolder: string;
}

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/**
 * Finds and reads the project that a folder belongs to, searching upwards as Pulumi does.
 *
 * @throws PreviewError if there is no project, or it is malformed
 */
export function findProject(directory: string): Project {
  const start = resolve(directory);
  if (!existsSync(start)) throw new PreviewError(`${start}: there is no such folder`);
  for (let folder = start; ; folder = dirname(folder)) {
    const file = PROJECT_FILES.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
    if (file !== undefined) return readProject(file);
    if (folder === dirname(folder)) {
      throw new PreviewError(
        `no Pulumi.yaml in ${start} or any folder above it: name the folder of a Pulumi project, or start one with \`pulumi new\``,
      );
    }
  }
}

function readProject(file: string): Project {
  const folder = dirname(file);
  const content = readYamlMap(file);
  const { name, runtime, main, config } = content;
  if (typeof name !== "string" || name === "")
    throw new PreviewError(`${file}: the project has no name: add a line "name: …"`);
  const runtimeName = isPropertyTree(runtime) ? runtime["name"] : runtime;
  if (typeof runtimeName !== "string")
    throw new PreviewError(`${file}: the project has no runtime: add a line "runtime: nodejs"`);
  if (typeof config === "string" && content["stackConfigDir"] !== undefined) {
    throw new PreviewError(
      `${file}: "config: ${config}" is the old name of stackConfigDir: keep only "stackConfigDir"`,
    );
  }
  // A string under `config` is the old name of stackConfigDir.
  const stackFolder = content["stackConfigDir"] ?? config;
  return {
    name,
    file,
    folder,
    repository: repositoryOf(folder),
    runtime: runtimeName,
    runtimeOptions: isPropertyTree(runtime) && isPropertyTree(runtime["options"]) ? runtime["options"] : {},
    ...readMain(file, main),
    config: isPropertyTree(config) ? config : {},
    stackFolder: typeof stackFolder === "string" ? join(folder, stackFolder) : folder,
  };
}

function repositoryOf(project: string): string | undefined {
  for (let folder = project; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, ".git"))) return folder;
  return undefined;
}

function readMain(file: string, main: unknown): Pick<Project, "workingDirectory" | "entryPoint"> {
  const folder = dirname(file);
  if (typeof main !== "string" || main === "") return { workingDirectory: folder, entryPoint: "." };
  const path = isAbsolute(main) ? main : join(folder, main);
  if (!existsSync(path)) throw new PreviewError(`${file}: "main: ${main}" names ${path}, which does not exist`);
  return statSync(path).isDirectory()
    ? { workingDirectory: path, entryPoint: "." }
    : { workingDirectory: dirname(path), entryPoint: basename(path) };
}

/** The file of a stack's configuration, whether it exists or not; `org/project/stack` is read by its last part. */
export function stackFile(project: Project, stack: string): string {
  return join(project.stackFolder, `Pulumi.${stackName(stack)}${extname(project.file)}`);
}

/** The name of a stack without the organization and project it may be qualified with. */
export function stackName(stack: string): string {
  return stack.split("/").pop() ?? stack;
}

/**
 * Returns the stack to preview: the requested one, else the only one. A project without stack files has no
 * configuration, so it can be previewed under any name.
 *
 * @throws PreviewError that lists the stacks if the choice is ambiguous or the stack does not exist
 */
export function chooseStack(project: Project, wanted: string | undefined): string {
  const stacks = listStacks(project);
  if (wanted === undefined && stacks.length === 1) return stacks[0]!;
  if (wanted === undefined) {
    const existing = stacks.length === 0 ? "it has no Pulumi.NAME.yaml yet, so any name will do" : stacks.join(", ");
    throw new PreviewError(`${project.folder}: which stack? Name it with --stack NAME (${existing})`);
  }
  if (stacks.length > 0 && !existsSync(stackFile(project, wanted))) {
    throw new PreviewError(
      `stack "${wanted}" does not exist: there is no ${stackFile(project, wanted)} (stacks: ${stacks.join(", ")})`,
    );
  }
  return wanted;
}

function listStacks(project: Project): string[] {
  const extension = extname(project.file);
  const files = existsSync(project.stackFolder) ? readdirSync(project.stackFolder) : [];
  return files
    .filter((file) => file.startsWith("Pulumi.") && file.endsWith(extension))
    .map((file) => file.slice("Pulumi.".length, -extension.length))
    .filter((name) => name !== "")
    .sort();
}

/**
 * A configuration key with its namespace, by default the project's own; the old form `ns:config:key` becomes `ns:key`.
 */
export function qualifyKey(key: string, project: Pick<Project, "name">, where: string): string {
  const parts = key.split(":");
  if (parts.length === 1) return `${project.name}:${key}`;
  if (parts.length === 3 && parts[1] === "config") return `${parts[0]}:${parts[2]}`;
  if (parts.length !== 2)
    throw new PreviewError(`${where}: "${key}" is no configuration key: write "key" or "namespace:key"`);
  return key;
}
