/** What is known about a request. What is left out may be anything that a client can send. */
export interface Request {
  readonly protocol: "HTTP/1.0" | "HTTP/1.1" | "HTTP/2.0";
  /** The Host header; undefined for none. */
  readonly host: string | undefined;
  readonly tls: boolean;
  /** The name in the TLS handshake; undefined for none. */
  readonly sni?: string | undefined;
  readonly method?: string;
  /** The request target as sent: path and query, or a whole URL, whose host goes before the Host header. */
  readonly target?: string | undefined;
  /** All other headers, names in lower case. */
  readonly headers?: ReadonlyMap<string, string> | undefined;
  /** The client's address. */
  readonly address?: string | undefined;
}

const absoluteForm = /^https?:\/\/([^/?#]*)([^]*)$/i;

/** The host that a request is for, as it is written; `undefined` if it names none. */
export function requestedHost({ host, target }: Request): string | undefined {
  return absoluteForm.exec(target ?? "")?.[1] ?? host;
}

/** The host that nginx takes from a Host header: lower case, no port, no trailing dot; `undefined` if it refuses it. */
export function hostName(header: string): string | undefined {
  if (/[\0-\x20/\x7f]/.test(header) || header.includes("..")) return undefined;
  const literal = /^\[[^\]]*\]/.exec(header)?.[0];
  const name = (literal ?? header.replace(/:.*$/, "")).replace(/\.$/, "").toLowerCase();
  return name === "" ? undefined : name;
}

/** A request target as nginx reads it. */
export interface Target {
  /** The path decoded and normalised. */
  readonly path: string;
  /** What follows the question mark; `undefined` if there is none. */
  readonly query: string | undefined;
}

/** Reads a request target as nginx does: decoded, slashes merged, `.` and `..` resolved; `undefined` if nginx answers 400. */
export function readTarget(target: string): Target | undefined {
  const origin = absoluteForm.exec(target)?.[2]?.replace(/^(?!\/)/, "/") ?? target;
  const [, raw = "", query] = /^([^?#]*)(?:\?([^#]*))?/.exec(origin) ?? [];
  const path = raw.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  if (!path.startsWith("/") || path.includes("\0") || /%(?![0-9A-Fa-f]{2})/.test(raw)) return undefined;
  const segments: string[] = [];
  const parts = path
    .replace(/\/{2,}/g, "/")
    .slice(1)
    .split("/");
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    if (part === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (part !== ".") {
      segments.push(part);
      continue;
    }
    if (last) segments.push("");
  }
  return { path: `/${segments.join("/")}`, query };
}
