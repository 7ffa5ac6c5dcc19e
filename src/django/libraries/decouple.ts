import { call, noArguments } from "../../languages/python/interpreter/call";
import type { LibraryModule, Interpreter } from "../../languages/python/interpreter/interpreter";
import { method } from "../../languages/python/library/methods";
import { CallArguments, textOf } from "../../languages/python/values/callArguments";
import type { Read } from "../../languages/python/values/read";
import { asText } from "../../languages/python/values/represent";
import { bool, native, withRead, text, type Arguments, type Value } from "../../languages/python/values/value";
import { decouple, readAs } from "../values/booleanReaders";
import { environmentFile, findUpwards, presentFolder } from "./environmentFiles";
import { unknownOf } from "./readVariable";
import { splitWords } from "./shlex";

/** python-decouple, from version 3.2 on: earlier ones do not accept `y`, `n`, `t` and `f` as booleans. */
export function decoupleModule(python: Interpreter): LibraryModule {
  const undefinedValue = python.class("UndefinedValueError", python.exception("Exception"));
  const nothing = native({ type: "decouple.undefined" });
  const library: Decouple = { python, nothing, raise: (name) => python.raise(undefinedValue, `${name} not found`) };
  const automatic = (path: Value | undefined): Value => config(library, () => foundVariables(python, path));
  return {
    config: automatic(undefined),
    AutoConfig: method("decouple.AutoConfig", (given) => automatic(given.at(0, "search_path"))),
    Config: method("decouple.Config", (given) => {
      const repository = given.at(0, "repository");
      const data = repository?.kind === "native" ? repository.native.data : undefined;
      return data instanceof Repository ? config(library, () => data) : undefined;
    }),
    RepositoryEnv: method("decouple.RepositoryEnv", (given) => {
      const content = environmentFile(python, given.at(0, "source"));
      if (content === undefined) python.raise("FileNotFoundError", "the file of variables is not there");
      return native({ type: "decouple.RepositoryEnv", data: repositoryOf(content) });
    }),
    RepositoryEmpty: method("decouple.RepositoryEmpty", () =>
      native({ type: "decouple.RepositoryEmpty", data: new Repository(new Map()) }),
    ),
    Csv: method("decouple.Csv", (given) => csv(python, given)),
    undefined: nothing,
    UndefinedValueError: { kind: "class", class: undefinedValue },
  };
}

interface Decouple {
  readonly python: Interpreter;
  /** Stands for a default that is not given. */
  readonly nothing: Value;
  readonly raise: (name: string) => never;
}

/** The variables of an environment file; `undefined` if they are not known, because `content` is not. */
class Repository {
  constructor(
    readonly variables: ReadonlyMap<string, string> | undefined,
    readonly content: readonly Value[] = [],
  ) {}
}

function repositoryOf(content: string | Value): Repository {
  return typeof content === "string"
    ? new Repository(decoupleVariables(content))
    : new Repository(undefined, [content]);
}

/** The variables of `settings.ini` or `.env`, whichever is found first from a folder upwards. */
function foundVariables(python: Interpreter, path: Value | undefined): Repository {
  const searched = path && path.kind !== "none" ? asText(path) : undefined;
  const folder = searched === undefined ? presentFolder(python) : python.files.fileAt(searched.replace(/\/+$/, ""));
  if (folder === undefined) return new Repository(undefined);
  const found = findUpwards(python, folder, ["settings.ini", ".env"]);
  if (found === undefined) return new Repository(new Map());
  if (!found.endsWith(".env")) return new Repository(undefined);
  return repositoryOf(python.files.read(found) ?? "");
}

/** `config`: the environment takes precedence over the file. */
function config(library: Decouple, repository: () => Repository): Value {
  const read = (given: Arguments): Value | undefined =>
    given.unknown ? undefined : readOption(library, repository, new CallArguments(given));
  return native({ type: "decouple.Config", call: read });
}

function readOption(
  { python, nothing, raise }: Decouple,
  repository: () => Repository,
  given: CallArguments,
): Value | undefined {
  const name = given.text(0, "option");
  if (name === undefined) return undefined;
  const byDefault = given.at(1, "default") ?? nothing;
  const cast = given.at(2, "cast");
  const look = python.environment.look(name);
  const type = cast?.kind === "builtin" ? cast.builtin.type : cast ? undefined : "str";
  if (look.isPresent === undefined) return unknownOf(python, look.value);
  if (look.value) return castValue(python, cast, look.value) ?? unknownOf(python, look.value, type);
  const { variables, content } = repository();
  if (!variables) return { ...python.unknownResult("a file of variables", content), read: look.read };
  const found = variables.get(name);
  if (found === undefined && byDefault === nothing) return raise(name);
  const value = found === undefined ? byDefault : text(found);
  const read: Read = found === undefined ? { ...look.read, usedDefault: true } : { ...look.read, presence: "visible" };
  return withRead(castValue(python, cast, value) ?? unknownOf(python, value, type), read);
}

function castValue(python: Interpreter, cast: Value | undefined, value: Value): Value | undefined {
  if (!cast || (cast.kind === "native" && cast.native.type === "decouple.undefined")) return value;
  if (cast.kind === "builtin" && cast.builtin.type === "bool") return parseBoolean(python, value);
  return call(python, cast, { ...noArguments, positional: [value] });
}

function parseBoolean(python: Interpreter, value: Value): Value | undefined {
  const source = asText(value);
  if (source === undefined) return undefined;
  const reading = readAs(decouple, source);
  if (reading === "refused") python.raise("ValueError", "a variable is not a boolean", value.read);
  return withRead(bool(reading === "true"), value.read);
}

/** `Csv(cast, delimiter, strip, post_process)`. */
function csv(python: Interpreter, made: CallArguments): Value | undefined {
  const [cast, process] = [made.at(0, "cast"), made.at(3, "post_process")];
  const delimiter = made.at(1, "delimiter") ? made.text(1, "delimiter") : ",";
  const blanks = made.at(2, "strip") ? made.text(2, "strip") : " \t\n\r\v\f";
  if (delimiter === undefined || blanks === undefined) return undefined;
  return native({
    type: "decouple.Csv",
    call({ positional: [value] }) {
      const source = value?.kind === "none" ? "" : textOf(value);
      const words = source === undefined ? undefined : splitWords(source, delimiter);
      if (!words || !value) return undefined;
      const items = words
        .map((word) => withRead(text(stripCharacters(word, blanks)), value.read))
        .map((word) => (cast ? call(python, cast, { ...noArguments, positional: [word] }) : word));
      const list = python.list(items);
      return withRead(process ? call(python, process, { ...noArguments, positional: [list] }) : list, value.read);
    },
  });
}

function stripCharacters(word: string, blanks: string): string {
  let [from, to] = [0, word.length];
  while (from < to && blanks.includes(word[from]!)) from++;
  while (to > from && blanks.includes(word[to - 1]!)) to--;
  return word.slice(from, to);
}

/** The variables of a file, as python-decouple reads them. */
function decoupleVariables(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of source.split("\n").map((each) => each.trim())) {
    const at = line.indexOf("=");
    if (line === "" || line.startsWith("#") || at < 0) continue;
    const value = line.slice(at + 1).trim();
    const quoted = value.length >= 2 && (value[0] === "'" || value[0] === '"') && value.at(-1) === value[0];
    found.set(line.slice(0, at).trim(), quoted ? value.slice(1, -1) : value);
  }
  return found;
}
