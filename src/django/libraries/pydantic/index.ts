import { findInherited } from "../../../languages/python/interpreter/attributes";
import type { Look } from "../../../languages/python/interpreter/environment";
import type { LibraryModule, Interpreter } from "../../../languages/python/interpreter/interpreter";
import { method } from "../../../languages/python/library/methods";
import { readJson } from "../../../languages/python/library/standardLibrary/json";
import { textOf } from "../../../languages/python/values/callArguments";
import { readInteger } from "../../../languages/python/values/numbers";
import { truth } from "../../../languages/python/values/truth";
import {
  type Arguments,
  type ClassObject,
  type Value,
  bool,
  builtin,
  float,
  int,
  native,
  withRead,
  text,
} from "../../../languages/python/values/value";
import { pydantic, readAs } from "../../values/booleanReaders";
import { dotenvVariables } from "../dotenv";
import { environmentFile } from "../environmentFiles";
import { unknownOf } from "../readVariable";
import { fits, isClassVariable, typeOf } from "./types";

/** pydantic-settings, and `BaseSettings` of pydantic 1. */
export function pydanticModules(python: Interpreter): Readonly<Record<string, LibraryModule>> {
  const invalid = python.class("ValidationError", python.exception("ValueError"));
  const base = python.class("BaseSettings", undefined, (made, given) =>
    new Settings(python, made, given, invalid).value(),
  );
  const settings: Value = { kind: "class", class: base };
  const record = method("SettingsConfigDict", ({ given }) => python.record(Object.fromEntries(given.keyword)));
  const secret = (name: string): Value => native({ type: `pydantic.${name}`, data: { type: "secret" } });
  const field = builtin("pydantic.Field", (given) => native({ type: "pydantic.Field", data: new Field(given) }), {
    harmless: true,
  });
  const hints = Object.fromEntries(
    ["PostgresDsn", "RedisDsn", "AnyUrl", "HttpUrl", "AnyHttpUrl", "EmailStr"].map((name) => [
      name,
      native({ type: `pydantic.${name}` }),
    ]),
  );
  return {
    pydantic_settings: { BaseSettings: settings, SettingsConfigDict: record },
    pydantic: { BaseSettings: settings, Field: field, SecretStr: secret("SecretStr"), ConfigDict: record, ...hints },
  };
}

class Field {
  constructor(readonly given: Arguments) {}

  get byDefault(): Value | undefined {
    return this.given.positional[0] ?? this.given.keyword.get("default");
  }

  /** The name of the variable, if it is not that of the field. */
  get alias(): Value | undefined {
    return (
      this.given.keyword.get("validation_alias") ?? this.given.keyword.get("alias") ?? this.given.keyword.get("env")
    );
  }

  /** Whether all its arguments are modelled. */
  get isInPlainText(): boolean {
    const known = ["default", "validation_alias", "alias", "env", "description", "title", "examples", "repr"];
    return !this.given.unknown && [...this.given.keyword.keys()].every((name) => known.includes(name));
  }
}

/** How the fields find their variables. */
interface ModelConfig {
  readonly prefix: string;
  readonly isCaseSensitive: boolean;
  /** The variables of the environment file; `undefined` if they are not known. */
  readonly file: ReadonlyMap<string, Value> | undefined;
}

/** One instance of a settings class. */
class Settings {
  constructor(
    private readonly python: Interpreter,
    private readonly type: ClassObject,
    private readonly given: Arguments,
    private readonly invalid: ClassObject,
  ) {}

  value(): Value {
    const { python, type } = this;
    const attributes = python.namespace();
    const configuration = this.configuration();
    const isInPlainText =
      configuration && !this.given.unknown && this.given.positional.length === 0 && !this.isCustom();
    for (const [name, annotation] of this.fields()) {
      const value = isInPlainText ? this.field(name, annotation, configuration) : undefined;
      python.bind(attributes, name, value ?? python.unknownResult(`the field ${name}`));
    }
    return { kind: "instance", instance: { class: type, attributes, arguments: [] } };
  }

  private fields(): ReadonlyMap<string, Value> {
    const fields = new Map<string, Value>();
    for (const type of this.type.order.toReversed()) {
      for (const [name, annotation] of type.annotations) {
        if (!name.startsWith("_") && name !== "model_config" && !isClassVariable(annotation))
          fields.set(name, annotation);
      }
    }
    return fields;
  }

  /** Whether validators or custom sources may change the values of the fields. */
  private isCustom(): boolean {
    return this.type.order.some((type) =>
      [...type.namespace.cells.entries()].some(
        ([name, { content }]) =>
          name !== "model_config" &&
          !type.annotations.has(name) &&
          (content?.value.kind === "unknown" || sources.has(name)),
      ),
    );
  }

