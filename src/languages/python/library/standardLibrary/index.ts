import { getAttribute } from "../../interpreter/attributes";
import { call } from "../../interpreter/call";
import type { Library, LibraryModule, Interpreter } from "../../interpreter/interpreter";
import { itemsOf } from "../../interpreter/iterate";
import { CallArguments, textOf } from "../../values/callArguments";
import { allKnown } from "../../values/known";
import { bool, builtin, int, smallInt, native, none, text, tuple, type Value } from "../../values/value";
import { makePath } from "../pathObjects";
import { astModule } from "./ast";
import { jsonModule } from "./json";
import { osModules } from "./os";

/** The modules of Python's standard library that settings modules use. */
export const standardLibrary: Library = (python) => ({
  ...osModules(python),
  json: jsonModule(python),
  ast: astModule(python),
  pathlib: { Path: pathClass("Path"), PurePath: pathClass("PurePath") },
  functools: functoolsModule(),
  contextlib: contextlibModule(),
  importlib: importlibModule(python),
  collections: { OrderedDict: builtinType(python, "dict") },
  copy: { copy: copyFunction(python, false), deepcopy: copyFunction(python, true) },
  inspect: { getmembers: members(python) },
  itertools: itertoolsModule(python),
  logging: loggingModule(),
  string: stringModule(),
  typing: typingModule(python),
  "distutils.util": { strtobool: strtobool(python) },
  distutils: {},
  warnings: {
    warn: noop("warnings.warn"),
    filterwarnings: noop("warnings.filterwarnings"),
    simplefilter: noop("warnings.simplefilter"),
  },
});

/** A function that returns None and changes nothing. */
function noop(name: string): Value {
  return builtin(name, () => none, { harmless: true });
}

function builtinType(python: Interpreter, name: string): Value {
  return builtin(
    name,
    (given) => {
      const type = python.builtins[name];
      return type?.kind === "builtin" ? type.builtin.run(given) : undefined;
    },
    { harmless: true, type: name },
  );
}

function pathClass(name: string): Value {
  return builtin(name, makePath, {
    harmless: true,
    type: "path",
    attributes: (member) => (member === "cwd" || member === "home" ? builtin(member, () => undefined) : undefined),
  });
}

function functoolsModule(): LibraryModule {
  const same = builtin("decorator", ({ positional: [made] }) => made);
  const cached = builtin("lru_cache", ({ positional: [made] }) => (made?.kind === "function" ? made : same));
  return {
    wraps: builtin("functools.wraps", () => same),
    lru_cache: cached,
    cache: same,
    cached_property: builtin("cached_property", () => undefined),
    partial: builtin("functools.partial", () => undefined),
  };
}

function contextlibModule(): LibraryModule {
  return {
    suppress: builtin("contextlib.suppress", ({ positional }) =>
      native({ type: "suppress", suppresses: tuple(positional), enter: () => none, exit: () => undefined }),
    ),
  };
}

function importlibModule(python: Interpreter): LibraryModule {
  return {
    import_module: builtin("importlib.import_module", (given) => {
      const call = new CallArguments(given);
      const name = call.text(0, "name");
      return name === undefined || name.startsWith(".") ? undefined : python.modules.load(name);
    }),
  };
}

function copyFunction(python: Interpreter, deep: boolean): Value {
  const copied = (value: Value): Value | undefined => {
    const inner = (each: Value): Value | undefined => (deep ? copied(each) : each);
    switch (value.kind) {
      case "list": {
        const items = allKnown(value.cell.content.items.map(inner));
        return items && python.list(items, value.cell.content.rest);
      }
      case "dict": {
        const pairs = [...value.cell.content.entries.values()].map((entry) => [entry.key, inner(entry.value)] as const);
        if (pairs.some(([, each]) => each === undefined)) return undefined;
        return python.dict(pairs as [Value, Value][], value.cell.content.rest);
      }
      case "set":
        return python.set(value.cell.content.items.values(), value.frozen, value.cell.content.rest);
      case "tuple": {
        const items = allKnown(value.items.map(inner));
        return items && tuple(items);
      }
      case "native":
      case "instance":
      case "iterator":
        return undefined;
      default:
        return value;
    }
  };
  const name = deep ? "copy.deepcopy" : "copy.copy";
  return builtin(name, ({ positional: [value] }) => value && copied(value), { harmless: true });
}

