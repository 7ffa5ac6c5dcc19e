import { call, noArguments } from "../../languages/python/interpreter/call";
import type { Look } from "../../languages/python/interpreter/environment";
import type { LibraryModule, Interpreter } from "../../languages/python/interpreter/interpreter";
import { method } from "../../languages/python/library/methods";
import { readJson } from "../../languages/python/library/standardLibrary/json";
import { CallArguments, textOf } from "../../languages/python/values/callArguments";
import { equal } from "../../languages/python/values/equality";
import { allKnown } from "../../languages/python/values/known";
import { readFloat, readInteger } from "../../languages/python/values/numbers";
import { pathOf } from "../../languages/python/values/paths";
import type { Cell, Lattice } from "../../languages/python/values/store";
import { truth } from "../../languages/python/values/truth";
import {
  bool,
  builtin,
  float,
  int,
  native,
  text,
  no,
  yes,
  type ClassObject,
  type Unknown,
  type Value,
} from "../../languages/python/values/value";
import { environs, readAs } from "../values/booleanReaders";
import { djDatabase, djEmail, djangoCache } from "./djUrls/urls";
import { dotenvVariables } from "./dotenv";
import { environmentFile, findUpwards, presentFolder, unknownsIn } from "./environmentFiles";
import { readVariable, unknownOf } from "./readVariable";

/** environs, from version 8 on. */
export function environsModule(python: Interpreter): LibraryModule {
  const error = python.class("EnvError", python.exception("ValueError"));
  const invalid = python.class("EnvValidationError", error);
  const make = (given: CallArguments, fileAware: boolean): Value =>
    new Env(python, { error, invalid }, given, fileAware).value;
  const classOf = (type: ClassObject): Value => ({ kind: "class", class: type });
  return {
    Env: method("environs.Env", (given) => make(given, false)),
    FileAwareEnv: method("environs.FileAwareEnv", (given) => make(given, true)),
    env: make(new CallArguments(noArguments), false),
    EnvError: classOf(error),
    EnvValidationError: classOf(invalid),
  };
}

const prefixLattice: Lattice<Value> = {
  join: (one, other, { why }) => (equal(one, other) ? one : (why as Unknown)),
  unknown: (_, why) => why as Unknown,
};

type Parse = (source: string, value: Value, given: CallArguments) => Value | undefined;

class Env {
  private readonly prefix: Cell<Value>;
  /** The variables that `read_env` found and that the environment lacks. */
  private readonly found = new Map<string, Value>();
  private readonly expands: boolean;
  private readonly isEager: boolean;

  constructor(
    private readonly python: Interpreter,
    private readonly errors: { readonly error: ClassObject; readonly invalid: ClassObject },
    given: CallArguments,
    private readonly fileAware: boolean,
  ) {
    const prefix = given.keyword("prefix");
    this.prefix = python.store.cell<Value>(prefix && prefix.kind !== "none" ? prefix : text(""), prefixLattice);
    this.expands = truth(given.keyword("expand_vars") ?? no) !== false;
    this.isEager = truth(given.keyword("eager") ?? yes) === true;
  }

  get value(): Value {
    const methods = this.methods();
    const { raw } = methods;
    const self: Value = native({
      type: "environs.Env",
      call: (given) => (raw?.kind === "builtin" ? raw.builtin.run(given) : undefined),
      attribute: (name) => (name === "prefixed" ? this.prefixed(self) : name === "raw" ? undefined : methods[name]),
    });
    return self;
  }

  private prefixed(self: Value): Value {
    return method("env.prefixed", (given) => {
      const before = this.prefix.content;
      const [outer, inner] = [textOf(before), given.text(0, "prefix")];
      const { store } = this.python;
      return native({
        type: "environs.prefixed",
        enter: () => {
          const unknown = this.python.unknown("a prefix", [given.at(0) ?? before]);
          store.set(this.prefix, outer === undefined || inner === undefined ? unknown : text(outer + inner));
          return self;
        },
        exit: () => store.set(this.prefix, before),
      });
    });
  }

  private methods(): Readonly<Record<string, Value>> {
    const { python } = this;
    const reader = (name: string, type: string | undefined, read: Parse): [string, Value] => [
      name,
      method(`env.${name}`, (given) => this.read(given, type, read)),
    ];
    const url = (name: string, parse: (source: string, given: CallArguments) => Value | undefined): [string, Value] => [
      name,
      method(`env.${name}`, (given) => this.fromUrl(given, parse)),
    ];
    return Object.fromEntries([
      reader("raw", "str", (_, value) => value),
      reader("str", "str", (_, value) => value),
      reader("bool", "bool", (source) => this.boolean(source)),
      reader("int", "int", (source) => this.number(source, readInteger(source))),
      reader("float", "float", (source) => this.floating(source)),
      reader("list", "list", (source, value, given) => this.list(source, value, given)),
      reader("dict", "dict", (source, _, given) => this.dict(source, given)),
      reader("json", undefined, (source) => readJson(python, source) ?? this.refuse()),
      reader("path", "path", (source) => {
        const make = python.modules.load("pathlib");
        const path = make.kind === "native" ? make.native.attribute?.("Path") : undefined;
        return path && call(python, path, { ...noArguments, positional: [text(source)] });
      }),
      reader("log_level", "int", (source) => this.logLevel(source)),
      url("dj_db_url", (source, given) => djDatabase(python, source, Object.fromEntries(given.keywords))),
      url("dj_email_url", (source) => djEmail(python, source)),
      url("dj_cache_url", (source) => djangoCache(python, source)),
      ["read_env", method("env.read_env", (given) => this.readEnv(given))],
      ["seal", builtin("env.seal", () => ({ kind: "none" }), { harmless: true })],
    ]);
  }