  private configuration(): ModelConfig | undefined {
    const { python } = this;
    const found =
      findInherited(python, this.type, "model_config")?.value ?? findInherited(python, this.type, "Config")?.value;
    if (!found) return { prefix: "", isCaseSensitive: false, file: new Map() };
    const option = (name: string): Value | undefined =>
      found.kind === "dict"
        ? found.cell.content.entries.get(`str ${name}`)?.value
        : found.kind === "class"
          ? findInherited(python, found.class, name)?.value
          : undefined;
    if ((found.kind === "dict" && found.cell.content.rest) || (found.kind !== "dict" && found.kind !== "class"))
      return undefined;
    if (unsupportedOptions.some((name) => option(name) !== undefined)) return undefined;
    const prefix = option("env_prefix") === undefined ? "" : textOf(option("env_prefix"));
    const sensitive = truth(option("case_sensitive") ?? bool(false));
    if (prefix === undefined || sensitive === undefined) return undefined;
    return { prefix, isCaseSensitive: sensitive, file: this.file(option("env_file")) };
  }

  private file(path: Value | undefined): ReadonlyMap<string, Value> | undefined {
    if (!path || path.kind === "none") return new Map();
    const relative = textOf(path);
    const inRoot =
      relative !== undefined && !relative.startsWith("/") ? text(`${this.python.world.place}/${relative}`) : path;
    if (inRoot.kind !== "str" && inRoot.kind !== "path") return undefined;
    const content = environmentFile(this.python, inRoot);
    if (content === undefined) return new Map();
    return typeof content === "string" ? dotenvVariables(this.python, content) : undefined;
  }

  private field(name: string, annotation: Value, configuration: ModelConfig): Value | undefined {
    const { python } = this;
    const own = findInherited(python, this.type, name)?.value;
    const field = own?.kind === "native" && own.native.data instanceof Field ? own.native.data : undefined;
    if (field && !field.isInPlainText) return undefined;
    const passed = this.given.keyword.get(name);
    if (passed) return fits(passed, annotation) ? passed : undefined;
    const alias = field?.alias && field.alias.kind !== "none" ? textOf(field.alias) : undefined;
    if (field?.alias && field.alias.kind !== "none" && alias === undefined) return undefined;
    const look = this.look(alias ?? configuration.prefix + name, configuration);
    if (!look) return undefined;
    if (look.value) {
      const source = textOf(look.value);
      const read = source === undefined || !look.isPresent ? undefined : this.read(source, annotation);
      return read ? withRead(read, look.read) : unknownOf(python, look.value, typeOf(annotation));
    }
    const byDefault = field ? field.byDefault : own;
    if (!byDefault || byDefault.kind === "ellipsis")
      return python.raise(this.invalid, `the field ${name} is required`, look.read);
    const known = fits(byDefault, annotation) ? byDefault : unknownOf(python, byDefault);
    return withRead(known, { ...look.read, usedDefault: true });
  }

  /** Looks a variable up, case-insensitively unless configured; `undefined` if several spellings may be set. */
  private look(name: string, { isCaseSensitive, file }: ModelConfig): Look | undefined {
    const { environment } = this.python;
    const { names } = environment;
    const spellings = isCaseSensitive
      ? [name]
      : names
        ? names.filter((each) => each.toLowerCase() === name.toLowerCase())
        : [...new Set([name.toUpperCase(), name, name.toLowerCase()])];
    const looks = spellings.map((each) => environment.look(each)).filter(({ isPresent }) => isPresent !== false);
    if (looks.length > 1) return undefined;
    if (looks[0]) return looks[0];
    const absent = environment.look(spellings[0] ?? name.toUpperCase());
    if (!file) return undefined;
    const inFile = [...file].find(([each]) => each.toLowerCase() === name.toLowerCase());
    return inFile ? { value: inFile[1], isPresent: true, read: { ...absent.read, presence: "visible" } } : absent;
  }

  private read(source: string, annotation: Value): Value | undefined {
    switch (typeOf(annotation)) {
      case "str":
        return text(source);
      case "bool":
        return this.boolean(source);
      case "int": {
        if (!/\d/.test(source)) return this.python.raise(this.invalid, "a variable is not a number");
        const number = /^[+-]?\d+$/.test(source) ? readInteger(source) : undefined;
        return typeof number === "number" ? int(number) : undefined;
      }
      case "float":
        return /^-?\d+(?:\.\d+)?$/.test(source) ? float(Number(source)) : undefined;
      case "list":
      case "dict": {
        const value = readJson(this.python, source);
        const isInPlainText = value && value.kind === typeOf(annotation) && fits(value, annotation);
        return isInPlainText ? value : undefined;
      }
      default:
        return undefined;
    }
  }

  private boolean(source: string): Value {
    const reading = readAs(pydantic, source);
    if (reading === "refused") this.python.raise(this.invalid, "a variable is not a boolean");
    return bool(reading === "true");
  }
}

/** Options that change which values fields get. `env_file_encoding` is not one of them: files are read as UTF-8. */
const unsupportedOptions = ["env_nested_delimiter", "secrets_dir", "env_ignore_empty", "env_parse_none_str", "fields"];

const sources: ReadonlySet<string> = new Set([
  "settings_customise_sources",
  "customise_sources",
  "__init__",
  "model_post_init",
]);
