import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { PreviewError } from "../errors";
import type { Project } from "../project/project";
import { pythonOf } from "./pythonInterpreter";

/** The Python that a program runs with. */
export interface Python {
  readonly command: string;
  /** The folder of its virtual environment, absolute; none if it runs with the Python on the PATH. */
  readonly virtualenv?: string;
  /** The command that installs the program's packages. */
  readonly install: string;
}

const WINDOWS = process.platform === "win32";

/**
 * Finds the Python of a program as Pulumi's language host does: by the options `toolchain` and `virtualenv` of the
 * project's runtime. Without a toolchain, a uv.lock or poetry.lock next to the program or above it decides.
 *
 * @throws PreviewError if it does not exist; the message says how to create it
 */
export function findPython(project: Project, environment: NodeJS.ProcessEnv): Python {
  const virtualenv = textOption(project, "virtualenv");
  switch (toolchainOf(project)) {
    case "uv":
      return uv(project, virtualenv, environment);
    case "poetry":
      return poetry(project, environment);
    case "pip":
      return pip(project, virtualenv, environment);
  }
}

type Toolchain = "pip" | "poetry" | "uv";

function toolchainOf(project: Project): Toolchain {
  const chosen = textOption(project, "toolchain");
  if (chosen === undefined) {
    const lockFile = (name: string) => searchUp(project.workingDirectory, name) !== undefined;
    return lockFile("uv.lock") ? "uv" : lockFile("poetry.lock") ? "poetry" : "pip";
  }
  if (chosen === "pip" || chosen === "poetry" || chosen === "uv") return chosen;
  throw new PreviewError(`${project.file}: there is no toolchain "${chosen}": write pip, poetry or uv`);
}

function pip(project: Project, virtualenv: string | undefined, environment: NodeJS.ProcessEnv): Python {
  const requirements = existsSync(join(project.folder, "requirements.txt"))
    ? "-r requirements.txt"
    : "pulumi pulumi-aws";
  if (virtualenv === undefined) {
    const command = pythonOnPath(project, environment);
    return { command, install: `${command} -m pip install ${requirements}` };
  }
  const folder = inFolder(project.folder, virtualenv);
  const command = pythonOf(folder);
  const install = `${command} -m pip install ${requirements}`;
  if (!isFile(command)) {
    const problem = existsSync(folder) ? `which is no virtual environment` : `which does not exist`;
    throw new PreviewError(
      `${project.file}: "virtualenv: ${virtualenv}" names ${folder}, ${problem}: run ` +
        `\`${WINDOWS ? "python" : "python3"} -m venv ${folder}\` and \`${install}\` in ${project.folder} first`,
    );
  }
  return { command, virtualenv: folder, install };
}

function uv(project: Project, virtualenv: string | undefined, environment: NodeJS.ProcessEnv): Python {
  const { workingDirectory } = project;
  const root =
    searchUp(workingDirectory, "uv.lock") ?? searchUp(workingDirectory, "pyproject.toml") ?? workingDirectory;
  const folder =
    virtualenv === undefined
      ? inFolder(root, environment["UV_PROJECT_ENVIRONMENT"] || ".venv")
      : inFolder(project.folder, virtualenv);
  return existing(folder, "uv sync", project);
}

function poetry(project: Project, environment: NodeJS.ProcessEnv): Python {
  const { workingDirectory } = project;
  const asked = spawnSync("poetry", ["env", "info", "--path"], {
    cwd: workingDirectory,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const root = searchUp(workingDirectory, "pyproject.toml") ?? workingDirectory;
  // Without Poetry itself at hand: where it keeps the environment that lies in the project.
  return existing(asked.stdout?.trim() || join(root, ".venv"), "poetry install", project);
}

function existing(virtualenv: string, install: string, project: Project): Python {
  const command = pythonOf(virtualenv);
  if (!isFile(command)) {
    throw new PreviewError(
      `${project.workingDirectory}: this program has no virtual environment yet (${virtualenv}): run \`${install}\` there first`,
    );
  }
  return { command, virtualenv, install };
}

function pythonOnPath({ file }: Project, environment: NodeJS.ProcessEnv): string {
  const chosen = environment["PULUMI_PYTHON_CMD"];
  const names = chosen ? [chosen] : WINDOWS ? ["python", "python3"] : ["python3", "python"];
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const found = names.find((name) =>
    isAbsolute(name) ? isFile(name) : folders.some((folder) => isFile(join(folder, WINDOWS ? `${name}.exe` : name))),
  );
  if (found === undefined) {
    throw new PreviewError(
      `${file}: this program needs Python, and there is no ${names.join(" or ")} on the PATH: install Python, or name ` +
        `a virtual environment with "virtualenv" in the runtime's options`,
    );
  }
  return found;
}

function textOption({ file, runtimeOptions }: Project, name: string): string | undefined {
  const value = runtimeOptions[name];
  if (value !== undefined && typeof value !== "string")
    throw new PreviewError(`${file}: the runtime's option "${name}" must be a text`);
  return value === "" ? undefined : value;
}

/** The nearest folder, from a folder upwards, that holds a file. */
function searchUp(folder: string, file: string): string | undefined {
  if (existsSync(join(folder, file))) return folder;
  return folder === dirname(folder) ? undefined : searchUp(dirname(folder), file);
}

function inFolder(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
