import type { Interpreter } from "../../languages/python/interpreter/interpreter";
import type { ClassObject } from "../../languages/python/values/value";

const classes = new WeakMap<Interpreter, ClassObject>();

/** `django.core.exceptions.ImproperlyConfigured`. */
export function improperlyConfigured(python: Interpreter): ClassObject {
  let made = classes.get(python);
  if (!made) {
    made = python.class("ImproperlyConfigured", python.exception("Exception"));
    classes.set(python, made);
  }
  return made;
}