  private refuse(): never {
    return this.python.raise(this.errors.invalid, "a variable is not valid");
  }

  private boolean(source: string): Value {
    const reading = readAs(environs, source);
    return reading === "refused" ? this.refuse() : bool(reading === "true");
  }

  private number(source: string, number: number | "large" | undefined): Value | undefined {
    if (number === undefined) return this.refuse();
    return number === "large" || /[^\x21-\x7e]/.test(source) ? undefined : int(number);
  }

  private floating(source: string): Value | undefined {
    const number = readFloat(source);
    if (number === undefined) return this.refuse();
    return Number.isFinite(number) ? float(number) : undefined;
  }

  private logLevel(source: string): Value | undefined {
    const levels = { NOTSET: 0, DEBUG: 10, INFO: 20, WARNING: 30, WARN: 30, ERROR: 40, CRITICAL: 50, FATAL: 50 };
    const name = source.toUpperCase();
    if (name in levels) return int(levels[name as keyof typeof levels]);
    return /^\d{1,9}$/.test(source) ? int(Number(source)) : undefined;
  }

  private list(source: string, _: Value, given: CallArguments): Value | undefined {
    const delimiter = given.keyword("delimiter") ? textOf(given.keyword("delimiter")) : ",";
    if (delimiter === undefined || delimiter === "") return undefined;
    const words = source === "" ? [] : source.split(delimiter);
    const items = allKnown(words.map((word) => this.subcast(word, given.at(2, "subcast"))));
    return items && this.python.list(items);
  }

  private subcast(word: string, cast: Value | undefined): Value | undefined {
    if (!cast || cast.kind === "none") return text(word);
    const type = cast.kind === "builtin" ? cast.builtin.type : undefined;
    if (type === "str") return text(word);
    if (type === "int") return this.number(word, readInteger(word));
    if (type === "bool") return this.boolean(word);
    if (type === "float") return this.floating(word);
    return type === undefined ? call(this.python, cast, { ...noArguments, positional: [text(word)] }) : undefined;
  }

  private dict(source: string, given: CallArguments): Value | undefined {
    if (given.keywords.size > (given.keywords.has("default") ? 1 : 0) || given.at(2, "subcast")) return undefined;
    const items = source.split(",").filter((item) => item !== "");
    const pairs = items.map((item) => {
      const [key, value, ...more] = item.split("=");
      return key === undefined || value === undefined || more.length > 0
        ? undefined
        : ([text(key.trim()), text(value.trim())] as const);
    });
    const known = allKnown(pairs);
    return known && this.python.dict(known);
  }

  private look(given: CallArguments): Look | undefined {
    const [prefix, name] = [textOf(this.prefix.content), given.text(0, "name")];
    if (prefix === undefined || name === undefined || !this.isEager) return undefined;
    const look = this.python.environment.look(prefix + name);
    const found = this.found.get(prefix + name);
    if (!found) return look;
    return { value: found, isPresent: true, read: { ...look.read, presence: "visible" } };
  }

  private read(given: CallArguments, type: string | undefined, read: Parse): Value | undefined {
    const look = this.look(given);
    if (!look || given.keywords.has("validate")) return undefined;
    if (this.fileAware) {
      const file = this.python.environment.look(`${look.read.variable}_FILE`);
      if (file.isPresent !== false) return { ...unknownOf(this.python, file.value), read: file.read };
    }
    const byDefault = given.at(1, "default");
    return readVariable(
      this.python,
      look,
      (source, value) => (this.expands && source.includes("$") ? undefined : read(source, value, given)),
      () => {
        if (!byDefault || byDefault.kind === "ellipsis") {
          return this.python.raise(
            this.errors.error,
            `Environment variable "${look.read.variable}" not set`,
            look.read,
          );
        }
        return this.isKept(byDefault, type) ? byDefault : undefined;
      },
      type,
    );
  }

  /** Whether every version returns a default unchanged: versions before 14 parse it like a text. */
  private isKept(byDefault: Value, type: string | undefined): boolean {
    if (byDefault.kind === "none" || byDefault.kind === "unknown") return true;
    if (byDefault.kind === "str" && this.expands && byDefault.value.includes("$")) return false;
    return type === undefined || byDefault.kind === type;
  }

  private fromUrl(
    given: CallArguments,
    parse: (source: string, given: CallArguments) => Value | undefined,
  ): Value | undefined {
    const value = this.read(given, "str", (_, source) => source);
    if (!value) return undefined;
    const source = value.kind === "str" ? parse(value.value, given) : undefined;
    return { ...(source ?? this.python.dict([], unknownOf(this.python, value))), read: value.read };
  }

  /** `env.read_env(…)`: some versions copy the variables of the file into `os.environ`, others do not. */
  private readEnv(given: CallArguments): Value | undefined {
    const { python } = this;
    const path = given.at(0, "path");
    const name = path && path.kind !== "none" ? pathOf(path) : undefined;
    const found = name === undefined ? findUpwards(python, presentFolder(python), [".env"]) : undefined;
    const content =
      name === undefined ? (found === undefined ? undefined : python.files.read(found)) : environmentFile(python, path);
    if (content === undefined) return python.unknown("whether a file of variables is read");
    if (typeof content !== "string" || given.keyword("override")) {
      python.environment.forget(python.unknownResult("a file of variables", unknownsIn(content)));
      return undefined;
    }
    for (const [variable, value] of dotenvVariables(python, content)) {
      const look = python.environment.look(variable);
      if (look.isPresent !== false) continue;
      this.found.set(variable, value);
      python.environment.set(variable, { ...python.unknown("a file of variables"), mayBeAbsent: true });
    }
    return python.unknown("whether a file of variables is read");
  }
}
