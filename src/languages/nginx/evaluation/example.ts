import { enumerated } from "../../../base/words";
import { unknownHost } from "./candidates";
import type { Exchange } from "./exchange";
import type { Request } from "./request";

/** A request that meets an answer, and what is taken to be so for it. */
export interface Example {
  readonly request: Request;
  /** Files that are taken to exist (`file`, `directory`) or to be missing, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** What the request does not say and the answer depends on, as clauses: `the credentials are invalid`. */
  readonly assumptions: readonly string[];
}

/** The request that an exchange turned out to be about: what it asked for is part of it, the rest is left out. */
export function exampleOf({ request, sent, files, assumptions }: Exchange): Example {
  const valuesOf = (prefix: string): [string, string][] =>
    [...sent].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]);
  const headers = valuesOf("http_").map(([name, value]) => [name.replace(/_/g, "-"), value] as const);
  const cookie = valuesOf("cookie_").map(([name, value]) => `${name}=${value}`);
  const cookies = cookie.length > 0 ? [["cookie", cookie.join("; ")] as const] : [];
  return {
    request: {
      ...request,
      method: sent.get("method") ?? request.method ?? "GET",
      address: sent.get("remote_addr"),
      headers: new Map([...(request.headers ?? []), ...headers, ...cookies]),
    },
    files: new Map(files),
    assumptions: [...assumptions],
  };
}

/**
 * An example as a phrase for a message: "`GET /` with `Host: unrecognized.invalid`". Values that the configuration
 * compares queries and headers with may be secrets; only their names are shown.
 */
export function describeExample({ request, assumptions }: Example): string {
  const { method = "GET", target = "/", host, tls, headers } = request;
  const [path = "", query] = target.split("?");
  const names = query?.split("&").map((pair) => pair.replace(/=.*$/, "=…"));
  const sent = [...(headers ?? [])].filter(([, value]) => value !== "");
  const fields = [
    ...(host === undefined ? [] : [`\`Host: ${host}\``]),
    ...sent.map(([name, value]) => `\`${headerName(name)}: ${value === unknownHost ? value : "…"}\``),
  ];
  const facts = assumptions.filter((assumption) => !/^(?:not |share |uri@)/.test(assumption));
  return [
    `\`${method} ${names ? `${path}?${names.join("&")}` : path}\``,
    tls ? "over TLS" : "",
    fields.length > 0 ? `with ${enumerated(fields)}` : "without a Host header",
    facts.length > 0 ? `if ${enumerated(facts)}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** A header's name as it is usually written: `X-Forwarded-For`. */
function headerName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
