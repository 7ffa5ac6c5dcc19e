import type { LibraryModule, Machine } from "../../languages/python/interpreter/machine";
import { pathOf } from "../../languages/python/library/builtins/openFile";
import { Call } from "../../languages/python/library/textMethods";
import { dirname, joinTexts, normalised } from "../../languages/python/values/paths";
import { builtin, native, none, type Arguments, type Unknown, type Value } from "../../languages/python/values/value";

/** django-split-settings. */
export function splitSettingsModules(machine: Machine): Readonly<Record<string, LibraryModule>> {
  return {
    "split_settings.tools": {
      optional: builtin("optional", ({ positional: [name] }) => {
        const path = name?.kind === "none" ? "" : pathOf(name);
        if (path === undefined) return undefined;
        return native({ type: "optional", text: path });
      }),
      include: builtin("include", (given) => include(machine, given)),
    },
  };
}

/** `include(…)`: runs files in the namespace of the module that includes them. */
function include(machine: Machine, given: Arguments): Value {
  const { frame } = machine;
  const scope = new Call(given).at(99, "scope");
  const module = frame.scope?.module;
  const isOwn =
    !scope || scope.kind === "none" || (scope.kind === "namespace" && scope.namespace === module?.namespace);
  if (!module) return none;
  if (given.unknown || !isOwn) {
    machine.forgetNames(module.namespace, given.unknown ?? machine.unevaluated("include()"));
    return none;
  }
  for (const file of given.positional) includeOne(machine, file);
  return none;
}

function includeOne(machine: Machine, file: Value): void {
  const module = machine.frame.scope!.module;
  const why = (): Unknown => machine.unevaluated("include()", [file]);
  const name = pathOf(file);
  const isOptional = file.kind === "native" && file.native.type === "optional";
  if (name === "" && isOptional) return;
  const folder = dirname(machine.modules.files.placeOf(includedFrom.get(machine) ?? module.path));
  const pattern = name === undefined || folder === undefined ? undefined : normalised(joinTexts([folder, name]));
  const path = pattern === undefined ? undefined : machine.modules.files.fileAt(pattern);
  if (path === undefined) return machine.forgetNames(module.namespace, why());
  const files = matching(machine, path);
  if (files.length === 0 && !isOptional) machine.raise("OSError", "a file to include is not there");
  for (const each of files) {
    const outer = includedFrom.get(machine);
    includedFrom.set(machine, each);
    machine.modules.executeIn(module, each);
    if (outer === undefined) includedFrom.delete(machine);
    else includedFrom.set(machine, outer);
  }
}

/** The file that is being included, relative to which the next ones are found. */
const includedFrom = new WeakMap<Machine, string>();

/** The files that a path with wildcards in its last part names. */
function matching(machine: Machine, path: string): readonly string[] {
  if (!/[*?[]/.test(path)) return machine.modules.files.exists(path) ? [path] : [];
  const at = path.lastIndexOf("/");
  const [folder, last] = [path.slice(0, at), path.slice(at + 1)];
  const pattern = new RegExp(
    `^${last
      .replace(/[.+^${}()|\\]/g, "\\$&")
      .replaceAll("*", "[^/]*")
      .replaceAll("?", "[^/]")}$`,
  );
  const files = machine.modules.files.listed(folder).filter((each) => pattern.test(each) && !each.startsWith("."));
  return [...files].sort().map((each) => `${folder}/${each}`);
}