/** `inspect.getmembers`: the names and values of the attributes of an object. */
function members(python: Interpreter): Value {
  return builtin("inspect.getmembers", ({ positional: [value, predicate] }) => {
    const dir = python.builtins["dir"]!;
    const names = value && !predicate ? call(python, dir, { positional: [value], keyword: new Map() }) : undefined;
    const items = names && itemsOf(python, names);
    return items && python.list(items.map((name) => tuple([name, attributeOf(python, value, name)])));
  });
}

function attributeOf(python: Interpreter, value: Value | undefined, name: Value): Value {
  const known = textOf(name);
  const isHidden = !value || known === undefined || known.startsWith("__");
  return isHidden ? python.unknown("an attribute") : getAttribute(python, value, known);
}

function itertoolsModule(python: Interpreter): LibraryModule {
  const chained = (lists: readonly Value[]): Value | undefined => {
    const items = allKnown(lists.map((list) => itemsOf(python, list)));
    return items && python.iterator(items.flat());
  };
  return {
    chain: builtin("itertools.chain", ({ positional }) => chained(positional), {
      harmless: true,
      attributes: (name) =>
        name === "from_iterable"
          ? builtin(name, ({ positional: [lists] }) => {
              const all = lists && itemsOf(python, lists);
              return all && chained(all);
            })
          : undefined,
    }),
  };
}

function loggingModule(): LibraryModule {
  const levels = { NOTSET: 0, DEBUG: 10, INFO: 20, WARNING: 30, WARN: 30, ERROR: 40, CRITICAL: 50, FATAL: 50 };
  const log = native({
    type: "Logger",
    attribute: (name) =>
      /^(?:debug|info|warning|warn|error|critical|exception|setLevel)$/.test(name) ? noop(name) : undefined,
  });
  return {
    ...Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, smallInt(level)])),
    getLogger: builtin("logging.getLogger", () => log, { harmless: true }),
    ...Object.fromEntries(
      ["basicConfig", "disable", "debug", "info", "warning", "error", "captureWarnings"].map((name) => [
        name,
        noop(`logging.${name}`),
      ]),
    ),
  };
}

function stringModule(): LibraryModule {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  return {
    ascii_lowercase: text(letters),
    ascii_uppercase: text(letters.toUpperCase()),
    ascii_letters: text(letters + letters.toUpperCase()),
    digits: text("0123456789"),
    punctuation: text("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
  };
}

/** The type hints; models of libraries look at their arguments. */
function typingModule(python: Interpreter): LibraryModule {
  const hint = (name: string, type?: string): Value =>
    native({
      type: name,
      item: (of) => native({ type: name, data: { of, type } }),
      data: { type },
    });
  const names = [
    "Optional",
    "Union",
    "Any",
    "Literal",
    "Annotated",
    "ClassVar",
    "Final",
    "Callable",
    "Iterable",
    "Sequence",
    "Mapping",
  ];
  return {
    ...Object.fromEntries(names.map((name) => [name, hint(name)])),
    List: hint("List", "list"),
    Dict: hint("Dict", "dict"),
    Tuple: hint("Tuple", "tuple"),
    Set: hint("Set", "set"),
    TYPE_CHECKING: bool(false),
    cast: builtin("typing.cast", ({ positional: [, value] }) => value, { harmless: true }),
    TypeVar: builtin("typing.TypeVar", () => python.unknown("typing.TypeVar"), { harmless: true }),
  };
}

const truths: ReadonlySet<string> = new Set(["y", "yes", "t", "true", "on", "1"]);
const falsehoods: ReadonlySet<string> = new Set(["n", "no", "f", "false", "off", "0"]);

/** `distutils.util.strtobool`, which is part of Python up to 3.11 and of setuptools. */
function strtobool(python: Interpreter): Value {
  return builtin(
    "strtobool",
    ({ positional: [value] }) => {
      const given = textOf(value)?.toLowerCase();
      if (given === undefined) return undefined;
      if (truths.has(given)) return int(1);
      return falsehoods.has(given) ? int(0) : python.raise("ValueError", "invalid truth value", value?.read);
    },
    { harmless: true },
  );
}
