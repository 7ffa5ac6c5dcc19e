import { inTurn } from "../../base/undecided";
import { djangoProcess } from "../../django/command";
import { readEnvironmentFile } from "../../languages/shell/environmentFile";
import { computed, shellCommands, type ShellCommand } from "../../languages/shell/parse";
import { unwrapped } from "../../languages/shell/wrappers";
import { composeServices, isComposeFile } from "./compose";
import { dockerRun } from "./dockerRun";
import { MachineFiles, type MachineProgram } from "./program";
import { systemdServices } from "./systemd";
import type { Setup } from "./userData";

export type { MachineProgram } from "./program";
export { readUserData, type Setup } from "./userData";

/** What a machine runs, and the files that its setup writes. */
export interface Machine {
  readonly programs: Iterable<MachineProgram>;
  readonly files: MachineFiles;
}

/**
 * What a machine runs after its setup: containers of `docker run` and of Compose files, systemd services, and what its
 * scripts start by themselves with the variables that they export. An environment file that none of these names is
 * taken for that of a program that reads it by itself. May raise `Undecided` after what came before it.
 */
export function machineOf(setup: Setup): Machine {
  // A script can write a file that it sources later, so it is read once for its files and once more for the rest.
  const files = new MachineFiles(setup);
  const listed = (script: string): readonly ShellCommand[] =>
    shellCommands(script, () => undefined, { sourced: (path) => files.text("", path) });
  return { programs: programsOf(setup.scripts.flatMap(listed), files), files };
}

function* programsOf(commands: readonly ShellCommand[], files: MachineFiles): Iterable<MachineProgram> {
  const exported = commands.at(-1)?.exported() ?? new Map<string, string>();
  const composed = files.all().filter(([path]) => isComposeFile(path));
  yield* commands.flatMap((command) => dockerRun(command, files) ?? []);
  yield* systemdServices(files);
  yield* ownPrograms(commands, files);
  yield* inTurn(composed, ([path, text]) => composeServices(path, text, files, (name) => exported.get(name)));
  for (const [path, text] of files.unread()) if (isEnvironmentFile(path)) yield ofFile(path, text);
}

/** What the scripts start by themselves; where nothing shows, whatever gets the variables that they export. */
function ownPrograms(commands: readonly ShellCommand[], files: MachineFiles): readonly MachineProgram[] {
  const surroundings = { environment: () => computed, file: (path: string) => files.text("", path) };
  const started = commands.filter(({ words }) => !isContainerCommand(words) && djangoProcess(words, surroundings));
  if (started.length > 0) return started.map((command) => ownProgram(command));
  const last = commands.at(-1);
  return last && last.exported().size > 0 ? [ownProgram(last, [])] : [];
}

function ownProgram({ words, exported, assignments }: ShellCommand, command = words): MachineProgram {
  return {
    kind: "service",
    image: "",
    command,
    variables: [...exported(), ...assignments],
    unseenFiles: [],
    mounts: [],
  };
}

function isContainerCommand(words: readonly string[]): boolean {
  return /(?:^|\/)(?:docker|podman|nerdctl|finch|docker-compose)$/.test(unwrapped(words).words[0] ?? "");
}

function isEnvironmentFile(path: string): boolean {
  return /(?:^|\/)[\w-]*\.env(?:\.\w+)?$|^\/etc\/environment$/.test(path);
}

function ofFile(path: string, text: string): MachineProgram {
  return {
    name: path,
    kind: "file",
    image: "",
    command: [],
    variables: readEnvironmentFile(text, "dotenv", () => undefined),
    unseenFiles: [],
    mounts: [],
  };
}
