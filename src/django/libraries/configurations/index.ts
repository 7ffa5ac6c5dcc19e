import { bindTo, getAttribute, findInherited } from "../../../languages/python/interpreter/attributes";
import { call, noArguments } from "../../../languages/python/interpreter/call";
import type { LibraryModule, Interpreter } from "../../../languages/python/interpreter/interpreter";
import { truth } from "../../../languages/python/values/truth";
import { builtin, native, none, withRead, type ClassObject, type Value } from "../../../languages/python/values/value";
import { globalSettings } from "../../modules/globalSettings";
import { environVariables } from "../djangoEnviron/variables";
import { environmentFile } from "../environmentFiles";
import { configurationValues, isSetting, setUp } from "./values";

const bases = new WeakMap<Interpreter, ClassObject>();

/** `configurations.Configuration`. */
function configurationBase(python: Interpreter): ClassObject {
  let base = bases.get(python);
  if (!base) {
    base = python.class("Configuration");
    for (const name of ["pre_setup", "setup", "post_setup"]) {
      python.bind(
        base.namespace,
        name,
        builtin(name, () => none, { harmless: true }),
      );
    }
    bases.set(python, base);
  }
  return base;
}

/** django-configurations. */
export function configurationsModules(python: Interpreter): Readonly<Record<string, LibraryModule>> {
  const values = configurationValues(python);
  const base: Value = { kind: "class", class: configurationBase(python) };
  return {
    configurations: {
      Configuration: base,
      Settings: base,
      values: native({ type: "configurations.values", attribute: (name) => values[name], data: values }),
    },
    "configurations.values": values,
    "configurations.decorators": { pristinemethod: builtin("pristinemethod", () => undefined) },
  };
}

/**
 * Sets up a configuration class, as the library does after it has imported the settings module.
 *
 * @returns the settings of the class, by name
 * @throws Raised if the library would raise an exception
 */
export function setUpConfiguration(python: Interpreter, type: ClassObject): ReadonlyMap<string, Value> {
  const self: Value = { kind: "class", class: type };
  const settings = new Map<string, Value>();
  const hook = (name: string): void => {
    const found = findInherited(python, type, name);
    if (found?.value.kind === "function") call(python, getAttribute(python, self, name), noArguments);
  };
  inheritSettings(python, type);
  readDotenv(python, self);
  hook("pre_setup");
  const names = settingNames(type);
  for (const name of names) {
    const value = python.lookup(type.namespace, name)?.value;
    if (!value || !isSetting(value)) continue;
    const made = setUp(python, value, name);
    python.bind(type.namespace, name, made.value);
    for (const [key, each] of made.others) python.bind(type.namespace, key, each);
  }
  const instance: Value = {
    kind: "instance",
    instance: { class: type, attributes: python.namespace(), arguments: [] },
  };
  for (const name of settingNames(type)) settings.set(name, settingOf(python, instance, type, name));
  hook("post_setup");
  return settings;
}

/** An attribute of the class as Django sees it: properties and methods are called. */
function settingOf(python: Interpreter, instance: Value, type: ClassObject, name: string): Value {
  const { value } = findInherited(python, type, name)!;
  if (value.kind !== "function")
    return value.kind === "native" || value.kind === "class" ? python.unknown(name) : value;
  const bound = bindTo(python, instance, value);
  const result = value.function.role === "property" ? bound : call(python, bound, noArguments);
  return isSetting(result) ? withRead(setUp(python, result, name).value, result.read) : result;
}

function settingNames(type: ClassObject): readonly string[] {
  return [...type.namespace.cells.keys()]
    .filter((name) => /^[A-Z][A-Z0-9_]*$/.test(name) && type.namespace.cells.get(name)!.content)
    .sort();
}

/**
 * Copies the settings of the base classes into each class: the first base that has a setting decides, with Django's
 * default if the base is itself a configuration.
 */
function inheritSettings(python: Interpreter, type: ClassObject): void {
  const base = configurationBase(python);
  const isConfiguration = (each: ClassObject): boolean => each.order.includes(base);
  for (const each of type.bases ?? []) if (each !== base) inheritSettings(python, each);
  const decided = new Set<string>();
  for (const each of type.bases ?? []) {
    for (const name of each.namespace.cells.keys()) {
      const binding = each.namespace.cells.get(name)!.content;
      if (!binding || decided.has(name) || !/^[A-Z][A-Z0-9_]*$/.test(name)) continue;
      decided.add(name);
      if (!type.namespace.cells.get(name)?.content) python.bindAs(type.namespace, name, binding);
    }
    if (isConfiguration(each)) for (const name of globalSettings) decided.add(name);
  }
}

/** `DOTENV`: adds the variables of a file that the environment lacks. */
function readDotenv(python: Interpreter, self: Value & { kind: "class" }): void {
  const path = findInherited(python, self.class, "DOTENV")?.value;
  if (!path || truth(path) === false) return;
  const content = environmentFile(python, path);
  if (typeof content !== "string") {
    python.environment.forget(python.unknownResult("DOTENV", [path]));
    return;
  }
  for (const [name, value] of environVariables(content))
    if (python.environment.look(name).isPresent === false) python.environment.set(name, { kind: "str", value });
}
