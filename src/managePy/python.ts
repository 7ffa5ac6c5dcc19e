import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pythonOf } from "../preview/programs/pythonInterpreter";

/**
 * The Python of a Django project: that of the activated virtual environment, else of one next to manage.py or in a
 * folder above it, else the one on the PATH.
 */
export function projectPython(managePy: string, environment: NodeJS.ProcessEnv): string {
  const activated = environment["VIRTUAL_ENV"];
  if (activated) return pythonOf(activated);
  for (let folder = dirname(managePy); ; folder = dirname(folder)) {
    const found = [".venv", "venv", "env"].map((name) => pythonOf(join(folder, name))).find((file) => existsSync(file));
    if (found !== undefined) return found;
    if (folder === dirname(folder) || existsSync(join(folder, ".git")))
      return process.platform === "win32" ? "python" : "python3";
  }
}
