import { readFileSync, readlinkSync } from "node:fs";

/** What an engine's policy process knows about the preview that it belongs to. */
export interface Surroundings {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** The stack's configuration as the engine passes it: decrypted, by namespaced key. */
  readonly configuration: Record<string, string>;
  /** The folder where the user calls pulumi. */
  readonly calledIn: string;
  /** The folders in which the program may be, likeliest first. */
  readonly folders: readonly string[];
  /** The environment of the preview, which the program inherits. */
  readonly environment: NodeJS.ProcessEnv;
  /** Whether the program is a function of the process that drives Pulumi, so that there is no file to run. */
  readonly isInline: boolean;
}

/** An engine writes `null` if there is none. */
type Configuration = Record<string, string> | null;

/**
 * What a program commonly needs if the preview's environment cannot be read; the passphrase is for stacks that it
 * runs.
 */
const ALLOWED =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_.*|TZ|TMPDIR|AWS_.*|NODE_.*|VIRTUAL_ENV|PYTHON.*|CI|PULUMI_CONFIG_PASSPHRASE(_FILE)?)$/;

/**
 * Reads the surroundings of a policy process from the engine's variables and from its parent process, which runs in the
 * folder of the preview (also with `pulumi -C`, for which PWD is the user's own folder; measured).
 */
export function surroundings(env: NodeJS.ProcessEnv = process.env, parent: number = process.ppid): Surroundings {
  const calledIn = env["PWD"] ?? "/";
  const folders = [attempt(() => readlinkSync(`/proc/${parent}/cwd`)), calledIn];
  const inherited = attempt(() => parseEnvironment(readFileSync(`/proc/${parent}/environ`, "utf8")));
  return {
    organization: env["PULUMI_NODEJS_ORGANIZATION"] ?? "organization",
    project: env["PULUMI_NODEJS_PROJECT"] ?? "",
    stack: env["PULUMI_NODEJS_STACK"] ?? "",
    configuration: attempt(() => JSON.parse(env["PULUMI_CONFIG"] ?? "") as Configuration) ?? {},
    calledIn,
    folders: folders.filter((folder) => folder !== undefined),
    environment: inherited ?? Object.fromEntries(Object.entries(env).filter(([name]) => ALLOWED.test(name))),
    isInline: commandLines(parent).some((line) => /\0--(?:exec-kind[=\0]auto\.inline|client[=\0])/.test(line)),
  };
}

/** The command lines of a process and of its parent: the engine starts a pack itself or through a language host. */
function commandLines(pid: number): readonly string[] {
  const grandparent = attempt(() => /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  const pids = [String(pid), grandparent].filter((candidate) => candidate !== undefined);
  return pids.map((candidate) => attempt(() => readFileSync(`/proc/${candidate}/cmdline`, "utf8")) ?? "");
}

function parseEnvironment(text: string): NodeJS.ProcessEnv {
  const entries = text.split("\0").filter((entry) => entry.includes("="));
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]),
  );
}

/** What `read` returns; `undefined` on a system without /proc, or for a process that may not be inspected. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
