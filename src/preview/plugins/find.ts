import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { extname, join } from "node:path";
import { componentTypes } from "../awsx/componentTypes";

/** How to start a provider's plugin; the engine's address is appended to the arguments. */
export interface PluginCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly workingDirectory: string;
  /** The components that the plugin builds; `undefined` if it is a real one, which builds all of its provider's. */
  readonly componentTypes?: readonly string[];
}

/**
 * Finds the plugin of a provider: the one that Pulumi has installed, else, for awsx, our own that builds some of its
 * components. Returns `undefined` if there is neither.
 *
 * @param version such as `2.21.0`; empty for the newest
 * @param program the program's folder, from where the SDK of AWS is resolved
 */
export function findPlugin(
  name: string,
  version: string,
  environment: NodeJS.ProcessEnv,
  program: string,
): PluginCommand | undefined {
  const installed = installedPlugin(name, version, environment);
  if (installed !== undefined) return { command: installed, args: [], workingDirectory: program };
  return name === "awsx" ? ownPlugin(version, program) : undefined;
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

function ownPlugin(version: string, program: string): PluginCommand {
  const extension = extname(__filename);
  const aws = awsVersion(program);
  return {
    command: process.execPath,
    workingDirectory: __dirname,
    componentTypes,
    args: [
      // If it runs from its source, as in tests, it needs a compiler as this file did.
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
