import type { Interpreter } from "../interpreter/interpreter";
import { CallArguments } from "../values/callArguments";
import { allKnown } from "../values/known";
import { basename, isAbsolute, joinPaths, joinTexts, normalize, parentOf, pathOf } from "../values/paths";
import { isPlaced } from "../values/projectFolder";
import { bool, builtin, native, withRead, str, text, type Arguments, type Value } from "../values/value";
import { openFile, readText } from "./builtins/openFile";

type Path = Value & { readonly kind: "path" };

function pathValue(value: string | undefined): Path | undefined {
  return value === undefined ? undefined : { kind: "path", value };
}

/** `Path(…)`. */
export function makePath({ positional, unknown }: Arguments): Value | undefined {
  const parts = allKnown(positional.map(pathOf));
  if (unknown || !parts) return undefined;
  return pathValue(parts.length === 0 ? "." : joinPaths(parts));
}

/** `path.name`. */
export function pathAttribute(python: Interpreter, self: Path, name: string): Value | undefined {
  const value = property(self.value, name);
  if (value) return value;
  const method = methods[name];
  return method
    ? builtin(
        name,
        (given) => {
          const result = given.unknown ? undefined : method(self, new CallArguments(given), python);
          return result && withRead(result, self.read);
        },
        { harmless: true },
      )
    : undefined;
}

function property(path: string, name: string): Value | undefined {
  const last = basename(path);
  switch (name) {
    case "parent":
      return pathValue(parentOf(path));
    case "parents":
      return native({ type: "the parents of a path", item: (index) => ancestor(path, index) });
    case "name":
      return last === undefined ? undefined : text(last);
    case "stem":
      return last === undefined ? undefined : text(last.replace(/(?<=.)\.[^.]*$/, ""));
    case "suffix":
      return last === undefined ? undefined : text(/(?<=.)(\.[^.]+)$/.exec(last)?.[0] ?? "");
    default:
      return undefined;
  }
}

/** `path.parents[index]`; `undefined` above a project folder whose place is not known. */
function ancestor(path: string, index: Value): Value | undefined {
  if (index.kind !== "int" || index.value < 0) return undefined;
  let found: string | undefined = path;
  for (let at = 0; at <= index.value && found !== undefined; at++) {
    const parent = parentOf(found);
    found = parent === found ? undefined : parent;
  }
  return pathValue(found);
}

const methods: Readonly<Record<string, (self: Path, call: CallArguments, python: Interpreter) => Value | undefined>> = {
  resolve: (self) => pathValue(normalize(self.value)),
  absolute: (self) => (isAbsolute(self.value) ? self : undefined),
  joinpath(self, { given }) {
    const parts = allKnown(
      given.positional.map((part) => (part.kind === "str" || part.kind === "path" ? part.value : undefined)),
    );
    return parts && pathValue(joinPaths([self.value, ...parts]));
  },
  as_posix: (self) => str(self.value),
  __str__: (self) => str(self.value),
  is_absolute: (self) => bool(isAbsolute(self.value)),
  exists: (self, _, python) => checkExistence(python, self, "any"),
  is_file: (self, _, python) => checkExistence(python, self, "file"),
  is_dir: (self, _, python) => checkExistence(python, self, "folder"),
  read_text(self, _, python) {
    const content = readText(python, self);
    return typeof content === "string" ? str(content) : content;
  },
  open: (self, { given }, python) =>
    openFile(python, new CallArguments({ ...given, positional: [self, ...given.positional] })),
};

/**
 * Whether a path exists in the container. The files of the project do; others may be created by the build of the image
 * or mounted. An environment file that is not part of the project is assumed not to exist.
 */
export function checkExistence(python: Interpreter, path: Value, kind: "any" | "file" | "folder"): Value | undefined {
  const place = pathOf(path);
  const absolute = place === undefined || !isAbsolute(place) ? undefined : normalize(place);
  const file = absolute === undefined ? undefined : python.files.fileAt(absolute);
  if (file === undefined) return undefined;
  const isFile = python.files.exists(file);
  if (isFile) return bool(kind !== "folder");
  if (python.files.isFolder(file)) return bool(kind !== "file");
  return isVariablesFile(file) ? bool(false) : undefined;
}

/** Whether a file is an environment file by its name. */
function isVariablesFile(file: string): boolean {
  return /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|[\w-]*\.env|settings\.ini)$/.test(file);
}

/** `os.path.join(…)`. */
export function joinPath({ positional, unknown }: Arguments): Value | undefined {
  const parts = allKnown(positional.map(pathOf));
  if (unknown || !parts || parts.slice(1).some((part) => isPlaced(part) && !isAbsolute(part))) return undefined;
  return str(joinTexts(parts));
}
