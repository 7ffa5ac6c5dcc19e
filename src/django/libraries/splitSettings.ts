import type { LibraryModule, Interpreter } from "../../languages/python/interpreter/interpreter";
import { pathOf, dirname, joinTexts, normalize } from "../../languages/python/values/paths";
import {
  builtin,
  native,
  none,
  type Arguments,
  type ModuleObject,
  type Unknown,
  type Value,
} from "../../languages/python/values/value";

/** django-split-settings. */
export function splitSettingsModules(python: Interpreter): Readonly<Record<string, LibraryModule>> {
  return {
    "split_settings.tools": {
      optional: builtin("optional", ({ positional: [name] }) => {
        const path = name?.kind === "none" ? "" : pathOf(name);
        if (path === undefined) return undefined;
        return native({ type: "optional", text: path });
      }),
      include: builtin("include", (given) => include(python, given)),
    },
  };
}

/** `include(…)`: runs files in the namespace of the including module. */
function include(python: Interpreter, given: Arguments): Value {
  const { frame } = python;
  const scope = given.keyword.get("scope");
  const module = frame.scope?.module;
  const isOwn =
    !scope || scope.kind === "none" || (scope.kind === "namespace" && scope.namespace === module?.namespace);
  if (!module) return none;
  if (given.unknown || !isOwn) {
    python.forgetNames(module.namespace, given.unknown ?? python.unknownResult("include()"));
    return none;
  }
  for (const file of given.positional) includeOne(python, module, file);
  return none;
}

function includeOne(python: Interpreter, module: ModuleObject, file: Value): void {
  const why = (): Unknown => python.unknownResult("include()", [file]);
  const name = pathOf(file);
  const isOptional = file.kind === "native" && file.native.type === "optional";
  if (name === "" && isOptional) return;
  const folder = dirname(python.files.placeOf(includedFrom.get(python) ?? module.path));
  const pattern = name === undefined || folder === undefined ? undefined : normalize(joinTexts([folder, name]));
  const path = pattern === undefined ? undefined : python.files.fileAt(pattern);
  if (path === undefined) return python.forgetNames(module.namespace, why());
  const files = matching(python, path);
  if (files.length === 0 && !isOptional) python.raise("OSError", "a file to include does not exist");
  for (const each of files) {
    const outer = includedFrom.get(python);
    includedFrom.set(python, each);
    python.modules.executeIn(module, each);
    if (outer === undefined) includedFrom.delete(python);
    else includedFrom.set(python, outer);
  }
}

/** The file that is being included: nested includes are relative to it. */
const includedFrom = new WeakMap<Interpreter, string>();

/** The files that match a path with wildcards in its last part. */
function matching(python: Interpreter, path: string): readonly string[] {
  if (!/[*?[]/.test(path)) return python.files.exists(path) ? [path] : [];
  const at = path.lastIndexOf("/");
  const [folder, last] = [path.slice(0, at), path.slice(at + 1)];
  const pattern = new RegExp(
    `^${last
      .replace(/[.+^${}()|\\]/g, "\\$&")
      .replaceAll("*", "[^/]*")
      .replaceAll("?", "[^/]")}$`,
  );
  const files = python.files.listed(folder).filter((each) => pattern.test(each) && !each.startsWith("."));
  return [...files].sort().map((each) => `${folder}/${each}`);
}
