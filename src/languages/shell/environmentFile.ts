import { Expander } from "./expand";
import { Variables, type Environment } from "./variables";

/**
 * Who reads a file of variables. `ecs`: lines starting with `#` are comments, names and values are taken as they stand,
 * and a line with nothing on either side of `=` is left out (amazon-ecs-agent, envFile resource). `docker`: `docker run
 * --env-file`, the same but for blanks in front and for empty values, which count. `dotenv`: Compose and the dotenv
 * libraries, with quotes, `export`, comments behind values and variables in them. `systemd`: EnvironmentFile, with
 * quotes and without variables.
 */
export type EnvironmentFileReader = "ecs" | "docker" | "dotenv" | "systemd";

/** The variables in a file, in order: a later one wins over an earlier of the same name. */
export function readEnvironmentFile(
  text: string,
  reader: EnvironmentFileReader,
  environment: Environment = () => undefined,
): readonly (readonly [name: string, value: string])[] {
  const variables = new Variables(environment, []);
  const found: (readonly [string, string])[] = [];
  for (const line of logicalLines(text.replace(/^\ufeff/, ""), reader)) {
    const entry =
      reader === "dotenv" || reader === "systemd" ? parseQuoted(line, reader, variables) : parsePlain(line, reader);
    if (!entry) continue;
    found.push(entry);
    variables.set(...entry);
  }
  return found;
}

/** The lines of a file; a value in quotes may go on over several. */
function logicalLines(text: string, reader: EnvironmentFileReader): readonly string[] {
  if (reader === "ecs" || reader === "docker") return text.replace(/\r$/gm, "").split("\n");
  return text.match(/^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*(?:"(?:[^"\\]|\\[^])*"|'[^']*').*$|^.*$/gm) ?? [];
}

function parsePlain(line: string, reader: EnvironmentFileReader): readonly [string, string] | undefined {
  const text = reader === "docker" ? line.trimStart() : line;
  const at = text.indexOf("=");
  if (text.startsWith("#") || at < 1 || (reader === "ecs" && at === text.length - 1)) return undefined;
  return [text.slice(0, at), text.slice(at + 1)];
}

function parseQuoted(
  line: string,
  reader: EnvironmentFileReader,
  variables: Variables,
): readonly [string, string] | undefined {
  const [, name, given = ""] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*([^]*?)\s*$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const single = /^'([^']*)'/.exec(given)?.[1];
  if (single !== undefined) return [name, single];
  const double = /^"((?:[^"\\]|\\[^])*)"/.exec(given)?.[1];
  const value = double === undefined ? given.replace(/\s+#.*$/, "") : unescape(double);
  return [name, reader === "systemd" ? value : new Expander(value, 0, variables).document()];
}

function unescape(text: string): string {
  return text.replace(/\\([nrt"\\])/g, (_, letter: string) => ({ n: "\n", r: "\r", t: "\t" })[letter] ?? letter);
}
