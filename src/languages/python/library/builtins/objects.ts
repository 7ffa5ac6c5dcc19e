import { getAttribute, hasAttribute, setAttribute, bindTo, findInherited } from "../../interpreter/attributes";
import type { Interpreter } from "../../interpreter/interpreter";
import { Raised } from "../../values/exceptions";
import { truth } from "../../values/truth";
import { mayBeAbsent, type Value, bool, builtin, native, none, text } from "../../values/value";
import type { Run } from "../methods";

/** The built-in functions on objects, their attributes and their classes. */
export function objectFunctions(python: Interpreter): Record<string, Run> {
  return {
    callable(given) {
      const kind = given.at(0)?.kind;
      if (kind === "function" || kind === "builtin" || kind === "class") return bool(true);
      return kind === "unknown" || kind === "native" || kind === "instance" ? undefined : bool(false);
    },
    isinstance: (given) => isInstance(python, given.at(0), given.at(1)),
    issubclass(given) {
      const [one, other] = [given.at(0), given.at(1)];
      if (one?.kind !== "class" || other?.kind !== "class" || one.class.unknownBase) return undefined;
      return bool(one.class.order.includes(other.class));
    },
    hasattr(given) {
      const [value, name] = [given.at(0), given.text(1)];
      const has = value && name !== undefined ? hasAttribute(python, value, name) : undefined;
      return has === undefined ? undefined : bool(has);
    },
    getattr(given) {
      const [value, name, byDefault] = [given.at(0), given.text(1), given.at(2)];
      if (!value || name === undefined) return undefined;
      try {
        return getAttribute(python, value, name);
      } catch (error) {
        if (!(error instanceof Raised) || error.type?.name !== "AttributeError" || !byDefault) throw error;
        return byDefault;
      }
    },
    setattr(given) {
      const [value, name, to] = [given.at(0), given.text(1), given.at(2)];
      if (!value || !to) return undefined;
      if (name !== undefined) setAttribute(python, value, name, to);
      else if (value.kind === "module") python.forgetNames(value.module.namespace, python.unknownResult("setattr()"));
      else python.escape([value], python.unknownResult("setattr()"));
      return none;
    },
    dir: (given) => namesOf(python, given.at(0)),
    super: () => superOf(python),
  };
}

/** `dir(object)`. The names that every object has are not complete: programs skip those that begin with `__`. */
function namesOf(python: Interpreter, value: Value | undefined): Value | undefined {
  const type = value?.kind === "instance" ? value.instance.class : value?.kind === "class" ? value.class : undefined;
  const namespaces = [
    ...(type?.order ?? []).map(({ namespace }) => namespace),
    ...(value?.kind === "instance" ? [value.instance.attributes] : []),
    ...(value?.kind === "module" ? [value.module.namespace] : []),
  ];
  const isKnown = type
    ? !type.order.some(({ unknownBase, construct }) => unknownBase ?? construct)
    : value?.kind === "module";
  if (!isKnown || namespaces.some(({ opaque }) => opaque.content)) return undefined;
  const bindings = namespaces.flatMap(({ cells }) => [...cells].filter(([, { content }]) => content));
  if (bindings.some(([, { content }]) => content && mayBeAbsent(content.value))) return undefined;
  const names = new Set([...bindings.map(([name]) => name), ...everyObject]);
  return python.list([...names].sort().map(text));
}

const everyObject = [
  "__class__",
  "__delattr__",
  "__dict__",
  "__dir__",
  "__doc__",
  "__eq__",
  "__format__",
  "__init__",
  "__module__",
  "__repr__",
  "__str__",
];

/** `isinstance(value, type)`. */
function isInstance(python: Interpreter, value: Value | undefined, type: Value | undefined): Value | undefined {
  if (!value || !type) return undefined;
  if (type.kind === "tuple") {
    const each = type.items.map((item) => isInstance(python, value, item));
    const truths = each.map((item) => item && truth(item));
    return truths.includes(true) ? bool(true) : truths.includes(undefined) ? undefined : bool(false);
  }
  if (type.kind === "class") {
    if (value.kind === "instance") {
      if (value.instance.class.order.includes(type.class)) return bool(true);
      return value.instance.class.order.some(({ unknownBase }) => unknownBase) ? undefined : bool(false);
    }
    return value.kind === "unknown" || value.kind === "native" ? undefined : bool(false);
  }
  if (type.kind !== "builtin" || type.builtin.type === undefined) return undefined;
  const kind = value.kind === "unknown" ? value.type : value.kind;
  if (kind === undefined || value.kind === "native" || value.kind === "instance") return undefined;
  if (value.kind === "namespace" || value.kind === "view" || value.kind === "iterator") return undefined;
  const names = kind === "bool" ? ["bool", "int"] : value.kind === "set" && value.frozen ? ["frozenset"] : [kind];
  return bool(type.builtin.type === "object" || names.includes(type.builtin.type));
}

/** `super()`: the classes after that of the running method in the resolution order of the object's class. */
function superOf(python: Interpreter): Value | undefined {
  const { method } = python.frame;
  const of =
    method?.self.kind === "instance"
      ? method.self.instance.class
      : method?.self.kind === "class"
        ? method.self.class
        : undefined;
  if (!method || !of) return undefined;
  const behind = of.order.slice(of.order.indexOf(method.owner) + 1);
  const [next] = behind;
  const isKnown = ![method.owner, ...behind].some(({ unknownBase }) => unknownBase);
  return native({
    type: "super",
    attribute(name) {
      const found = next && findInherited(python, { ...next, order: behind }, name);
      if (found) return bindTo(python, method.self, found.value);
      const isOfObject = isKnown && (name === "__init__" || name === "__init_subclass__");
      return isOfObject ? builtin(name, () => none) : undefined;
    },
  });
}
