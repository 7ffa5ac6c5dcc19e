import type { Handover } from "./handovers";
import { text, type Configuration } from "./tree";

/** An address that requests are handed on to. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/**
 * Where a directive hands requests on to over TCP: the address that it names, or those of its `upstream`. Nothing where
 * the target is a socket file or rests on variables.
 */
export function targetsOf({ http }: Configuration, { directive }: Handover): readonly Target[] {
  const [, scheme = "", address = ""] = /^(?:(\w+):\/\/)?([^/]*)/.exec(text(directive, 0)) ?? [];
  const byDefault = scheme === "https" ? 443 : 80;
  const upstream = http.find((each) => each.name === "upstream" && text(each, 0) === address);
  const written = upstream
    ? (upstream.block ?? []).filter((each) => each.name === "server").map((each) => text(each, 0))
    : [address];
  return written.flatMap((each) => {
    const [, host, port] = /^(\[[^\]]*\]|[\w.-]+)(?::(\d+))?$/.exec(each) ?? [];
    return host === undefined || host === "unix" ? [] : [{ host, port: Number(port ?? byDefault) }];
  });
}

/** Whether an address is the machine's own, which the containers of a task share. */
export function isLoopback({ host }: Target): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
