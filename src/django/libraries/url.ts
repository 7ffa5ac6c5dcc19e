import { projectFolder } from "../../languages/python/values/projectFolder";

/** A URL, split as Python's `urlsplit` does. */
export interface SplitUrl {
  /** In lower case. */
  readonly scheme: string;
  readonly netloc: string;
  /** Still percent-encoded, like the password. */
  readonly username?: string;
  readonly password?: string;
  /** In lower case. */
  readonly hostname?: string;
  readonly port?: number;
  readonly path: string;
  readonly query: string;
}

/**
 * Splits a URL as Python does. Returns `undefined` if it has characters that versions of Python and of the libraries
 * interpret differently: brackets, backslashes, semicolons, fragments, blanks, anything beyond ASCII.
 */
export function splitUrl(text: string): SplitUrl | undefined {
  const placed = text.replaceAll(projectFolder, "");
  if (/[^\x21-\x7e]|[[\]\\#;]/.test(placed)) return undefined;
  const [, scheme, , netloc = "", path = "", , query = ""] =
    /^([a-zA-Z][a-zA-Z0-9+.-]*):(\/\/([^/?]*))?([^?]*)(\?(.*))?$/.exec(text) ?? [];
  if (scheme === undefined || (netloc + query).includes(projectFolder)) return undefined;
  const [, , user, host = ""] = /^(([^]*)@)?([^@]*)$/.exec(netloc) ?? [];
  const [, username, , password] = user === undefined ? [] : (/^([^:]*)(:([^]*))?$/.exec(user) ?? []);
  const [, hostname = "", , port = ""] = /^([^:]*)(:([^]*))?$/.exec(host) ?? [];
  if (port !== "" && (!/^\d+$/.test(port) || Number(port) > 65535)) return undefined;
  return {
    scheme: scheme.toLowerCase(),
    netloc,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(hostname !== "" && { hostname: hostname.toLowerCase() }),
    ...(port !== "" && { port: Number(port) }),
    path,
    query,
  };
}

/** `urllib.parse.unquote`. */
export function unquote(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) =>
    Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8"),
  );
}

/** `urllib.parse.parse_qs`: all values of each name. */
export function parseQuery(query: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const part of query.split("&")) {
    const [, name, value] = /^([^=]*)=([^]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) continue;
    const [key, text] = [name, value].map((each) => unquote(each.replaceAll("+", " "))) as [string, string];
    found.set(key, [...(found.get(key) ?? []), text]);
  }
  return found;
}
