import { asDefault, type Look } from "../../interpreter/environment";
import type { LibraryModule, Interpreter } from "../../interpreter/interpreter";
import { CallArguments, textOf } from "../../values/callArguments";
import { basename, dirname, isAbsolute, normalize, pathOf } from "../../values/paths";
import { isPlaced } from "../../values/projectFolder";
import { bool, builtin, native, none, withRead, text, tuple, type Value } from "../../values/value";
import { pairsToUpdate } from "../dicts";
import { method, type Run } from "../methods";
import { checkExistence, joinPath } from "../pathObjects";

/** `os` and `os.path`. Containers run Linux. */
export function osModules(python: Interpreter): Readonly<Record<string, LibraryModule>> {
  const path = pathModule(python);
  const environ = environment(python);
  return {
    os: {
      environ,
      getenv: builtin("os.getenv", (given) => read(python, new CallArguments(given)), { harmless: true }),
      putenv: builtin("os.putenv", () => none),
      path: native({ type: "os.path", attribute: (name) => path[name], data: path }),
      name: text("posix"),
      sep: text("/"),
      pathsep: text(":"),
      linesep: text("\n"),
      devnull: text("/dev/null"),
      fspath: builtin("os.fspath", ({ positional: [given] }) => fspath(given), { harmless: true }),
      makedirs: builtin("os.makedirs", () => none, { harmless: true }),
      mkdir: builtin("os.mkdir", () => none, { harmless: true }),
    },
    "os.path": path,
  };
}

function fspath(value: Value | undefined): Value | undefined {
  const path = pathOf(value);
  return path === undefined ? undefined : { kind: "str", value: path, read: value?.read };
}

function pathModule(python: Interpreter): LibraryModule {
  const onPath = (name: string, read: (path: string) => string | undefined): Value =>
    builtin(
      `os.path.${name}`,
      ({ positional: [given] }) => {
        const path = pathOf(given);
        const result = path === undefined ? undefined : read(path);
        return result === undefined ? undefined : text(result);
      },
      { harmless: true },
    );
  const exists = (name: string, kind: "any" | "file" | "folder"): Value =>
    builtin(`os.path.${name}`, ({ positional: [given] }) => given && checkExistence(python, given, kind), {
      harmless: true,
    });
  return {
    join: builtin("os.path.join", joinPath, { harmless: true }),
    dirname: onPath("dirname", dirname),
    basename: onPath("basename", basename),
    abspath: onPath("abspath", normalize),
    realpath: onPath("realpath", normalize),
    normpath: onPath("normpath", normalize),
    expanduser: onPath("expanduser", (path) => (path.startsWith("~") ? undefined : path)),
    exists: exists("exists", "any"),
    isfile: exists("isfile", "file"),
    isdir: exists("isdir", "folder"),
    isabs: builtin("os.path.isabs", ({ positional: [given] }) => {
      const path = pathOf(given);
      return path === undefined ? undefined : bool(isAbsolute(path));
    }),
    split: builtin("os.path.split", ({ positional: [given] }) => {
      const path = pathOf(given);
      const [folder, last] = path === undefined ? [] : [dirname(path), basename(path)];
      return folder === undefined || last === undefined ? undefined : tuple([text(folder), text(last)]);
    }),
    splitext: builtin("os.path.splitext", ({ positional: [given] }) => {
      const path = textOf(given);
      const [, root = "", extension = ""] = /^(.*?[^./][^/]*?)?(\.[^./]*)?$/s.exec(path ?? "") ?? [];
      return path === undefined || isPlaced(path) ? undefined : tuple([text(root), text(extension)]);
    }),
    sep: text("/"),
  };
}

/** The text of a variable, or the default. */
function read(python: Interpreter, given: CallArguments): Value | undefined {
  const name = given.text(0, "key");
  if (name === undefined) return undefined;
  const look = python.environment.look(name);
  return valueOf(python, look, given.at(1, "default") ?? none);
}

function valueOf(python: Interpreter, look: Look, byDefault: Value): Value {
  if (!look.value) return asDefault(byDefault, look);
  if (look.isPresent) return look.value;
  const unknown = python.unknownResult("a variable", [look.value]);
  return byDefault.kind === "str" ? { ...unknown, type: "str" } : unknown;
}

/** `os.environ`. */
function environment(python: Interpreter): Value {
  const { environment } = python;
  const methods = environmentMethods(python);
  return native({
    type: "os.environ",
    attribute: (name) => methods.get(name),
    item(key) {
      const name = textOf(key);
      if (name === undefined) return undefined;
      const found = environment.look(name);
      if (!found.value) python.raise("KeyError", name, found.read);
      if (found.isPresent) return found.value;
      python.mayRaise(python.exception("KeyError"));
      return { ...python.unknown("a variable", [found.value]), type: "str" };
    },
    setItem(key, value) {
      const name = textOf(key);
      if (name === undefined) environment.forget(python.unknownResult("os.environ"));
      else environment.set(name, value);
      return true;
    },
    deleteItem(key) {
      const name = textOf(key);
      if (name === undefined) return false;
      environment.remove(name);
      return true;
    },
    contains(key) {
      const name = textOf(key);
      if (name === undefined) return undefined;
      const found = environment.look(name);
      if (found.isPresent === undefined) return { ...python.unknown("a variable", [found.value]), type: "bool" };
      return withRead(bool(found.isPresent), found.read);
    },
  });
}

function environmentMethods(python: Interpreter): ReadonlyMap<string, Value> {
  const runs: Readonly<Record<string, Run>> = {
    get: (given) => read(python, given),
    setdefault: (given) => setDefault(python, given),
    pop: (given) => pop(python, given),
    update: (given) => update(python, given),
  };
  return new Map(Object.entries(runs).map(([name, run]) => [name, method(`os.environ.${name}`, run)]));
}

function setDefault(python: Interpreter, given: CallArguments): Value | undefined {
  const [name, value] = [given.text(0), given.at(1)];
  if (name === undefined || !value) return undefined;
  const found = python.environment.look(name);
  if (found.isPresent) return found.value;
  const set: Value =
    found.isPresent === false ? value : { ...python.unknownResult("a variable", [found.value]), type: "str" };
  python.environment.set(name, set);
  return asDefault(set, found);
}

function pop(python: Interpreter, given: CallArguments): Value | undefined {
  const [name, byDefault] = [given.text(0), given.at(1)];
  if (name === undefined) return undefined;
  const found = python.environment.look(name);
  python.environment.remove(name);
  if (!found.value && !byDefault) python.raise("KeyError", name, found.read);
  return valueOf(python, found, byDefault ?? none);
}

function update(python: Interpreter, given: CallArguments): Value {
  const { environment } = python;
  const changes = given.at(0);
  const pairs = changes ? pairsToUpdate(python, changes) : [];
  const all = pairs?.map(([key, value]) => [textOf(key), value] as const);
  if (!all || all.some(([key]) => key === undefined)) environment.forget(python.unknownResult("os.environ.update()"));
  for (const [key, value] of all ?? []) if (key !== undefined) environment.set(key, value);
  for (const [key, value] of given.keywords) environment.set(key, value);
  return none;
}
