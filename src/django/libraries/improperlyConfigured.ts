import type { Machine } from "../../languages/python/interpreter/machine";
import type { ClassObject } from "../../languages/python/values/value";

const classes = new WeakMap<Machine, ClassObject>();

/** `django.core.exceptions.ImproperlyConfigured`. */
export function improperlyConfigured(machine: Machine): ClassObject {
  let made = classes.get(machine);
  if (!made) {
    made = machine.class("ImproperlyConfigured", machine.exceptions.get("Exception"));
    classes.set(machine, made);
  }
  return made;
}
