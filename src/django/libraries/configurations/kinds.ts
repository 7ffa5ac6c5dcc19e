import { call, noArguments } from "../../../languages/python/interpreter/call";
import { itemsOf } from "../../../languages/python/interpreter/iterate";
import type { Machine } from "../../../languages/python/interpreter/machine";
import { pathOf } from "../../../languages/python/library/builtins/openFile";
import { existence } from "../../../languages/python/library/pathObjects";
import { type Call } from "../../../languages/python/library/textMethods";
import { normalised } from "../../../languages/python/values/paths";
import { truth } from "../../../languages/python/values/truth";
import { type Value, bool, resting, text, tuple } from "../../../languages/python/values/value";
import { strip } from "../../../languages/python/values/whitespace";
import { djDatabase, djEmail, djangoCache } from "../djUrls/urls";
import { floating, integer, unknownOf } from "../reader";

/** What makes a value of a variable's text; nothing where only running it would tell. */
type Read = (source: string, value: Value) => Value | undefined;

/** One kind of value of django-configurations. */
export interface Kind {
  readonly type?: string;
  read(machine: Machine, made: Call): Read;
  /** What the default is where none is given, or what is made of the one that is. */
  byDefault?(machine: Machine, given: Value, made: Call): Value | undefined;
  /** The variable whose name is fixed, without a prefix. */
  readonly variable?: string;
  /** Whether it is read only when the class is set up, even where its variable is named. */
  readonly isLate?: boolean;
  readonly isRequired?: boolean;
  /** What becomes of the value in the end. */
  finish?(machine: Machine, value: Value, made: Call): Value | undefined;
  /** Whether its items are settings of their own. */
  readonly isMultiple?: boolean;
}

const asIs: Kind["read"] = () => (_, value) => value;

const truths: ReadonlySet<string> = new Set(["yes", "y", "true", "1"]);

const falsehoods: ReadonlySet<string> = new Set(["no", "n", "false", "0", ""]);

export const kinds: Readonly<Record<string, Kind>> = {
  Value: { read: asIs, type: "str" },
  BooleanValue: {
    type: "bool",
    read: (machine) => (source, value) => {
      const word = strip(source).toLowerCase();
      if (truths.has(word) || falsehoods.has(word)) return bool(truths.has(word));
      return machine.raise("ValueError", "a variable is no boolean", value.reads);
    },
  },
  IntegerValue: { type: "int", read: (machine) => (source, value) => integer(machine, source, value) },
  PositiveIntegerValue: {
    type: "int",
    read: (machine) => (source, value) => {
      const number = integer(machine, source, value);
      if (number?.kind === "int" && number.value < 0)
        machine.raise("ValueError", "a variable is negative", value.reads);
      return number;
    },
  },
  FloatValue: { type: "float", read: (machine) => (source, value) => floating(machine, source, value) },
  DecimalValue: { read: () => () => undefined },
  ListValue: sequence("list"),
  TupleValue: sequence("tuple"),
  SetValue: { type: "set", read: () => () => undefined, byDefault: () => undefined },
  SingleNestedListValue: { read: () => () => undefined, byDefault: () => undefined },
  SingleNestedTupleValue: { read: () => () => undefined, byDefault: () => undefined },
  BackendsValue: { ...sequence("list"), read: () => () => undefined },
  DictValue: {
    type: "dict",
    read: (machine) => (source, value) => {
      if (source === "") return machine.dict([]);
      const ast = machine.modules.load("ast");
      const evaluate = ast.kind === "native" ? ast.native.attribute?.("literal_eval") : undefined;
      const made = evaluate && call(machine, evaluate, { ...noArguments, positional: [value] });
      return made?.kind === "dict" ? made : undefined;
    },
    byDefault: (machine, given) =>
      given.kind === "none" ? machine.dict([]) : given.kind === "dict" ? given : undefined,
  },
  EmailValue: { read: asIs, type: "str" },
  URLValue: { read: asIs, type: "str" },
  IPValue: { read: asIs, type: "str" },
  RegexValue: { read: asIs, type: "str" },
  PathValue: { read: asIs, type: "str", finish: finishPath },
  SecretValue: { read: asIs, type: "str", isRequired: true },
  DatabaseURLValue: url("DATABASE_URL", (machine, source, made) => {
    const options = ["engine", "conn_max_age", "conn_health_checks", "ssl_require"];
    const given = options.flatMap((name) => (made.at(99, name) ? [[name, made.at(99, name)!] as const] : []));
    return djDatabase(machine, source, Object.fromEntries(given));
  }),
  CacheURLValue: url("CACHE_URL", djangoCache),
  EmailURLValue: {
    isMultiple: true,
    isLate: true,
    variable: "EMAIL_URL",
    read: (machine) => (source, value) => djEmail(machine, source) ?? machine.dict([], unknownOf(machine, value)),
    byDefault: (machine, given) =>
      given.kind === "none" ? machine.dict([]) : given.kind === "str" ? djEmail(machine, given.value) : undefined,
  },
  SearchURLValue: url("SEARCH_URL", () => undefined),
};

function sequence(type: "list" | "tuple"): Kind {
  const make = (machine: Machine, items: readonly Value[]): Value =>
    type === "list" ? machine.list(items) : tuple(items);
  const converted = (machine: Machine, items: readonly Value[], made: Call): readonly Value[] => {
    const converter = made.at(99, "converter");
    if (!converter || converter.kind === "none") return items;
    return items.map((item) => call(machine, converter, { ...noArguments, positional: [item] }));
  };
  return {
    type,
    read: (machine, made) => (source, value) => {
      const separator = made.at(99, "separator") ? made.text(99, "separator") : ",";
      if (separator === undefined || separator === "") return undefined;
      const words = strip(source)
        .split(separator)
        .map(strip)
        .filter((word) => word !== "");
      return make(
        machine,
        converted(
          machine,
          words.map((word) => resting(text(word), value.reads)),
          made,
        ),
      );
    },
    byDefault(machine, given, made) {
      const items = given.kind === "none" ? [] : itemsOf(machine, given);
      return items && make(machine, converted(machine, items, made));
    },
  };
}

/** A URL of which the alias `default` of a dictionary is made. */
function url(variable: string, parse: (machine: Machine, source: string, made: Call) => Value | undefined): Kind {
  const wrapped = (machine: Machine, value: Value, made: Call): Value => {
    const alias = made.at(99, "alias") ?? text("default");
    const source = value.kind === "str" ? parse(machine, value.value, made) : undefined;
    return machine.dict([[alias, { ...(source ?? machine.dict([], unknownOf(machine, value))), reads: value.reads }]]);
  };
  return {
    isLate: true,
    variable,
    read: (machine, made) => (_, value) => wrapped(machine, value, made),
    byDefault: (machine, given, made) => (given.kind === "none" ? machine.dict([]) : wrapped(machine, given, made)),
  };
}

/** A path that exists, unless that is not asked for. */
function finishPath(machine: Machine, value: Value, made: Call): Value | undefined {
  const path = pathOf(value);
  const checks = truth(made.at(99, "check_exists") ?? bool(true));
  const absolute = path === undefined || path.startsWith("~") ? undefined : normalised(path);
  if (absolute === undefined || checks === undefined) return undefined;
  const exists = checks ? existence(machine, value, "any") : bool(true);
  return exists && truth(exists) ? text(absolute) : undefined;
}
