import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { extname, join } from "node:path";

/** How a provider's plugin is started; the engine's address comes behind the arguments. */
export interface PluginCommand {
  command: string;
  args: string[];
  workingDirectory: string;
}

/**
 * The plugin of a provider: the one that Pulumi has installed, else, for awsx, one of our own that builds its
 * components as the real one does. Undefined where there is neither.
 *
 * @param version as `2.21.0`; empty for the newest
 * @param program the program's folder, from where the SDK of AWS is found
 */
export function findPlugin(
  name: string,
  version: string,
  environment: NodeJS.ProcessEnv,
  program: string,
): PluginCommand | undefined {
  const installed = installedPlugin(name, version, environment);
  if (installed !== undefined) return { command: installed, args: [], workingDirectory: program };
  return name === "awsx" ? ownComponents(version, program) : undefined;
}

/** `~/.pulumi/plugins/resource-awsx-v2.21.0/pulumi-resource-awsx` */
function installedPlugin(name: string, version: string, environment: NodeJS.ProcessEnv): string | undefined {
  const home = environment["PULUMI_HOME"] || join(environment["HOME"] || homedir(), ".pulumi");
  const folder = join(home, "plugins");
  const prefix = `resource-${name}-v`;
  const versions = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((entry) => entry.startsWith(prefix) && /^\d[\w.+-]*$/.test(entry.slice(prefix.length)))
    .map((entry) => entry.slice(prefix.length))
    .filter((known) => version === "" || known === version)
    .sort((first, second) => first.localeCompare(second, "en", { numeric: true }));
  return [...versions]
    .reverse()
    .map((known) =>
      join(folder, `${prefix}${known}`, `pulumi-resource-${name}${process.platform === "win32" ? ".exe" : ""}`),
    )
    .find((file) => existsSync(file));
}

function ownComponents(version: string, program: string): PluginCommand {
  const extension = extname(__filename);
  const aws = awsVersion(program);
  return {
    command: process.execPath,
    workingDirectory: __dirname,
    args: [
      // Run from its source, as in tests, it needs the compiler that this file needed.
      ...(extension === ".ts" ? ["--require", require.resolve("ts-node/register/transpile-only")] : []),
      join(__dirname, "..", "awsx", `main${extension}`),
      ...(version === "" ? [] : [`--version=${version}`]),
      ...(aws === undefined ? [] : [`--aws=${aws}`]),
    ],
  };
}

function awsVersion(program: string): string | undefined {
  const require = createRequire(join(program, "index.js"));
  try {
    const { version } = require("@pulumi/aws/package.json") as { version: string };
    return version.replace(/^v/, "");
  } catch {
    return undefined;
  }
}
