import { dictMethods } from "../library/dicts";
import { listMethods, tupleMethods } from "../library/lists";
import { pathAttribute } from "../library/pathObjects";
import { setMethods } from "../library/sets";
import { callTextMethod, hasTextMethod } from "../library/textMethods";
import { CallArguments } from "../values/callArguments";
import { Raised } from "../values/exceptions";
import { builtin, withRead, text, tuple, type ClassObject, type Instance, type Value } from "../values/value";
import { callFunction } from "./call";
import type { Interpreter } from "./interpreter";

/**
 * `value.name`.
 *
 * @throws Raised if the value is certain to have no such attribute
 */
export function getAttribute(python: Interpreter, value: Value, name: string): Value {
  const found = attributeOf(python, value, name);
  if (found) return found;
  return python.unknownResult(`\`.${name}\``, [value]);
}

function attributeOf(python: Interpreter, value: Value, name: string): Value | undefined {
  switch (value.kind) {
    case "unknown":
      return python.derive(value);
    case "module":
      return moduleAttribute(python, value, name);
    case "class":
      return classAttribute(python, value, name);
    case "instance":
      return instanceAttribute(python, value, name);
    case "native":
      return value.native.attribute?.(name);
    case "builtin":
      return value.builtin.attributes?.(name) ?? (name === "__name__" ? text(value.builtin.name) : undefined);
    case "str":
      return hasTextMethod(name) ? textMethod(python, value, name) : undefined;
    case "path":
      return pathAttribute(python, value, name);
    case "list":
      return methodOf(python, value, name, listMethods);
    case "dict":
      return methodOf(python, value, name, dictMethods);
    case "set":
      return methodOf(python, value, name, setMethods);
    case "tuple":
      return methodOf(python, value, name, tupleMethods);
    case "namespace":
      return namespaceMethod(python, value, name);
    case "function":
      return name === "__name__" ? text(value.function.name) : undefined;
    default:
      return undefined;
  }
}

function moduleAttribute(python: Interpreter, value: Value & { kind: "module" }, name: string): Value | undefined {
  const { module } = value;
  const binding = python.lookup(module.namespace, name);
  if (binding) return binding.value;
  if (name === "__name__") return text(module.name);
  if (python.lookup(module.namespace, "__getattr__")) return undefined;
  return python.raise("AttributeError", `${module.name} has no ${name}`);
}

function textMethod(python: Interpreter, self: Value & { kind: "str" }, name: string): Value {
  return builtin(
    name,
    (given) => {
      const result = callTextMethod(self.value, name, new CallArguments(given), python);
      return result && withRead(result, self.read);
    },
    { harmless: true },
  );
}

/** Methods that do not change their object. */
const harmless = new Set(["get", "keys", "values", "items", "copy", "index", "count", "union", "difference"]);

function methodOf<T extends Value>(
  python: Interpreter,
  self: T,
  name: string,
  methods: Readonly<Record<string, (self: T, call: CallArguments, python: Interpreter) => Value | undefined>>,
): Value | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  const run = (given: CallArguments["given"]): Value | undefined => {
    const result = given.unknown ? undefined : method?.(self, new CallArguments(given), python);
    if (!result && !harmless.has(name)) python.escape([self], python.unknown(`\`.${name}()\``, given.positional));
    return result;
  };
  return builtin(name, run, { harmless: harmless.has(name) });
}

/** The methods of `globals()`. */
function namespaceMethod(python: Interpreter, value: Value & { kind: "namespace" }, name: string): Value | undefined {
  const { namespace } = value;
  return builtin(name, (given) => {
    const args = new CallArguments(given);
    const key = args.text(0);
    const found = key === undefined ? undefined : python.lookup(namespace, key)?.value;
    if (name === "get" && key !== undefined) return found ?? args.at(1) ?? { kind: "none" };
    if (name === "setdefault" && key !== undefined) {
      if (!found) python.bind(namespace, key, args.at(1) ?? { kind: "none" });
      return found ?? args.at(1);
    }
    if (name === "update" && !given.unknown) return updateNames(python, value, args);
    if (!["keys", "items", "values", "copy", "get"].includes(name)) python.forgetNames(namespace, python.unknown(name));
    return undefined;
  });
}

