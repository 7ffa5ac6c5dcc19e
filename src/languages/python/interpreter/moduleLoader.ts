import { systemModule } from "../library/standardLibrary/system";
import { standardModules } from "../library/standardModules";
import { parsePython, PythonSyntaxError } from "../parse/parser";
import type { Block } from "../parse/syntax";
import { firstLattice, unknownLike } from "../values/join";
import type { Cell } from "../values/store";
import {
  native,
  none,
  text,
  type List,
  type ModuleObject,
  type Scope,
  type Unknown,
  type Value,
} from "../values/value";
import { executeBlock } from "./execute";
import type { LibraryModule, Interpreter } from "./interpreter";
import type { Modules } from "./modules";

/** Finds, runs and caches modules, as `import` does. */
export class ModuleLoader implements Modules {
  readonly path: List;
  /** `sys.modules`, by name. */
  private readonly loaded = new Map<string, Cell<ModuleObject | undefined>>();
  readonly syntaxErrors: { readonly message: string; readonly file: string; readonly line: number }[] = [];
  private readonly parsed = new Map<string, Block | PythonSyntaxError>();
  private readonly libraries = new Map<string, LibraryModule>();

  constructor(private readonly python: Interpreter) {
    this.path = python.list([text(this.python.files.placeOf(python.world.folder))]);
    for (const library of python.world.libraries)
      for (const [name, members] of Object.entries(library(python))) this.libraries.set(name, members);
    this.libraries.set("sys", systemModule(python, this.path));
  }

  loadedModule(name: string): ModuleObject | undefined {
    return this.loaded.get(name)?.content;
  }

  absoluteName(from: ModuleObject, level: number, name: string): string | undefined {
    if (level === 0) return name;
    const parts = from.name.split(".");
    const kept = parts.slice(0, parts.length - (from.isPackage ? level - 1 : level));
    return kept.length === 0 ? undefined : [...kept, ...(name === "" ? [] : [name])].join(".");
  }

  load(name: string, forAll = false): Value {
    this.python.step(10);
    const loaded = this.loaded.get(name)?.content;
    if (loaded) return { kind: "module", module: loaded };
    const parts = name.split(".");
    const top = topLevel(name);
    if (parts.length > 1 && this.isOurs(top)) this.load(parts.slice(0, -1).join("."));
    const file = this.find(name);
    if (file !== undefined) return this.run(name, file);
    const library = this.libraries.get(name);
    if (library) return this.libraryModule(name, library);
    if (this.isOurs(top)) return this.namespacePackage(name) ?? this.raiseMissing(name);
    if (forAll && this.isOptionalSettings(name)) return this.raiseMissing(name);
    return this.unmodelled(name);
  }

  member(from: Value, moduleName: string, name: string): Value {
    if (from.kind === "native")
      return from.native.attribute?.(name) ?? this.submodule(moduleName, name) ?? this.unmodelled(moduleName);
    if (from.kind !== "module") return this.submodule(moduleName, name) ?? this.unmodelled(`${moduleName}.${name}`);
    const binding = this.python.lookup(from.module.namespace, name);
    if (binding && !(binding.value.kind === "unknown" && binding.value.mayBeAbsent)) return binding.value;
    if (binding) return this.python.derive(unknownLike(binding.value, binding.value));
    const inner = `${moduleName}.${name}`;
    if (this.find(inner) !== undefined) return this.load(inner);
    if (this.python.lookup(from.module.namespace, "__getattr__"))
      return this.python.unknownResult(`${moduleName}.${name}`);
    return this.namespacePackage(inner) ?? this.raiseMissing(inner);
  }

  private submodule(moduleName: string, name: string): Value | undefined {
    const library = this.libraries.get(`${moduleName}.${name}`);
    return library && this.libraryModule(`${moduleName}.${name}`, library);
  }

  forgetAll(why: Unknown): void {
    for (const { content } of this.loaded.values()) if (content) this.python.forgetNames(content.namespace, why);
  }

  /** Runs a file as the module of that name. */
  run(name: string, path: string): Value {
    const { python } = this;
    const isPackage = path.endsWith("/__init__.py");
    const module: ModuleObject = { name, path, isPackage, namespace: python.namespace() };
    const cell = this.cellOf(name);
    python.store.set(cell, module);
    const value: Value = { kind: "module", module };
    try {
      this.executeFile(module, path);
    } catch (error) {
      python.store.set(cell, undefined);
      throw error;
    }
    this.bindInParent(name, value);
    return value;
  }

  /** Runs the statements of a file in a module's namespace. */
  executeFile(module: ModuleObject, path: string): void {
    const { python } = this;
    const { file, line } = python;
    python.file = python.world.files.nameOf(path);
    python.bind(module.namespace, "__name__", text(module.name));
    python.bind(module.namespace, "__file__", text(this.python.files.placeOf(path)));
    python.bind(
      module.namespace,
      "__package__",
      text(module.isPackage ? module.name : module.name.replace(/\.?[^.]*$/, "")),
    );
    python.bind(module.namespace, "__doc__", none);
    Object.assign(python, { file, line });
    this.executeIn(module, path);
  }

