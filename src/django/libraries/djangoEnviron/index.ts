import { call, noArguments } from "../../../languages/python/interpreter/call";
import type { Look } from "../../../languages/python/interpreter/environment";
import type { LibraryModule, Interpreter } from "../../../languages/python/interpreter/interpreter";
import { method } from "../../../languages/python/library/methods";
import { readJson } from "../../../languages/python/library/standardLibrary/json";
import { type CallArguments, textOf } from "../../../languages/python/values/callArguments";
import { equal } from "../../../languages/python/values/equality";
import { pathOf } from "../../../languages/python/values/paths";
import type { Cell, Lattice } from "../../../languages/python/values/store";
import { truth } from "../../../languages/python/values/truth";
import { type Native, type Unknown, type Value, builtin, native, text } from "../../../languages/python/values/value";
import { improperlyConfigured } from "../improperlyConfigured";
import { readVariable, unknownOf } from "../readVariable";
import { castText } from "./casts";
import { environPath, readEnv } from "./paths";
import { environCache, environDatabase, environEmail } from "./urls";

/** django-environ. */
export function environModule(python: Interpreter): LibraryModule {
  return {
    Env: envClass(python, false),
    FileAwareEnv: envClass(python, true),
    Path: builtin("environ.Path", (given) => environPath(python, given.positional.map(pathOf)), { harmless: true }),
    ImproperlyConfigured: { kind: "class", class: improperlyConfigured(python) },
  };
}

function envClass(python: Interpreter, fileAware: boolean): Value {
  const shared: Record<string, Value> = { read_env: readEnv(python) };
  return builtin("environ.Env", (given) => (given.unknown ? undefined : env(python, given.keyword, fileAware)), {
    harmless: true,
    attributes: (name) => shared[name],
  });
}

/** The attributes of an `Env` that programs set. */
interface Attributes {
  readonly prefix: Value;
  readonly smartCast: Value;
}

const attributesLattice: Lattice<Attributes> = {
  join: (one, other, { why }) => {
    const either = (left: Value, right: Value): Value => (equal(left, right) ? left : (why as Unknown));
    return { prefix: either(one.prefix, other.prefix), smartCast: either(one.smartCast, other.smartCast) };
  },
  unknown: (_, why) => ({ prefix: why as Unknown, smartCast: why as Unknown }),
};

/** The arguments with which a call looks a variable up. */
interface Lookup {
  readonly cast?: Value | undefined;
  readonly byDefault?: Value | undefined;
  /** Whether the default is cast as well. */
  readonly parseDefault?: boolean;
}

/** An `Env` with the casts and defaults of a scheme. */
function env(python: Interpreter, scheme: ReadonlyMap<string, Value>, fileAware: boolean): Value {
  const attributes = python.store.cell<Attributes>(
    { prefix: text(""), smartCast: { kind: "bool", value: true } },
    attributesLattice,
  );
  return native(new Env(python, scheme, fileAware, attributes).native);
}

/** An `environ.Env`. */
class Env {
  constructor(
    private readonly python: Interpreter,
    private readonly scheme: ReadonlyMap<string, Value>,
    private readonly fileAware: boolean,
    private readonly attributes: Cell<Attributes>,
  ) {}

  get native(): Native {
    const methods = this.methods();
    return {
      type: "environ.Env",
      call: (given) => (given.unknown ? undefined : this.callEnv(given)),
      attribute: (name) => (name === "prefix" ? this.attributes.content.prefix : methods[name]),
      setAttribute: (name, value) => {
        const { store } = this.python;
        if (name === "prefix") store.set(this.attributes, { ...this.attributes.content, prefix: value });
        else if (name === "smart_cast") store.set(this.attributes, { ...this.attributes.content, smartCast: value });
        else return name === "escape_proxy" ? false : name === "warn_on_default";
        return true;
      },
      contains: (key) => {
        const name = textOf(key);
        return name === undefined || this.fileAware ? undefined : this.python.environment.look(name).isPresent;
      },
    };
  }

