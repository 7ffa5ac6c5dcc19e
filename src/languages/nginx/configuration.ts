import type { Listener, Server } from "./model/servers";
import type { Directive } from "./syntax/tree";

/** A configuration as nginx has read it. */
export interface Configuration {
  /** The directives of the file itself, in order. */
  readonly directives: readonly Directive[];
  /** The directives inside `http`: nginx allows the block once. */
  readonly http: readonly Directive[];
  /** Whether the file was read as one that nginx.conf includes inside `http`. */
  readonly fragment: boolean;
  /** The sockets that answer HTTP, in the order in which they are first named. */
  readonly listeners: readonly Listener[];
}

/** The servers of a configuration, each once. */
export function serversOf(configuration: Configuration): readonly Server[] {
  const servers = configuration.listeners.flatMap((listener) => listener.servers);
  return [...new Map(servers.map((server) => [server.directive, server])).values()];
}

/** Whether a server answers on a TLS socket, and whether on a plain one. */
export function transportsOf(
  configuration: Configuration,
  server: Server,
): { readonly tls: boolean; readonly plain: boolean } {
  const own = configuration.listeners.filter(
    (listener) => listener.transport !== "unix" && listener.servers.some((each) => each.directive === server.directive),
  );
  return { tls: own.some((listener) => listener.ssl), plain: own.some((listener) => !listener.ssl) };
}
