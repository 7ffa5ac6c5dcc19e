import type { LibraryModule, Interpreter } from "../../languages/python/interpreter/interpreter";
import { method } from "../../languages/python/library/methods";
import { type CallArguments } from "../../languages/python/values/callArguments";
import { truth } from "../../languages/python/values/truth";
import { builtin, native, none, smallInt, text, type Value } from "../../languages/python/values/value";
import { environmentFile, dotenvVariables, findUpwards, presentFolder } from "../libraries/dotenv";
import { improperlyConfigured } from "../libraries/improperlyConfigured";
import { unknownOf } from "../libraries/readVariable";

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

/** python-dotenv. */
export function dotenvModule(python: Interpreter): LibraryModule {
  return {
    load_dotenv: method("load_dotenv", (given) => {
      const found = contentOf(python, given);
      const override = given.at(3, "override");
      const isOver = override ? truth(override) : false;
      if (found === undefined) return none;
      if (typeof found !== "string" || isOver === undefined) {
        python.environment.forget(python.unknownResult("load_dotenv()"));
        return none;
      }
      for (const [name, value] of dotenvVariables(python, found)) {
        const look = python.environment.look(name);
        if (isOver || look.isPresent === false) python.environment.set(name, value);
        else if (look.isPresent === undefined) python.environment.set(name, unknownOf(python, look.value, "str"));
      }
      return none;
    }),
    dotenv_values: method("dotenv_values", (given) => {
      const found = contentOf(python, given);
      if (found === undefined) return python.dict([]);
      if (typeof found !== "string") return undefined;
      return python.dict([...dotenvVariables(python, found)].map(([name, value]) => [text(name), value] as const));
    }),
    find_dotenv: method("find_dotenv", () => {
      const found = findUpwards(python, presentFolder(python), [".env"]);
      return text(found === undefined ? "" : python.files.placeOf(found));
    }),
  };
}

function contentOf(python: Interpreter, given: CallArguments): string | Value | undefined {
  const path = given.at(0, "dotenv_path");
  if (path && path.kind !== "none" && !(path.kind === "str" && path.value === "")) return environmentFile(python, path);
  const found = findUpwards(python, presentFolder(python), [".env"]);
  return found === undefined ? undefined : python.files.read(found);
}