  private callEnv({
    positional: [name, cast, byDefault, parse],
    keyword,
  }: Parameters<NonNullable<Native["call"]>>[0]): Value | undefined {
    const isParsed = parse ?? keyword.get("parse_default");
    return this.value(name ?? keyword.get("var"), {
      cast: cast ?? keyword.get("cast"),
      byDefault: byDefault ?? keyword.get("default"),
      parseDefault: isParsed ? truth(isParsed) === true : false,
    });
  }

  private methods(): Readonly<Record<string, Value>> {
    const { python } = this;
    const { builtins } = python;
    const typed = (name: string, cast: string): [string, Value] => [
      name,
      method(`env.${name}`, (given) => this.ask(given, builtins[cast], 1)),
    ];
    const sequence = (name: string, wrap: (cast: Value) => Value): [string, Value] => [
      name,
      method(`env.${name}`, (given) => {
        const cast = given.at(1, "cast");
        const made = cast && cast.kind !== "none" ? wrap(cast) : builtins[name];
        return this.ask(given, made, 2);
      }),
    ];
    const url = (
      name: string,
      variable: string,
      parse: (source: string, given: string | undefined) => Value | undefined,
    ): [string, Value] => [name, method(`env.${name}`, (given) => this.fromUrl(given, variable, parse))];
    const database = (source: string, engine: string | undefined): Value | undefined =>
      environDatabase(python, source, engine);
    const cache = (source: string, backend: string | undefined): Value | undefined =>
      environCache(python, source, backend);
    const email = (source: string, backend: string | undefined): Value | undefined =>
      environEmail(python, source, backend);
    return Object.fromEntries([
      [
        "str",
        method("env.str", (given) => (given.at(2, "multiline") ? undefined : this.ask(given, builtins["str"], 1))),
      ],
      typed("bool", "bool"),
      typed("int", "int"),
      typed("float", "float"),
      sequence("list", (cast) => python.list([cast])),
      sequence("tuple", (cast) => ({ kind: "tuple", items: [cast] })),
      ["dict", method("env.dict", (given) => this.ask(given, given.at(1, "cast") ?? builtins["dict"], 2))],
      ["json", method("env.json", (given) => this.json(given))],
      ["path", method("env.path", (given) => this.path(given))],
      ["get_value", method("env.get_value", (given) => this.callEnv(given.given))],
      ["read_env", readEnv(python)],
      url("db_url", "DATABASE_URL", database),
      url("db", "DATABASE_URL", database),
      url("cache_url", "CACHE_URL", cache),
      url("cache", "CACHE_URL", cache),
      url("email_url", "EMAIL_URL", email),
      url("email", "EMAIL_URL", email),
    ]);
  }

  private ask(given: CallArguments, cast: Value | undefined, position: number): Value | undefined {
    return this.value(given.at(0, "var"), { cast, byDefault: given.at(position, "default") });
  }

  private json(given: CallArguments): Value | undefined {
    const loads = builtin("json.loads", ({ positional: [value] }) => {
      const source = textOf(value);
      if (source === undefined) return undefined;
      return readJson(this.python, source) ?? this.python.raise("ValueError", "a variable is not JSON", value?.read);
    });
    return this.ask(given, loads, 1);
  }

  private path(given: CallArguments): Value | undefined {
    const value = this.ask(given, undefined, 1);
    return value && environPath(this.python, [pathOf(value)]);
  }

  /** Parses a variable that holds a URL. An unknown URL gives an open dictionary. */
  private fromUrl(
    given: CallArguments,
    variable: string,
    parse: (source: string, given: string | undefined) => Value | undefined,
  ): Value | undefined {
    const value = this.value(given.at(0, "var") ?? text(variable), { byDefault: given.at(1, "default") });
    if (!value) return undefined;
    const other = given.at(2, "engine") ?? given.at(2, "backend");
    const known = other === undefined || other.kind === "none" || other.kind === "str";
    const source = value.kind === "str" && known ? value.value : undefined;
    const parsed = source === undefined ? undefined : parse(source, other?.kind === "str" ? other.value : undefined);
    const made = parsed ?? this.python.dict([], unknownOf(this.python, value));
    return { ...made, read: value.read };
  }

