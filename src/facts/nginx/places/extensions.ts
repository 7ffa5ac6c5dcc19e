import { decodeBase64 } from "../../../base/encodings";
import { Undecided } from "../../../base/undecided";
import { readYaml } from "../../../base/yaml";
import type { WrittenFile } from "../../../languages/shell/files";
import { isPropertyTree } from "../../../wire/tree";

/** What a configuration file of `.ebextensions` does to the machine. */
export interface Extension {
  readonly files: readonly WrittenFile[];
  /** Its commands in their order, `commands` before `container_commands`. */
  readonly commands: readonly string[];
}

/**
 * Reads a configuration file of `.ebextensions` (AWS, "Customizing software on Linux servers": files, commands,
 * container_commands).
 *
 * @throws Undecided if it is no YAML
 */
export function readExtension(text: string): Extension {
  const read = readYaml(text);
  if ("problem" in read) throw new Undecided(`a file of .ebextensions is not valid YAML at line ${read.problem.line}`);
  if (!isPropertyTree(read.value)) return { files: [], commands: [] };
  const { files, commands, container_commands: containerCommands } = read.value;
  return {
    files: entriesOf(files).flatMap(([path, entry]) => {
      const { content, encoding } = isPropertyTree(entry) ? entry : {};
      if (typeof content !== "string") return [];
      const plain = encoding === "base64" ? decodeBase64(content) : content;
      return plain === undefined ? [] : [{ path, text: plain }];
    }),
    commands: [commands, containerCommands].flatMap(commandsOf),
  };
}

/** Commands run in the order of their names. */
function commandsOf(commands: unknown): readonly string[] {
  return entriesOf(commands)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, entry]) => {
      const command = isPropertyTree(entry) ? entry["command"] : undefined;
      return Array.isArray(command) ? [command.join(" ")] : typeof command === "string" ? [command] : [];
    });
}

function entriesOf(value: unknown): [string, unknown][] {
  return isPropertyTree(value) ? Object.entries(value) : [];
}
