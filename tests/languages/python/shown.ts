import type { Files } from "../../../src/base/files";
import { Undecided } from "../../../src/base/undecided";
import { settingsOf, type ProcessEnvironment, type Evaluated, type SettingsModule } from "../../../src/django/modules";

/** Files that lie in memory. */
export function filesOf(contents: Readonly<Record<string, string>>): Files {
  const files: Files = {
    read: (path) => contents[path],
    list(folder) {
      const below = Object.keys(contents).filter((path) => path.startsWith(`${folder}/`));
      return below.length === 0 ? undefined : below.map((path) => path.slice(folder.length + 1));
    },
    nameOf: (path) => path,
    link: () => undefined,
    get committed() {
      return files;
    },
  };
  return files;
}

export interface Given {
  /** Variables that are visible. */
  readonly visible?: Readonly<Record<string, string>>;
  /** Variables that secrets hold. */
  readonly secret?: readonly string[];
  /** Variables of which nothing is known. */
  readonly undecided?: readonly string[];
}

export function environmentOf({ visible = {}, secret = [], undecided = [] }: Given): ProcessEnvironment {
  return {
    variable(name) {
      if (undecided.includes(name)) throw new Undecided(`${name} is not known before the update`);
      if (secret.includes(name)) return "secret";
      return visible[name] === undefined ? undefined : { text: visible[name] };
    },
  };
}

export interface Project extends Given {
  /** The lines of `app/settings.py`. */
  readonly module: readonly string[];
  /** Other files, by their paths below `app`. */
  readonly files?: Readonly<Record<string, string | readonly string[]>>;
  readonly configurationClass?: string;
  /** Where the project lies in the container. */
  readonly place?: string;
}

/** Reads the settings module of a project that lies in memory. */
export function read({ module, files = {}, configurationClass, place, ...given }: Project): SettingsModule {
  const contents = Object.entries({ "settings.py": module, ...files }).map(([path, text]) => [
    `app/${path}`,
    typeof text === "string" ? text : `${text.join("\n")}\n`,
  ]);
  return settingsOf({
    files: filesOf(Object.fromEntries(contents) as Record<string, string>),
    root: "app",
    module: "settings",
    environment: environmentOf(given),
    ...(configurationClass !== undefined && { configurationClass }),
    ...(place !== undefined && { place }),
  });
}

/** A value as Python writes it: `?` stands for what is not known, `…` for what a list or a dictionary may hold besides. */
export function shown(value: Evaluated): string {
  const between = (open: string, items: readonly string[], isOpen: boolean, close: string): string =>
    open + [...items, ...(isOpen ? ["…"] : [])].join(", ") + close;
  switch (value.kind) {
    case "none":
      return "None";
    case "ellipsis":
      return "...";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "float":
      return Number.isInteger(value.value) && Math.abs(value.value) < 1e16 ? `${value.value}.0` : String(value.value);
    case "str":
      return JSON.stringify(value.value);
    case "path":
      return `Path(${JSON.stringify(value.value)})`;
    case "bytes":
      return `b${JSON.stringify(value.value)}`;
    case "list":
    case "tuple":
    case "set": {
      const [open, close] = { list: ["[", "]"], tuple: ["(", ")"], set: ["{", "}"] }[value.kind] as [string, string];
      return between(open, value.items.map(shown), value.open !== undefined, close);
    }
    case "dict": {
      const entries = value.entries.map(({ key, value: each }) => `${shown(key)}: ${shown(each)}`);
      return between("{", entries, value.open !== undefined, "}");
    }
    case "unknown":
      return value.mayBeAbsent ? "? or absent" : "?";
  }
}

/** The settings that a module has among the names in capitals that occur in its source. */
export function namesIn(module: SettingsModule, source: string): readonly string[] {
  const names = new Set(source.match(/\b_?[A-Z][A-Z0-9_]*\b/g));
  return [...names].filter((name) => module.setting(name) !== undefined);
}

/** All settings that a module has, by name. */
export function settings(module: SettingsModule, { module: lines, files = {} }: Project): Record<string, string> {
  const names = namesIn(module, [...lines, ...Object.values(files).flat()].join("\n"));
  return Object.fromEntries(names.map((name) => [name, shown(module.setting(name)!.value)]));
}
