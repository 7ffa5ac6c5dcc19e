import { Undecided, unlessUndecided } from "../../../base/undecided";
import type { Container, Variable } from "../../../containers";
import { VariablesByName } from "../../../django/variablesByName";
import { officialFiles } from "../../../languages/nginx/files/serverFiles";
import { applyScript, type ScriptFile, type WrittenFile } from "../../../languages/shell/files";
import { computed, type Environment } from "../../../languages/shell/parse";
import { baseFilesOf, isNginxContainer } from "./serversWritten";

/**
 * The files that a container's command leaves, with those of nginx's official image; files that only a run would show are
 * left out.
 *
 * @throws Undecided if a variable that is not known decides what a file holds that may be a configuration of nginx
 */
export function filesLeftBy(container: Container): readonly WrittenFile[] {
  const shipped = baseFilesOf(container.image) === "official" ? [...officialFiles] : [];
  const files = new Map<string, ScriptFile>(shipped.map(([path, text]) => [path, { text }]));
  const shell = new ShellVariables(container.variables);
  for (const script of container.command.filter((word) => /[\s;]/.test(word)))
    applyScript(script, { files, environment: shell.environment, folder: "/" });
  return [...files].flatMap(([path, file]) => {
    const text = unlessUndecided(() => file.text);
    if (text !== undefined) return [{ path, text }];
    if (shell.unknown && mayBeConfiguration(path, container)) throw shell.unknown;
    return [];
  });
}

/** A container's variables as its shell sees them, and why one that was asked for is not known. */
class ShellVariables {
  unknown: Undecided | undefined;
  private readonly variables: VariablesByName<Variable>;

  constructor(variables: readonly Variable[]) {
    this.variables = new VariablesByName(variables);
  }

  readonly environment: Environment = (name) => {
    try {
      const variable = this.variables.get(name);
      return variable?.origin === "secret" ? computed : variable?.value;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      this.unknown ??= error;
      return computed;
    }
  };
}

/** Whether a file may be a configuration of nginx, by its path or because the container shares it or runs nginx. */
function mayBeConfiguration(path: string, container: Container): boolean {
  if (/nginx|\.conf\b/.test(path) || isNginxContainer(container)) return true;
  return container.mounts.some((mount) => path.startsWith(`${mount.path.replace(/\/+$/, "")}/`));
}
