import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { programEnvironment } from "./environment";
import { PreviewError } from "./errors";
import type { Deployment, Language } from "./language";
import { LIFELINE_MODULE } from "./lifeline";
import type { Project } from "./project";
import type { Launch } from "./run";
import { NodeShapes } from "./simulate/nodeShapes";
import { STACK_TRACES_MODULE } from "./stackTraces";

/**
 * Programs in TypeScript and JavaScript, which run with the launcher of the @pulumi/pulumi that they have installed.
 *
 * @throws PreviewError where @pulumi/pulumi is not installed
 */
export function nodeLanguage(project: Project, environment: NodeJS.ProcessEnv): Language {
  const install = installCommand(project);
  const launcher = findLauncher(project, install);
  return {
    launch: (deployment) => launch(project, launcher, deployment, environment),
    shapes: new NodeShapes(project.workingDirectory),
    install,
  };
}

function launch(project: Project, launcher: string, deployment: Deployment, environment: NodeJS.ProcessEnv): Launch {
  const { stack, organization, configuration, address } = deployment;
  return {
    command: process.execPath,
    args: [
      ...nodeArguments(project),
      `--import=${LIFELINE_MODULE}`,
      `--import=${STACK_TRACES_MODULE}`,
      launcher,
      ...["--monitor", address, "--engine", address],
      ...["--organization", organization, "--project", project.name, "--stack", stack],
      ...["--root-directory", project.folder, "--pwd", project.workingDirectory],
      ...["--dry-run", "--parallel", "16"],
      project.entryPoint,
    ],
    env: {
      ...programEnvironment(environment, configuration),
      PULUMI_NODEJS_TYPESCRIPT: String(project.runtimeOptions["typescript"] !== false),
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    },
    workingDirectory: project.workingDirectory,
  };
}

function findLauncher(project: Project, install: string): string {
  try {
    return createRequire(join(project.workingDirectory, "index.js")).resolve("@pulumi/pulumi/cmd/run");
  } catch {
    throw new PreviewError(
      `${project.workingDirectory}: @pulumi/pulumi is not installed for this program: run \`${install}\` in ${project.folder} first`,
    );
  }
}

function installCommand({ folder, runtimeOptions }: Project): string {
  const { packagemanager } = runtimeOptions;
  if (typeof packagemanager === "string") {
    return `${packagemanager} install`;
  }
  const lockFiles = { "yarn.lock": "yarn install", "pnpm-lock.yaml": "pnpm install", "bun.lock": "bun install" };
  const known = Object.entries(lockFiles).find(([file]) => existsSync(join(folder, file)));
  return known?.[1] ?? "npm install";
}

function nodeArguments(project: Project): string[] {
  const { nodeargs } = project.runtimeOptions;
  return typeof nodeargs === "string" ? nodeargs.split(/\s+/).filter((argument) => argument !== "") : [];
}
