import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PythonShapes } from "../cloud/simulate/pythonShapes";
import { PreviewError } from "../errors";
import type { Project } from "../project/project";
import { programEnvironment } from "./environment";
import type { Deployment, Language } from "./language";
import { LIFELINE } from "./lifeline";
import { inspectInterpreter } from "./pythonInterpreter";
import { findPython, type Python } from "./pythonToolchain";
import type { Launch } from "./run";

/** The launcher of Python programs. The pulumi package has none; Pulumi ships its launcher with the CLI. */
export const LAUNCHER = join(__dirname, "python", "launch.py");

/**
 * Programs in Python, which run with the interpreter of their virtual environment.
 *
 * @throws PreviewError if there is no Python, no such virtual environment, or no pulumi package in it
 */
export function pythonLanguage(project: Project, environment: NodeJS.ProcessEnv): Language {
  const python = findPython(project, environment);
  const activated = activate(environment, python.virtualenv);
  const { executable, path, hasPulumi } = inspectInterpreter(python.command, project.workingDirectory, activated);
  if (!hasPulumi) {
    throw new PreviewError(
      `${project.workingDirectory}: the package pulumi is not installed for this program, which runs with ` +
        `${executable}: run \`${python.install}\` in ${project.folder} first`,
    );
  }
  requireMain(project);
  return {
    launch: (deployment) => launch(project, executable, deployment, activated),
    shapes: new PythonShapes(path),
    install: python.install,
  };
}

function requireMain({ workingDirectory, entryPoint }: Project): void {
  if (entryPoint === "." && !existsSync(join(workingDirectory, "__main__.py"))) {
    throw new PreviewError(
      `${workingDirectory}: there is no __main__.py, which is where a Python program starts; a program elsewhere is ` +
        `named by "main" in Pulumi.yaml`,
    );
  }
}

function launch(project: Project, executable: string, deployment: Deployment, environment: NodeJS.ProcessEnv): Launch {
  const { stack, organization, configuration, address } = deployment;
  return {
    command: executable,
    args: [
      LAUNCHER,
      ...["--monitor", address, "--engine", address],
      ...["--organization", organization, "--project", project.name, "--stack", stack],
      ...["--root-directory", project.folder, "--parallel", "16", "--lifeline", String(LIFELINE)],
      project.entryPoint,
    ],
    env: programEnvironment(environment, configuration),
    workingDirectory: project.workingDirectory,
  };
}

/** The environment after activating a virtual environment as a shell does. */
function activate(environment: NodeJS.ProcessEnv, virtualenv: Python["virtualenv"]): NodeJS.ProcessEnv {
  if (virtualenv === undefined) return environment;
  const scripts = join(virtualenv, process.platform === "win32" ? "Scripts" : "bin");
  const path = [scripts, environment["PATH"]].filter((folders) => folders !== undefined).join(delimiter);
  return { ...environment, VIRTUAL_ENV: virtualenv, PATH: path, PYTHONHOME: undefined };
}
