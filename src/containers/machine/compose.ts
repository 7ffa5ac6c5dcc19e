import { Undecided } from "../../base/undecided";
import { readYaml } from "../../base/yaml";
import { readEnvironmentFile } from "../../languages/shell/environmentFile";
import { Expander } from "../../languages/shell/expand";
import { computed, shellCommands, type Environment } from "../../languages/shell/parse";
import { Variables } from "../../languages/shell/variables";
import { isPropertyTree, type PropertyTree } from "../../wire/tree";
import { variablesOfFiles, type MachineFiles, type MachineProgram, type Named } from "./program";

/** Whether a path is that of a Compose file. */
export function isComposeFile(path: string): boolean {
  return /(?:^|[/.-])compose[\w.-]*\.ya?ml$/.test(path);
}

/**
 * The services of a Compose file (Compose specification): `environment` as a map or a list, `env_file`, `command`,
 * `entrypoint` and `image`, with variables filled in from the shell and from `.env` in the file's folder.
 *
 * @throws Undecided if the file is no YAML
 */
export function composeServices(
  path: string,
  text: string,
  files: MachineFiles,
  shell: Environment,
): readonly MachineProgram[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const defaults = new Map(readEnvironmentFile(files.text(folder, ".env") ?? "", "dotenv", shell));
  const variables = new Variables((name) => shell(name) ?? defaults.get(name), []);
  const read = readYaml(text);
  if ("problem" in read) throw new Undecided(`${path} is not valid YAML at line ${read.problem.line}`);
  const root = fillVariables(read.value, variables);
  const services = isPropertyTree(root) && isPropertyTree(root["services"]) ? root["services"] : {};
  return Object.entries(services).flatMap(([name, service]) =>
    isPropertyTree(service) ? [programOf(name, service, files, folder)] : [],
  );
}

function programOf(name: string, service: PropertyTree, files: MachineFiles, folder: string): MachineProgram {
  const fromFiles = variablesOfFiles(fileNames(service["env_file"]), files, folder, "dotenv");
  const [entryPoint, command] = [wordsOf(service["entrypoint"]), wordsOf(service["command"])];
  const logging = service["logging"];
  const driver = isPropertyTree(logging) ? logging["driver"] : undefined;
  return {
    name: typeof service["container_name"] === "string" ? service["container_name"] : name,
    kind: "container",
    image: typeof service["image"] === "string" ? service["image"] : "",
    ...(entryPoint && { entryPoint }),
    ...((command ?? entryPoint) && { command: command ?? [] }),
    variables: [...fromFiles.variables, ...environmentOf(service["environment"])],
    unseenFiles: fromFiles.unseenFiles,
    mounts: listOf(service["volumes"]).flatMap(mountOf),
    ...(typeof driver === "string" && { logDriver: driver }),
  };
}

/** Every text with its variables filled in: `${NAME}`, `${NAME:-default}`; `$$` stands for a dollar sign. */
function fillVariables(value: unknown, variables: Variables): unknown {
  if (typeof value === "string") {
    const dollars = value.replaceAll("$$", "\u0001");
    return new Expander(dollars.replaceAll("\\", "\\\\"), 0, variables).document().replaceAll("\u0001", "$");
  }
  if (Array.isArray(value)) return value.map((item) => fillVariables(item, variables));
  if (!isPropertyTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fillVariables(inner, variables)]));
}

function environmentOf(environment: unknown): readonly Named[] {
  if (isPropertyTree(environment))
    return Object.entries(environment).map(([name, value]) => [name, value === null ? computed : textOf(value)]);
  return listOf(environment).map((entry) => {
    const text = textOf(entry);
    const at = text.indexOf("=");
    // A name alone passes the shell's variable.
    return at < 0 ? [text, computed] : [text.slice(0, at), text.slice(at + 1)];
  });
}

function fileNames(given: unknown): readonly string[] {
  return listOf(given).flatMap((entry) => {
    const path = isPropertyTree(entry) ? entry["path"] : entry;
    return typeof path === "string" ? [path] : [];
  });
}

/** A command as a list of words or as one text, which is split as a shell would. */
function wordsOf(given: unknown): readonly string[] | undefined {
  if (Array.isArray(given)) return given.map(textOf);
  return typeof given === "string" ? shellCommands(given, () => computed)[0]?.words : undefined;
}

function mountOf(given: unknown): MachineProgram["mounts"] {
  if (isPropertyTree(given)) return [{ volume: textOf(given["source"]), path: textOf(given["target"]) }];
  const [volume = "", path] = textOf(given).split(":");
  return path === undefined ? [] : [{ volume, path }];
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
