import { boundTo, getAttribute, inherited } from "../../../languages/python/interpreter/attributes";
import { call, noArguments } from "../../../languages/python/interpreter/call";
import type { LibraryModule, Machine } from "../../../languages/python/interpreter/machine";
import { truth } from "../../../languages/python/values/truth";
import { builtin, native, none, resting, type ClassObject, type Value } from "../../../languages/python/values/value";
import { globalSettings } from "../../modules/globalSettings";
import { environmentFile, environVariables } from "../dotenv";
import { configurationValues, isSetting, setUp } from "./values";

const bases = new WeakMap<Machine, ClassObject>();

/** `configurations.Configuration`. */
function configurationBase(machine: Machine): ClassObject {
  let base = bases.get(machine);
  if (!base) {
    base = machine.class("Configuration");
    for (const name of ["pre_setup", "setup", "post_setup"]) {
      machine.bind(
        base.namespace,
        name,
        builtin(name, () => none, { harmless: true }),
      );
    }
    bases.set(machine, base);
  }
  return base;
}

/** django-configurations. */
export function configurationsModules(machine: Machine): Readonly<Record<string, LibraryModule>> {
  const values = configurationValues(machine);
  const base: Value = { kind: "class", class: configurationBase(machine), reads: [] };
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
 * Sets a configuration class up as the library does once it has imported the settings module.
 *
 * @returns the settings of the class, by name
 * @throws Raised where the library would stop
 */
export function setUpConfiguration(machine: Machine, type: ClassObject): ReadonlyMap<string, Value> {
  const self: Value = { kind: "class", class: type, reads: [] };
  const settings = new Map<string, Value>();
  const hook = (name: string): void => {
    const found = inherited(machine, type, name);
    if (found?.value.kind === "function") call(machine, getAttribute(machine, self, name), noArguments);
  };
  inheritSettings(machine, type);
  readDotenv(machine, self);
  hook("pre_setup");
  const names = settingNames(type);
  for (const name of names) {
    const value = machine.lookup(type.namespace, name)?.value;
    if (!value || !isSetting(value)) continue;
    const made = setUp(machine, value, name);
    machine.bind(type.namespace, name, made.value);
    for (const [key, each] of made.others) machine.bind(type.namespace, key, each);
  }
  const instance: Value = {
    kind: "instance",
    instance: { class: type, attributes: machine.namespace(), arguments: [] },
    reads: [],
  };
  for (const name of settingNames(type)) settings.set(name, settingOf(machine, instance, type, name));
  hook("post_setup");
  return settings;
}

/** What an attribute of the class is to Django: properties and methods are called. */
function settingOf(machine: Machine, instance: Value, type: ClassObject, name: string): Value {
  const { value } = inherited(machine, type, name)!;
  if (value.kind !== "function")
    return value.kind === "native" || value.kind === "class" ? machine.unknown(name) : value;
  const bound = boundTo(machine, instance, value);
  const result = value.function.role === "property" ? bound : call(machine, bound, noArguments);
  return isSetting(result) ? resting(setUp(machine, result, name).value, result.reads) : result;
}

function settingNames(type: ClassObject): readonly string[] {
  return [...type.namespace.cells.keys()]
    .filter((name) => /^[A-Z][A-Z0-9_]*$/.test(name) && type.namespace.cells.get(name)!.content)
    .sort();
}

/**
 * Gives every class along the way the settings of its bases as its own: the first base decides, with Django's default
 * too where it is itself a configuration.
 */
function inheritSettings(machine: Machine, type: ClassObject): void {
  const base = configurationBase(machine);
  const isConfiguration = (each: ClassObject): boolean => each.order.includes(base);
  for (const each of type.bases ?? []) if (each !== base) inheritSettings(machine, each);
  const decided = new Set<string>();
  for (const each of type.bases ?? []) {
    for (const name of each.namespace.cells.keys()) {
      const binding = each.namespace.cells.get(name)!.content;
      if (!binding || decided.has(name) || !/^[A-Z][A-Z0-9_]*$/.test(name)) continue;
      decided.add(name);
      if (!type.namespace.cells.get(name)?.content) machine.bindAs(type.namespace, name, binding);
    }
    if (isConfiguration(each)) for (const name of globalSettings) decided.add(name);
  }
}

/** `DOTENV`: the file's variables stand for those that the environment does not have. */
function readDotenv(machine: Machine, self: Value & { kind: "class" }): void {
  const path = inherited(machine, self.class, "DOTENV")?.value;
  if (!path || truth(path) === false) return;
  const content = environmentFile(machine, path);
  if (typeof content !== "string") {
    machine.environment.forget(machine.unevaluated("DOTENV", [path]));
    return;
  }
  for (const [name, value] of environVariables(content)) {
    if (machine.environment.look(name, "DOTENV").isPresent === false)
      machine.environment.set(name, { kind: "str", value, reads: [] });
  }
}
