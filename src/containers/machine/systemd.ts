import { shellCommands } from "../../languages/shell/parse";
import { variablesOfFiles, type MachineFiles, type MachineProgram, type Named } from "./program";

/** Whether a path is that of a service's unit, or of a drop-in for one. */
function isUnitFile(path: string): boolean {
  return /\/[^/]+\.service(?:\.d\/[^/]+\.conf)?$/.test(path);
}

/**
 * The services of systemd units (systemd.exec, systemd.service): `ExecStart`, `Environment` and `EnvironmentFile`, which
 * wins over it; drop-ins come after the unit that they belong to.
 */
export function systemdServices(files: MachineFiles): readonly MachineProgram[] {
  const units = new Map<string, (readonly [key: string, value: string])[]>();
  for (const [path, text] of files
    .all()
    .filter(([each]) => isUnitFile(each))
    .sort(([one], [other]) => order(one, other))) {
    const name = /\/([^/]+)\.service(?:\.d\/[^/]+)?$/.exec(path)![1]!;
    units.set(name, [...(units.get(name) ?? []), ...settingsIn(text)]);
  }
  return [...units].map(([name, settings]) => programOf(name, settings, files));
}

/** Units before the drop-ins for them. */
function order(one: string, other: string): number {
  return Number(one.includes(".service.d/")) - Number(other.includes(".service.d/"));
}

function programOf(name: string, settings: readonly Named[], files: MachineFiles): MachineProgram {
  // An empty value undoes the earlier ones.
  const valuesOf = (key: string): readonly string[] => {
    const values = settings.filter(([each]) => each === key).map(([, value]) => value);
    return values.slice(values.lastIndexOf("") + 1);
  };
  const fromFiles = variablesOfFiles(
    valuesOf("EnvironmentFile").map((path) => path.replace(/^-/, "")),
    files,
    "",
    "systemd",
  );
  const variables = [
    ...valuesOf("Environment").flatMap((line) => wordsOf(line).flatMap(assignment)),
    ...fromFiles.variables,
  ];
  const known = new Map(variables);
  const start = (valuesOf("ExecStart")[0] ?? "").replace(/^[-@:+!|]+/, "");
  return {
    name,
    kind: "service",
    image: "",
    command: shellCommands(start, (variable) => known.get(variable))[0]?.words ?? [],
    variables,
    unseenFiles: fromFiles.unseenFiles,
    mounts: [],
    // Its output goes to the journal.
    logDriver: "journald",
  };
}

/** The settings of a unit file, lines that go on joined. */
function settingsIn(text: string): readonly Named[] {
  return text
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, key, value = ""] = /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return key === undefined ? [] : [[key, value] as const];
    });
}

/** Words in quotes or not; a dollar sign has no meaning in them. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare = ""]) =>
      double?.replace(/\\(.)/g, "$1") ?? single ?? bare.replace(/=(["'])(.*)\1$/, "=$2"),
  );
}

function assignment(word: string): readonly Named[] {
  const at = word.indexOf("=");
  return at < 1 ? [] : [[word.slice(0, at), word.slice(at + 1)]];
}