function updateNames(python: Interpreter, { namespace }: Value & { kind: "namespace" }, call: CallArguments): Value {
  const given = call.at(0);
  if (given?.kind === "dict" && !given.cell.content.rest) {
    for (const { key, value } of given.cell.content.entries.values())
      if (key.kind === "str") python.bind(namespace, key.value, value);
  } else if (given) {
    python.forgetNames(namespace, python.unknown("`globals().update()`", [given]));
  }
  for (const [name, value] of call.keywords) python.bind(namespace, name, value);
  return { kind: "none" };
}

/** Finds an attribute in a class or in those that it inherits from. */
export function findInherited(
  python: Interpreter,
  type: ClassObject,
  name: string,
): { owner: ClassObject; value: Value } | undefined {
  for (const owner of type.order) {
    const binding = python.lookup(owner.namespace, name);
    if (binding) return { owner, value: binding.value };
    if (owner.unknownBase) return { owner, value: python.derive(owner.unknownBase) };
  }
  return undefined;
}

function classAttribute(python: Interpreter, value: Value & { kind: "class" }, name: string): Value | undefined {
  const found = findInherited(python, value.class, name);
  if (!found) {
    if (name === "__name__" || name === "__qualname__") return text(value.class.name);
    if (name.startsWith("__")) return undefined;
    return python.raise("AttributeError", `${value.class.name} has no ${name}`);
  }
  if (found.value.kind === "function" && found.value.function.role === "class")
    return { ...found.value, function: { ...found.value.function, self: value } };
  return found.value;
}

function instanceAttribute(python: Interpreter, value: Value & { kind: "instance" }, name: string): Value | undefined {
  const { instance } = value;
  const own = python.lookup(instance.attributes, name);
  const found = findInherited(python, instance.class, name);
  if (found?.value.kind === "function" && found.value.function.role === "property")
    return callFunction(python, found.value.function, [value]);
  if (own) return own.value;
  if (!found) return missingAttribute(python, value, name);
  return bindTo(python, value, found.value);
}

/** Binds an attribute of a class to an instance. */
export function bindTo(python: Interpreter, self: Value, value: Value): Value {
  if (value.kind !== "function" || value.function.self) return value;
  const { role } = value.function;
  if (role === "static") return value;
  if (role === "property")
    return callFunction(python, value.function, [self]) ?? python.unknownResult(value.function.name);
  const object: Value = role === "class" && self.kind === "instance" ? classOf(self.instance) : self;
  return { ...value, function: { ...value.function, self: object } };
}

function classOf(instance: Instance): Value {
  return { kind: "class", class: instance.class };
}

function missingAttribute(python: Interpreter, value: Value & { kind: "instance" }, name: string): Value | undefined {
  const { instance } = value;
  if (name === "__class__") return classOf(instance);
  if (name === "args" && instance.arguments) return tuple(instance.arguments);
  if (name.startsWith("__")) return undefined;
  const custom =
    findInherited(python, instance.class, "__getattr__") ?? findInherited(python, instance.class, "__getattribute__");
  if (custom || instance.class.order.some(({ construct }) => construct)) return undefined;
  return python.raise("AttributeError", `${instance.class.name} has no ${name}`);
}

/** `value.name = to`. */
export function setAttribute(python: Interpreter, value: Value, name: string, to: Value): void {
  if (value.kind === "module") return python.bind(value.module.namespace, name, to);
  if (value.kind === "class") return python.bind(value.class.namespace, name, to);
  if (value.kind === "instance") {
    const custom =
      findInherited(python, value.instance.class, "__setattr__") ?? findInherited(python, value.instance.class, name);
    const isInPlainText = !custom || (custom.value.kind !== "function" && custom.value.kind !== "unknown");
    if (isInPlainText) return python.bind(value.instance.attributes, name, to);
  }
  if (value.kind === "native" && value.native.setAttribute?.(name, to)) return;
  if (value.kind !== "native") python.escape([value], python.unknown(`\`.${name} =\``, [to]));
  python.mayRaise();
}

/** Whether a value has an attribute; `undefined` if that is not known. */
export function hasAttribute(python: Interpreter, value: Value, name: string): boolean | undefined {
  try {
    const { openTries } = python;
    const before = openTries.splice(0);
    try {
      const found = attributeOf(python, value, name);
      return found && found.kind !== "unknown" ? true : undefined;
    } finally {
      openTries.push(...before);
    }
  } catch (error) {
    if (error instanceof Raised && error.type?.name === "AttributeError") return false;
    throw error;
  }
}
