import type { Configuration } from "../configuration";
import { text } from "../syntax/tree";
import type { ProxyPass } from "./proxyPasses";

/** An address that requests are forwarded to over TCP. */
export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

/** A socket file that requests are forwarded to. */
export interface SocketFile {
  readonly path: string;
}

/**
 * The addresses that a directive forwards to: the one that it names, or those of its `upstream`. Targets with variables
 * are left out.
 */
export function upstreamAddresses(
  { http }: Configuration,
  { directive }: ProxyPass,
): readonly (TcpAddress | SocketFile)[] {
  const [, scheme = "", rest = ""] = /^(?:(https?|s?uwsgi):\/\/)?(.*)$/.exec(text(directive, 0)) ?? [];
  const address = rest.startsWith("unix:") ? rest : rest.replace(/\/.*$/, "");
  const byDefault = scheme === "https" ? 443 : 80;
  const upstream = http.find((each) => each.name === "upstream" && text(each, 0) === address);
  const written = upstream
    ? (upstream.block ?? []).filter((each) => each.name === "server").map((each) => text(each, 0))
    : [address];
  return written.flatMap((each): readonly (TcpAddress | SocketFile)[] => {
    // What follows a colon is the path of the request.
    const path = /^unix:\/*(\/[^:$]+)(?::|$)/.exec(each)?.[1];
    if (path !== undefined) return [{ path }];
    const [, host, port] = /^(\[[^\]]*\]|[\w.-]+)(?::(\d+))?$/.exec(each) ?? [];
    return host === undefined ? [] : [{ host, port: Number(port ?? byDefault) }];
  });
}

/** Whether a target is the machine's own, which the containers of a task share. */
export function isOwnMachine(target: TcpAddress | SocketFile): boolean {
  if ("path" in target) return true;
  return target.host === "localhost" || target.host === "[::1]" || target.host.startsWith("127.");
}