  executeIn(module: ModuleObject, path: string): void {
    const { python } = this;
    const { file, line, frame, conditions } = python;
    const scope: Scope = { namespace: module.namespace, kind: "module", module, elsewhere: new Map() };
    python.file = python.world.files.nameOf(path);
    python.frame = { scope, loops: [], handled: [] };
    try {
      const block = this.parse(path);
      if (block) executeBlock(python, block, scope);
      else python.forgetNames(module.namespace, this.unreadable(module, path));
    } finally {
      Object.assign(python, { file, line, frame, conditions });
    }
  }

  private unreadable({ name }: ModuleObject, path: string): Unknown {
    const source = this.python.files.read(path);
    return this.python.unknownResult(`the module ${name}`, typeof source === "object" ? [source] : []);
  }

  /** The statements of a file; `undefined` if it cannot be read or parsed. */
  private parse(path: string): Block | undefined {
    let block = this.parsed.get(path);
    if (!block) {
      const source = this.python.files.read(path);
      if (typeof source !== "string") return undefined;
      this.parsed.set(path, (block = parseCached(source)));
    }
    if (!(block instanceof PythonSyntaxError)) return block;
    this.syntaxErrors.push({ message: block.message, file: this.python.world.files.nameOf(path), line: block.line });
    return undefined;
  }

  private cellOf(name: string): Cell<ModuleObject | undefined> {
    let cell = this.loaded.get(name);
    if (!cell) {
      cell = this.python.store.cell<ModuleObject | undefined>(undefined, firstLattice as never);
      this.loaded.set(name, cell);
    }
    return cell;
  }

  private bindInParent(name: string, value: Value): void {
    const at = name.lastIndexOf(".");
    const parent = at < 0 ? undefined : this.loaded.get(name.slice(0, at))?.content;
    if (parent) this.python.bind(parent.namespace, name.slice(at + 1), value);
  }

  /** A folder without `__init__.py` as a module. */
  private namespacePackage(name: string): Value | undefined {
    const { python } = this;
    const folder = this.folders()
      .map((each) => `${each}/${name.replaceAll(".", "/")}`)
      .find((each) => this.python.files.isFolder(each));
    if (folder === undefined) return undefined;
    const module: ModuleObject = { name, path: folder, isPackage: true, namespace: python.namespace() };
    python.store.set(this.cellOf(name), module);
    const value: Value = { kind: "module", module };
    this.bindInParent(name, value);
    return value;
  }

  private find(name: string): string | undefined {
    for (const folder of this.folders()) {
      const path = inFolder(folder, name.replaceAll(".", "/"));
      for (const file of [`${path}/__init__.py`, `${path}.py`]) if (this.python.files.exists(file)) return file;
    }
    return undefined;
  }

  private folders(): readonly string[] {
    return this.path.cell.content.items.flatMap((item) => {
      const path = item.kind === "str" || item.kind === "path" ? this.python.files.fileAt(item.value) : undefined;
      return path === undefined ? [] : [path];
    });
  }

  /** Whether a missing module is probably an optional one of the project, such as `local_settings`. */
  private isOptionalSettings(name: string): boolean {
    const type = this.python.exception("ImportError");
    const isCaught = this.python.openTries.some((attempt) => attempt.surelyCatches(type));
    return (
      isCaught &&
      !this.isLibrary(topLevel(name)) &&
      /local|setting|config|secret|env|prod|dev|custom|overrid|private/i.test(name)
    );
  }

  /** Whether a top-level name is a module or a folder of the project. */
  private isOurs(top: string): boolean {
    if (this.find(top) !== undefined) return true;
    return !this.isLibrary(top) && this.folders().some((folder) => this.python.files.isFolder(inFolder(folder, top)));
  }

  /** Whether a top-level name is certain to be a library: Python's own, or a modelled one. */
  private isLibrary(top: string): boolean {
    return standardModules.has(top) || [...this.libraries.keys()].some((name) => topLevel(name) === top);
  }

  private raiseMissing(name: string): never {
    return this.python.raise("ModuleNotFoundError", `No module named '${name}'`);
  }

  private libraryModule(name: string, members: LibraryModule): Value {
    const attribute = (member: string): Value | undefined =>
      Object.hasOwn(members, member) ? members[member] : this.submodule(name, member);
    return native({ type: `the module ${name}`, attribute, data: members });
  }

  /** A module of a library that is not modelled and may not be installed. */
  private unmodelled(name: string): Unknown {
    const { python } = this;
    const type = python.exception("ModuleNotFoundError");
    if (!standardModules.has(topLevel(name))) python.mayRaise(type);
    return python.unknown(`the module ${name}`);
  }
}

/** Parsed texts: several containers run the same module. */
const cache = new Map<string, Block | PythonSyntaxError>();

function parseCached(source: string): Block | PythonSyntaxError {
  let block = cache.get(source);
  if (!block) {
    try {
      block = parsePython(source);
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw error;
      block = error;
    }
    if (cache.size > 500) cache.clear();
    cache.set(source, block);
  }
  return block;
}

/** The first part of a dotted name. */
function topLevel(name: string): string {
  const [top = name] = name.split(".", 1);
  return top;
}

function inFolder(folder: string, path: string): string {
  return folder === "" || folder === "." ? path : `${folder}/${path}`;
}
