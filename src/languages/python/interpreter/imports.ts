import type { ImportFrom, Statement } from "../parse/syntax";
import type { ModuleObject, Scope, Value } from "../values/value";
import { itemsOf } from "./iterate";
import type { Machine } from "./machine";
import { bindingOf } from "./modules";
import { bindName } from "./names";

/** `import a.b as c`. */
export function executeImport(machine: Machine, { names }: Statement & { kind: "import" }, scope: Scope): void {
  for (const { name, as } of names) {
    const { line } = machine;
    const imported = machine.modules.load(name);
    machine.line = line;
    if (as !== undefined) {
      bindName(machine, scope, as, imported);
    } else {
      const [top = name] = name.split(".");
      bindName(machine, scope, top, top === name ? imported : machine.modules.load(top));
    }
  }
}

/** `from a import b`. */
export function executeImportFrom(machine: Machine, statement: ImportFrom, scope: Scope): void {
  const { modules } = machine;
  const { line } = machine;
  const name = modules.absoluteName(scope.module, statement.level, statement.module);
  if (name === undefined) machine.raise("ImportError", "a relative import leads beyond the top-level package");
  const from = modules.load(name, statement.names[0]?.name === "*");
  machine.line = line;
  if (statement.names[0]?.name === "*") return importAll(machine, from, scope);
  for (const { name: member, as } of statement.names) {
    const value = modules.member(from, name, member);
    machine.line = line;
    bindName(machine, scope, as ?? member, value);
  }
}

function importAll(machine: Machine, from: Value, scope: Scope): void {
  if (from.kind === "module") return copyNames(machine, from.module, scope);
  const members =
    from.kind === "native" ? (from.native.data as Readonly<Record<string, Value>> | undefined) : undefined;
  if (members) for (const [name, value] of Object.entries(members)) bindName(machine, scope, name, value);
  else machine.forgetNames(scope.namespace, machine.unevaluated("`import *`", [from]));
}

/** Binds what a module exports, as it was bound there. */
function copyNames(machine: Machine, { namespace }: ModuleObject, scope: Scope): void {
  const listed = machine.lookup(namespace, "__all__")?.value;
  const names = listed && itemsOf(machine, listed);
  const opaque = namespace.opaque.content;
  if (opaque || (listed && !names?.every(({ kind }) => kind === "str")))
    machine.forgetNames(scope.namespace, opaque ?? machine.unevaluated("`__all__`", [listed!]));
  const exported = names
    ? names.flatMap((name) => (name.kind === "str" ? [name.value] : []))
    : [...namespace.cells.keys()].filter((name) => !name.startsWith("_"));
  for (const name of exported) {
    const binding = namespace.cells.get(name)?.content;
    if (!binding) continue;
    const earlier = scope.namespace.cells.get(name)?.content;
    machine.bindAs(scope.namespace, name, bindingOf(machine, binding, earlier));
  }
}
