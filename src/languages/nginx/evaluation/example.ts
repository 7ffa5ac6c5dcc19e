import type { Exchange } from "./exchange";
import type { Request } from "./request";

/** A request, and the files that are taken to exist or to be missing for it. */
export interface Example {
  readonly request: Request;
  readonly files: ReadonlyMap<string, string>;
  /** Questions answered on the way that the request itself does not answer: credentials, a cached page. */
  readonly assumptions: readonly string[];
}

/** The request that an exchange was made of, as far as it has turned out to matter. */
export function exampleFrom({ request, sent, files, assumptions }: Exchange): Example {
  const named = (prefix: string): [string, string][] =>
    [...sent].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]);
  const headers = named("http_").map(([name, value]) => [name.replace(/_/g, "-"), value] as const);
  const cookie = named("cookie_").map(([name, value]) => `${name}=${value}`);
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
