import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PropertyTree } from "../../wire/tree";
import { NodeShapes } from "../cloud/simulate/nodeShapes";
import { PreviewError } from "../errors";
import type { Project } from "../project/project";
import { programEnvironment } from "./environment";
import type { Deployment, Language } from "./language";
import { LIFELINE_MODULE } from "./lifeline";
import { startModule } from "./quickStart";
import type { Launch } from "./run";
import { STACK_REFERENCES_MODULE } from "./stackReferences";

/**
 * Programs in TypeScript and JavaScript, which run with the launcher of the @pulumi/pulumi that they have installed.
 *
 * @throws PreviewError if @pulumi/pulumi is not installed
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
  const tsconfig = textOption(project.runtimeOptions, "tsconfig");
  return {
    command: process.execPath,
    args: [
      ...nodeArguments(project),
      `--import=${LIFELINE_MODULE}`,
      `--import=${startModule(environment)}`,
      `--import=${STACK_REFERENCES_MODULE}`,
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
      // The same for ts-node as a loader of ES modules, to which the launcher passes no options. It then combines the
      // program's module resolution with its own module kind, which is harmless but an error to TypeScript.
      TS_NODE_TRANSPILE_ONLY: "true",
      TS_NODE_IGNORE_DIAGNOSTICS: [environment["TS_NODE_IGNORE_DIAGNOSTICS"], "5109"].filter(Boolean).join(),
      ...(tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
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

const LOCK_FILES: Record<string, string> = {
  "package-lock.json": "npm install",
  "yarn.lock": "yarn install",
  "pnpm-lock.yaml": "pnpm install",
  "bun.lock": "bun install",
};

/** The install command of the package manager that the runtime's options or the program's lock file name. */
function installCommand({ folder, repository, runtimeOptions }: Project): string {
  const packageManager = textOption(runtimeOptions, "packagemanager") ?? "auto";
  if (packageManager !== "auto") return `${packageManager} install`;
  for (let searched = folder; ; searched = dirname(searched)) {
    const lockFile = Object.keys(LOCK_FILES).find((file) => existsSync(join(searched, file)));
    if (lockFile !== undefined) return LOCK_FILES[lockFile]!;
    if (searched === repository || searched === dirname(searched)) return "npm install";
  }
}

function nodeArguments({ runtimeOptions }: Project): string[] {
  return splitWords(textOption(runtimeOptions, "nodeargs") ?? "");
}

/** The words of a command line as a shell splits it. */
function splitWords(text: string): string[] {
  const words = text.match(/(?:"(?:\\.|[^"])*"|'[^']*'|\\.|[^\s"'])+/g) ?? [];
  return words.map((word) =>
    word.replace(/"((?:\\.|[^"])*)"|'([^']*)'|\\(.)/g, (_match, double?: string, single?: string, escaped?: string) =>
      double === undefined ? (single ?? escaped ?? "") : double.replace(/\\(["\\$`])/g, "$1"),
    ),
  );
}

function textOption(options: PropertyTree, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
