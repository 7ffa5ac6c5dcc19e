import { computed, type ShellCommand } from "../../languages/shell/parse";
import { programName, unwrapped } from "../../languages/shell/wrappers";
import { variablesOfFiles, type MachineFiles, type MachineProgram, type Named } from "./program";

/** Options of `docker run` that take no value (Docker's reference of `docker container run`). */
const switches: ReadonlySet<string> = new Set([
  "--detach",
  "--init",
  "--interactive",
  "--no-healthcheck",
  "--oom-kill-disable",
  "--privileged",
  "--publish-all",
  "--quiet",
  "--read-only",
  "--replace",
  "--rm",
  "--sig-proxy",
  "--tty",
]);

const shortSwitches = /^-[ditPq]+$/;

const longNames: Readonly<Record<string, string>> = { "-e": "--env", "-v": "--volume", "-n": "--name" };

/** The container that a `docker run` starts, or `undefined` for any other command. */
export function dockerRun(command: ShellCommand, files: MachineFiles): MachineProgram | undefined {
  const args = argumentsOfRun(unwrapped(command.words).words);
  if (!args) return undefined;
  const { options, rest } = optionsIn(args);
  const [image = "", ...words] = rest;
  const outside = (name: string): string | undefined => command.assignments.get(name) ?? command.exported().get(name);
  const given = (option: string): readonly string[] =>
    options.filter(([name]) => name === option).map(([, value]) => value);
  const fromFiles = variablesOfFiles(given("--env-file"), files, command.folder, "docker");
  const [entryPoint] = given("--entrypoint");
  const [name] = given("--name");
  const [logDriver] = given("--log-driver");
  return {
    ...(name !== undefined && { name }),
    kind: "container",
    image,
    ...(entryPoint !== undefined && { entryPoint: entryPoint === "" ? [] : [entryPoint] }),
    ...((words.length > 0 || entryPoint !== undefined) && { command: words }),
    variables: [...fromFiles.variables, ...given("--env").map((each) => variable(each, outside))],
    unseenFiles: fromFiles.unseenFiles,
    mounts: given("--volume").flatMap(mountOf),
    ...(logDriver !== undefined && { logDriver }),
  };
}

/** What follows `docker run`, with the options of docker itself in front. */
function argumentsOfRun([program = "", ...words]: readonly string[]): readonly string[] | undefined {
  if (!/^(?:docker|podman|nerdctl|finch)$/.test(programName(program))) return undefined;
  const valued = /^(?:-H|-c|-l|--(?:host|context|config|log-level))$/;
  let at = 0;
  while (words[at]?.startsWith("-")) at += valued.test(words[at]!) ? 2 : 1;
  if (words[at] === "container") at++;
  return words[at] === "run" || words[at] === "create" ? words.slice(at + 1) : undefined;
}

/** Options by their long names, and what follows them: the image and its command. */
function optionsIn(args: readonly string[]): { readonly options: readonly Named[]; readonly rest: readonly string[] } {
  const options: Named[] = [];
  let at = 0;
  for (let word = args[at]; word !== undefined && word.startsWith("-") && word !== "-"; word = args[at]) {
    const [, long = word, value] = /^(--[\w-]+)=([^]*)$/.exec(word) ?? [];
    const [, short = "", attached = ""] = /^(-[a-z])([^]+)$/.exec(word) ?? [];
    at++;
    if (word === "--") break;
    if (switches.has(long) || shortSwitches.test(word)) continue;
    if (value !== undefined) {
      options.push([long, value]);
    } else if (!word.startsWith("--") && attached !== "" && !/^-[dit]+[a-z]$/.test(word)) {
      options.push([longNames[short] ?? short, attached.replace(/^=/, "")]);
    } else {
      options.push([
        longNames[`-${word.at(-1)!}`] && !word.startsWith("--") ? longNames[`-${word.at(-1)!}`]! : long,
        args[at++] ?? "",
      ]);
    }
  }
  return { options, rest: args.slice(at) };
}

/** `NAME=value`, or a name alone, which passes the shell's variable. */
function variable(given: string, outside: (name: string) => string | undefined): Named {
  const at = given.indexOf("=");
  return at < 0 ? [given, outside(given) ?? computed] : [given.slice(0, at), given.slice(at + 1)];
}

function mountOf(given: string): MachineProgram["mounts"] {
  const [volume = "", path] = given.split(":");
  return path === undefined ? [] : [{ volume, path }];
}
