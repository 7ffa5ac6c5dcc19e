import { compilePattern, InvalidPattern, UnsupportedPattern, type Pattern } from "../pcre";
import { NginxError } from "../syntax/error";
import type { Directive } from "../syntax/tree";

/** One name of `server_name`. */
export type ServerName =
  | { readonly kind: "exact" | "leading" | "trailing"; readonly name: string }
  | { readonly kind: "regex"; readonly pattern: Pattern | undefined; readonly name: string };

/**
 * The names a server answers to. `.x` is both `x` and `*.x`; a server without `server_name` owns the empty name.
 *
 * @throws NginxError for a name that nginx refuses
 */
export function readNames(directives: readonly Directive[]): readonly ServerName[] {
  const names = directives.flatMap((directive) =>
    directive.args.flatMap((argument) => readName(argument.text, directive)),
  );
  return names.length > 0 ? names : [{ kind: "exact", name: "" }];
}

function readName(written: string, directive: Directive): readonly ServerName[] {
  if (written.startsWith("~")) return [readRegex(written.slice(1), directive)];
  const name = written.toLowerCase();
  if ((name.startsWith("*") && !/^\*\../.test(name)) || name === "." || name.includes(".."))
    throw invalidName(directive);
  if (name.startsWith(".")) {
    return [
      { kind: "exact", name: name.slice(1) },
      { kind: "leading", name },
    ];
  }
  if (name.startsWith("*.")) return [{ kind: "leading", name: withoutWildcard(name.slice(1), directive) }];
  if (name.endsWith(".*")) return [{ kind: "trailing", name: withoutWildcard(name.slice(0, -1), directive) }];
  return [{ kind: "exact", name: withoutWildcard(name, directive) }];
}

function readRegex(source: string, directive: Directive): ServerName {
  if (source === "") throw new NginxError("empty regex in server name", directive.file, directive.line);
  try {
    return { kind: "regex", pattern: compilePattern(source, /[A-Z]/.test(source)), name: source };
  } catch (error) {
    if (error instanceof InvalidPattern) throw new NginxError("pcre2_compile() failed", directive.file, directive.line);
    if (error instanceof UnsupportedPattern) return { kind: "regex", pattern: undefined, name: source };
    throw error;
  }
}

function withoutWildcard(name: string, directive: Directive): string {
  if (name.includes("*")) throw invalidName(directive);
  return name;
}

function invalidName(directive: Directive): NginxError {
  return new NginxError("server name is invalid", directive.file, directive.line);
}