  /** `Env.get_value`. */
  private value(variable: Value | undefined, request: Lookup): Value | undefined {
    const { python } = this;
    const prefix = textOf(this.attributes.content.prefix);
    const bare = textOf(variable);
    if (prefix === undefined || bare === undefined || truth(this.attributes.content.smartCast) !== true)
      return undefined;
    const name = prefix + bare;
    const { cast, byDefault } = this.withScheme(name, request);
    const type = typeOf(cast ?? smartCast(python, byDefault));
    if (this.fileAware) {
      const file = python.environment.look(`${name}_FILE`);
      if (file.isPresent === undefined) return unknownOf(python, file.value);
      if (file.value && textOf(file.value) !== "")
        return { ...python.unknownResult(`the file that ${name}_FILE names`, [file.value]), read: file.read };
    }
    const look = python.environment.look(name);
    return readVariable(
      python,
      look,
      (source, value) => this.fromText(source, value, { ...request, cast, byDefault }),
      () => this.defaultOf(name, look, { ...request, cast, byDefault }),
      type,
    );
  }

  private defaultOf(name: string, { read }: Look, { cast, byDefault, parseDefault }: Lookup): Value | undefined {
    if (!byDefault)
      return this.python.raise(improperlyConfigured(this.python), `Set the ${name} environment variable`, read);
    if (textOf(byDefault)?.startsWith("$")) return undefined;
    if (!parseDefault || byDefault.kind === "none") return byDefault;
    const isText = byDefault.kind === "str" && textOf(byDefault) !== "";
    return isText ? this.parse(byDefault, cast ?? smartCast(this.python, byDefault)) : undefined;
  }

  private withScheme(name: string, { cast, byDefault }: Lookup): Pick<Lookup, "cast" | "byDefault"> {
    const given = cast && truth(cast) !== false ? cast : undefined;
    const planned = this.scheme.get(name);
    if (!planned) return { cast: given, byDefault };
    const pair = planned.kind === "tuple" && planned.items.length === 2 ? planned.items : undefined;
    if (!pair) return { cast: given ?? planned, byDefault };
    return { cast: given ?? pair[0], byDefault: byDefault ?? pair[1] };
  }

  private fromText(source: string, value: Value, { cast, byDefault, parseDefault }: Lookup): Value | undefined {
    const made = cast ?? smartCast(this.python, byDefault);
    if (source.startsWith("$")) return this.followReference(source, made, byDefault);
    // Versions differ for an empty text if the default is None.
    if (source === "" && byDefault?.kind === "none") return undefined;
    if (byDefault?.kind === "str" && textOf(byDefault) === undefined) return undefined;
    if (byDefault?.kind === "unknown") return undefined;
    const isDefault = byDefault ? equal(value, byDefault) : false;
    if (isDefault === undefined) return undefined;
    if (isDefault && !parseDefault) return value;
    return this.parse(value, made);
  }

  /** Looks up the variable that a text names if it begins with `$`. */
  private followReference(source: string, cast: Value | undefined, byDefault: Value | undefined): Value | undefined {
    const isText = !cast || typeOf(cast) === "str";
    const name = source.replace(/^\$+/, "");
    return isText ? this.value(text(name), { cast, byDefault }) : undefined;
  }

  private parse(value: Value, cast: Value | undefined): Value | undefined {
    if (!cast || cast.kind === "none") return value;
    return (
      castText(this.python, textOf(value), value, cast) ?? (isCallable(cast) ? this.callCast(cast, value) : undefined)
    );
  }

  private callCast(cast: Value, value: Value): Value {
    return call(this.python, cast, { ...noArguments, positional: [value] });
  }
}

function isCallable(cast: Value): boolean {
  return (
    cast.kind === "function" || cast.kind === "class" || (cast.kind === "builtin" && cast.builtin.type === undefined)
  );
}

/** The cast that the type of a default implies if none is given. */
function smartCast(python: Interpreter, byDefault: Value | undefined): Value | undefined {
  if (!byDefault || byDefault.kind === "none") return undefined;
  return python.builtins[byDefault.kind === "unknown" ? (byDefault.type ?? "") : byDefault.kind];
}

function typeOf(cast: Value | undefined): string | undefined {
  if (!cast) return "str";
  if (cast.kind === "list" || cast.kind === "tuple") return cast.kind;
  return cast.kind === "builtin" ? cast.builtin.type : undefined;
}
