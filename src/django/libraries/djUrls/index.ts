import type { LibraryModule, Interpreter } from "../../../languages/python/interpreter/interpreter";
import { method } from "../../../languages/python/library/methods";
import { CallArguments } from "../../../languages/python/values/callArguments";
import { text, type Value } from "../../../languages/python/values/value";
import { readVariable, unknownOf } from "../readVariable";
import { djangoCache, djDatabase, djEmail, type DatabaseOptions } from "./urls";

/** dj-database-url, dj-email-url and django-cache-url: `config` reads a variable, `parse` a text. */
export function djUrlModules(python: Interpreter): Readonly<Record<string, LibraryModule>> {
  return {
    dj_database_url: urlModule(python, "dj_database_url", "DATABASE_URL", undefined, (source, given) =>
      djDatabase(python, source, databaseOptions(given)),
    ),
    dj_email_url: urlModule(python, "dj_email_url", "EMAIL_URL", undefined, (source) => djEmail(python, source)),
    django_cache_url: urlModule(python, "django_cache_url", "CACHE_URL", "locmem://", (source) =>
      djangoCache(python, source),
    ),
  };
}

const positions = ["engine", "conn_max_age", "conn_health_checks"] as const;

/** The arguments after the URL, by name. By position, only the first ones mean the same in every version. */
function databaseOptions(given: CallArguments): DatabaseOptions {
  const positional = positions.flatMap((name, at) => {
    const value = given.positional[at + 2];
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries([...positional, ...given.keywords]);
}

function urlModule(
  python: Interpreter,
  name: string,
  variable: string,
  byDefault: string | undefined,
  parse: (source: string, given: CallArguments) => Value | undefined,
): LibraryModule {
  const open = (value: Value): Value => python.dict([], unknownOf(python, value));
  const parsed = (value: Value, given: CallArguments): Value => {
    if (value.kind === "none" || (value.kind === "str" && value.value === "")) return python.dict([]);
    return (value.kind === "str" ? parse(value.value, given) : undefined) ?? open(value);
  };
  return {
    DEFAULT_ENV: text(variable),
    config: method(`${name}.config`, (given) => {
      const asked = given.at(0, "env") ? given.text(0, "env") : variable;
      if (asked === undefined || given.positional.length > 4) return undefined;
      const look = python.environment.look(asked);
      const fallback = given.at(1, "default") ?? (byDefault === undefined ? undefined : text(byDefault));
      const value = readVariable(
        python,
        look,
        (_, source) => parsed(source, given),
        () => (fallback ? parsed(fallback, given) : python.dict([])),
      );
      return value?.kind === "unknown" ? { ...open(value), read: value.read } : value;
    }),
    parse: method(`${name}.parse`, (given) => {
      const value = given.at(0, "url");
      if (!value || given.positional.length > 3) return undefined;
      const shifted = { ...given.given, positional: [value, value, ...given.positional.slice(1)] };
      const made = value.kind === "str" ? parse(value.value, new CallArguments(shifted)) : undefined;
      return { ...(made ?? open(value)), read: value.read };
    }),
  };
}
