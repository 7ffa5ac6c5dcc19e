import type { LibraryModule, Interpreter } from "../../languages/python/interpreter/interpreter";
import { builtin, native, smallInt, type Value } from "../../languages/python/values/value";
import { improperlyConfigured } from "../libraries/improperlyConfigured";

/** The modules of Django that settings modules import. */
export function djangoModules(python: Interpreter): Readonly<Record<string, LibraryModule>> {
  const lazy = (name: string): Value => builtin(name, () => undefined, { harmless: true });
  const translated = ["gettext", "gettext_lazy", "ugettext", "ugettext_lazy", "gettext_noop", "pgettext_lazy"];
  const noop = builtin("gettext_noop", ({ positional: [message] }) => message, { harmless: true });
  return {
    "django.core.exceptions": {
      ImproperlyConfigured: { kind: "class", class: improperlyConfigured(python) },
    },
    "django.utils.translation": {
      ...Object.fromEntries(translated.map((name) => [name, lazy(name)])),
      gettext_noop: noop,
      ugettext_noop: noop,
    },
    "django.urls": { reverse_lazy: lazy("reverse_lazy") },
    "django.utils.functional": { lazy: lazy("lazy"), cached_property: builtin("cached_property", () => undefined) },
    "django.contrib.messages": { constants: messageLevels() },
    "django.contrib.messages.constants": levels(),
    "django.core.management.utils": { get_random_secret_key: lazy("get_random_secret_key") },
  };
}

function levels(): LibraryModule {
  const values = { DEBUG: 10, INFO: 20, SUCCESS: 25, WARNING: 30, ERROR: 40 };
  return Object.fromEntries(Object.entries(values).map(([name, level]) => [name, smallInt(level)]));
}

function messageLevels(): Value {
  const values = levels();
  return native({ type: "django.contrib.messages.constants", attribute: (name) => values[name], data: values });
}
