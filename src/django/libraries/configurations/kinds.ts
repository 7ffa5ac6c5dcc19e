import { call, noArguments } from "../../../languages/python/interpreter/call";
import type { Interpreter } from "../../../languages/python/interpreter/interpreter";
import { itemsOf } from "../../../languages/python/interpreter/iterate";
import { checkExistence } from "../../../languages/python/library/pathObjects";
import { type CallArguments, textOf } from "../../../languages/python/values/callArguments";
import { pathOf, normalize } from "../../../languages/python/values/paths";
import { truth } from "../../../languages/python/values/truth";
import { type Value, bool, withRead, text, tuple } from "../../../languages/python/values/value";
import { strip } from "../../../languages/python/values/whitespace";
import { configurations, readAs } from "../../values/booleanReaders";
import { djDatabase, djEmail, djangoCache } from "../djUrls/urls";
import { parseFloatValue, parseInteger, unknownOf } from "../readVariable";

/** Parses the text of a variable; returns `undefined` if the result is not known. */
type Parse = (source: string, value: Value) => Value | undefined;

/** A class of `configurations.values`. */
export interface Kind {
  readonly type?: string;
  read(python: Interpreter, made: CallArguments): Parse;
  /** The default: what the given one becomes, or what stands for none. */
  byDefault?(python: Interpreter, given: Value, made: CallArguments): Value | undefined;
  /** The fixed name of its variable, which has no prefix. */
  readonly variable?: string;
  /** Whether it is read only when the class is set up, even if its variable is named. */
  readonly isLate?: boolean;
  readonly isRequired?: boolean;
  /** Converts the value in the end. */
  finish?(python: Interpreter, value: Value, made: CallArguments): Value | undefined;
  /** Whether its items are separate settings. */
  readonly isMultiple?: boolean;
}

const asIs: Kind["read"] = () => (_, value) => value;

/** The classes of `configurations.values`, by name. */
export const kinds: Readonly<Record<string, Kind>> = {
  Value: { read: asIs, type: "str" },
  BooleanValue: {
    type: "bool",
    read: (python) => (source, value) => {
      const reading = readAs(configurations, source);
      if (reading === "refused") python.raise("ValueError", "a variable is not a boolean", value.read);
      return bool(reading === "true");
    },
  },
  IntegerValue: { type: "int", read: (python) => (source, value) => parseInteger(python, source, value) },
  PositiveIntegerValue: {
    type: "int",
    read: (python) => (source, value) => {
      const number = parseInteger(python, source, value);
      if (number?.kind === "int" && number.value < 0) python.raise("ValueError", "a variable is negative", value.read);
      return number;
    },
  },
  FloatValue: { type: "float", read: (python) => (source, value) => parseFloatValue(python, source, value) },
  DecimalValue: { read: () => () => undefined },
  ListValue: sequence("list"),
  TupleValue: sequence("tuple"),
  SetValue: { type: "set", read: () => () => undefined, byDefault: () => undefined },
  SingleNestedListValue: { read: () => () => undefined, byDefault: () => undefined },
  SingleNestedTupleValue: { read: () => () => undefined, byDefault: () => undefined },
  BackendsValue: { ...sequence("list"), read: () => () => undefined },
  DictValue: {
    type: "dict",
    read: (python) => (source, value) => {
      if (source === "") return python.dict([]);
      const ast = python.modules.load("ast");
      const evaluate = ast.kind === "native" ? ast.native.attribute?.("literal_eval") : undefined;
      const made = evaluate && call(python, evaluate, { ...noArguments, positional: [value] });
      return made?.kind === "dict" ? made : undefined;
    },
    byDefault: (python, given) => (given.kind === "none" ? python.dict([]) : given.kind === "dict" ? given : undefined),
  },
  EmailValue: { read: asIs, type: "str" },
  URLValue: { read: asIs, type: "str" },
  IPValue: { read: asIs, type: "str" },
  RegexValue: { read: asIs, type: "str" },
  PathValue: { read: asIs, type: "str", finish: finishPath },
  SecretValue: { read: asIs, type: "str", isRequired: true },
  DatabaseURLValue: url("DATABASE_URL", (python, source, made) => {
    const options = ["engine", "conn_max_age", "conn_health_checks", "ssl_require"];
    const given = [...made.keywords].filter(([name]) => options.includes(name));
    return djDatabase(python, source, Object.fromEntries(given));
  }),
  CacheURLValue: url("CACHE_URL", djangoCache),
  EmailURLValue: {
    isMultiple: true,
    isLate: true,
    variable: "EMAIL_URL",
    read: (python) => (source, value) => djEmail(python, source) ?? python.dict([], unknownOf(python, value)),
    byDefault: (python, given) =>
      given.kind === "none" ? python.dict([]) : given.kind === "str" ? djEmail(python, given.value) : undefined,
  },
  SearchURLValue: url("SEARCH_URL", () => undefined),
};

function sequence(type: "list" | "tuple"): Kind {
  const make = (python: Interpreter, items: readonly Value[]): Value =>
    type === "list" ? python.list(items) : tuple(items);
  const converted = (python: Interpreter, items: readonly Value[], made: CallArguments): readonly Value[] => {
    const converter = made.keyword("converter");
    if (!converter || converter.kind === "none") return items;
    return items.map((item) => call(python, converter, { ...noArguments, positional: [item] }));
  };
  return {
    type,
    read: (python, made) => (source, value) => {
      const separator = made.keyword("separator") ? textOf(made.keyword("separator")) : ",";
      if (separator === undefined || separator === "") return undefined;
      const words = strip(source)
        .split(separator)
        .map(strip)
        .filter((word) => word !== "");
      return make(
        python,
        converted(
          python,
          words.map((word) => withRead(text(word), value.read)),
          made,
        ),
      );
    },
    byDefault(python, given, made) {
      const items = given.kind === "none" ? [] : itemsOf(python, given);
      return items && make(python, converted(python, items, made));
    },
  };
}

/** A value that parses a URL into the alias `default` of a dictionary. */
function url(
  variable: string,
  parse: (python: Interpreter, source: string, made: CallArguments) => Value | undefined,
): Kind {
  const wrapped = (python: Interpreter, value: Value, made: CallArguments): Value => {
    const alias = made.keyword("alias") ?? text("default");
    const source = value.kind === "str" ? parse(python, value.value, made) : undefined;
    return python.dict([[alias, { ...(source ?? python.dict([], unknownOf(python, value))), read: value.read }]]);
  };
  return {
    isLate: true,
    variable,
    read: (python, made) => (_, value) => wrapped(python, value, made),
    byDefault: (python, given, made) => (given.kind === "none" ? python.dict([]) : wrapped(python, given, made)),
  };
}

/** A path, which must exist unless `check_exists` is false. */
function finishPath(python: Interpreter, value: Value, made: CallArguments): Value | undefined {
  const path = pathOf(value);
  const checks = truth(made.keyword("check_exists") ?? bool(true));
  const absolute = path === undefined || path.startsWith("~") ? undefined : normalize(path);
  if (absolute === undefined || checks === undefined) return undefined;
  const exists = checks ? checkExistence(python, value, "any") : bool(true);
  return exists && truth(exists) ? text(absolute) : undefined;
}
