import type { ImportFrom, Statement } from "../parse/syntax";
import { bindingLattice } from "../values/join";
import { withRead, type Binding, type ModuleObject, type Scope, type Value } from "../values/value";
import type { Interpreter } from "./interpreter";
import { itemsOf } from "./iterate";
import { bindName } from "./names";

/** `import a.b as c`. */
export function executeImport(python: Interpreter, { names }: Statement & { kind: "import" }, scope: Scope): void {
  for (const { name, as } of names) {
    const { line } = python;
    const imported = python.modules.load(name);
    python.line = line;
    if (as !== undefined) {
      bindName(python, scope, as, imported);
    } else {
      const [top = name] = name.split(".");
      bindName(python, scope, top, top === name ? imported : python.modules.load(top));
    }
  }
}

/** `from a import b`. */
export function executeImportFrom(python: Interpreter, statement: ImportFrom, scope: Scope): void {
  const { modules } = python;
  const { line } = python;
  const name = modules.absoluteName(scope.module, statement.level, statement.module);
  if (name === undefined) python.raise("ImportError", "a relative import leads beyond the top-level package");
  const from = modules.load(name, statement.names[0]?.name === "*");
  python.line = line;
  if (statement.names[0]?.name === "*") return importAll(python, from, scope);
  for (const { name: member, as } of statement.names) {
    const value = modules.member(from, name, member);
    python.line = line;
    bindName(python, scope, as ?? member, value);
  }
}

function importAll(python: Interpreter, from: Value, scope: Scope): void {
  if (from.kind === "module") return copyNames(python, from.module, scope);
  const members =
    from.kind === "native" ? (from.native.data as Readonly<Record<string, Value>> | undefined) : undefined;
  if (members) for (const [name, value] of Object.entries(members)) bindName(python, scope, name, value);
  else python.forgetNames(scope.namespace, python.unknownResult("`import *`", [from]));
}

/** Binds the names that a module exports, as they are bound there. */
function copyNames(python: Interpreter, { namespace }: ModuleObject, scope: Scope): void {
  const listed = python.lookup(namespace, "__all__")?.value;
  const names = listed && itemsOf(python, listed);
  const opaque = namespace.opaque.content;
  if (opaque || (listed && !names?.every(({ kind }) => kind === "str")))
    python.forgetNames(scope.namespace, opaque ?? python.unknownResult("`__all__`", [listed!]));
  const exported = names
    ? names.flatMap((name) => (name.kind === "str" ? [name.value] : []))
    : [...namespace.cells.keys()].filter((name) => !name.startsWith("_"));
  for (const name of exported) {
    const binding = namespace.cells.get(name)?.content;
    if (!binding) continue;
    const earlier = scope.namespace.cells.get(name)?.content;
    python.bindAs(scope.namespace, name, bindingOf(python, binding, earlier));
  }
}

/** What a star import binds a name to: if it may be absent there, the earlier binding may stay. */
function bindingOf(python: Interpreter, binding: Binding, earlier: Binding | undefined): Binding {
  const { value } = binding;
  if (value.kind === "unknown" && value.mayBeAbsent && earlier) {
    const joining = { store: python.store, why: value, cells: new Map() };
    return { ...binding, value: bindingLattice.join(binding, earlier, joining)!.value };
  }
  return { ...binding, value: withRead(value, python.conditions) };
}
