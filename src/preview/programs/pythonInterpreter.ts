import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PreviewError } from "../errors";

export interface Interpreter {
  /** The interpreter itself, to which the command may be a link or a wrapper. */
  readonly executable: string;
  /** The folders that packages are imported from. */
  readonly path: readonly string[];
  readonly hasPulumi: boolean;
}

// The first folder is the program's own. A folder called pulumi in it would be mistaken for the package.
const INSPECT = `
import importlib.util, json, sys
del sys.path[0]
found = importlib.util.find_spec("pulumi")
print(json.dumps({"executable": sys.executable, "path": sys.path, "hasPulumi": found is not None and found.origin is not None}))
`;

/**
 * Asks a Python interpreter about itself.
 *
 * @throws PreviewError if it does not run
 */
export function inspectInterpreter(command: string, directory: string, environment: NodeJS.ProcessEnv): Interpreter {
  const { status, stdout, stderr, error } = spawnSync(command, ["-c", INSPECT], {
    cwd: directory,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) {
    const reason = error?.message ?? stderr.trim().split("\n").pop() ?? "";
    throw new PreviewError(`${command} does not run: ${reason}`);
  }
  return JSON.parse(stdout) as Interpreter;
}

/** The interpreter of a virtual environment. */
export function pythonOf(virtualenv: string): string {
  const isWindows = process.platform === "win32";
  return isWindows ? join(virtualenv, "Scripts", "python.exe") : join(virtualenv, "bin", "python");
}
