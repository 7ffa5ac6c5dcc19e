import { UnsupportedPattern } from "../pcre";
import { NginxError } from "../syntax/error";
import { type Directive, isUnseenInclude } from "../syntax/tree";
import { type Listen, readListen } from "./listen";
import { refuseDuplicateLocations } from "./locations";
import { NameTable } from "./nameTable";
import { readNames, type ServerName } from "./names";
import { httpScope, type Scope } from "./scopes";

/** A `server` block. */
export interface Server {
  readonly directive: Directive;
  readonly scope: Scope;
  readonly names: readonly ServerName[];
}

/** A socket with the servers that share it. nginx merges what their `listen` directives say. */
export interface Listener {
  readonly socket: string;
  readonly transport: Listen["transport"];
  readonly ssl: boolean;
  /** In the order of the configuration. */
  readonly servers: readonly Server[];
  readonly default: Server;
  /** Whether servers that could not be seen may come before the default. */
  readonly uncertain: boolean;
  readonly selection: Selection;
}

interface Group {
  readonly listens: { readonly listen: Listen; readonly server: Server; readonly afterUnseen: boolean }[];
}

/**
 * Groups the servers of an http block by socket.
 *
 * @throws NginxError for what nginx refuses: two locations of one name, a TLS socket whose default has no certificate
 */
export function readListeners(http: readonly Directive[]): readonly Listener[] {
  const groups = new Map<string, Group>();
  let unseen = false;
  for (const scope of serversInOrder(http)) {
    if (scope === undefined) {
      unseen = true;
      continue;
    }
    refuseDuplicateLocations(scope);
    const directive = scope.directive!;
    const server: Server = { directive, scope, names: readNames(scope.own("server_name")) };
    for (const listen of listensOf(scope, directive)) {
      const key = `${listen.transport === "quic" ? "quic " : ""}${listen.socket}`;
      const group = groups.get(key) ?? { listens: [] };
      groups.set(key, group);
      group.listens.push({ listen, server, afterUnseen: unseen });
    }
  }
  return [...groups.values()].map(toListener);
}

/** The servers in the configuration's order; undefined stands for an `include` that could not be seen. */
function serversInOrder(http: readonly Directive[]): readonly (Scope | undefined)[] {
  const scopes = new Map(httpScope(http).children.map((scope) => [scope.directive, scope]));
  return http
    .filter((directive) => isUnseenInclude(directive) || scopes.has(directive))
    .map((directive) => scopes.get(directive));
}

function listensOf(scope: Scope, directive: Directive): readonly Listen[] {
  const written = scope.own("listen").flatMap(readListen);
  return written.length > 0
    ? written
    : readListen({ ...directive, name: "listen", args: [{ text: "80", quoted: false }], block: undefined });
}

function toListener({ listens }: Group): Listener {
  const first = listens[0]!;
  const explicit = listens.find(({ listen }) => listen.default);
  const chosen = explicit ?? first;
  const servers = listens.map(({ server }) => server);
  const listener: Listener = {
    socket: first.listen.socket,
    transport: first.listen.transport,
    ssl: listens.some(({ listen, server }) => listen.ssl || server.scope.isOn("ssl")),
    servers,
    default: chosen.server,
    uncertain: !explicit && first.afterUnseen,
    selection: new Selection(servers),
  };
  requireCertificate(listener);
  return listener;
}

function requireCertificate({ ssl, transport, servers, default: byDefault }: Listener): void {
  if (!ssl || transport === "quic") return;
  for (const server of servers) {
    const { scope, directive } = server;
    const has = scope.effective("ssl_certificate").length > 0;
    if (scope.isIncomplete || scope.parent?.isIncomplete || scope.isOn("ssl_reject_handshake")) continue;
    if (server === byDefault && !has) {
      throw new NginxError(
        'no "ssl_certificate" is defined for the "listen ... ssl" directive',
        directive.file,
        directive.line,
      );
    }
  }
}

/** nginx's choice among the servers of a socket: exact name, longest `*.x`, longest `x.*`, first regular expression. */
class Selection {
  private readonly names = new NameTable<Server>();
  private readonly patterns: { readonly server: Server; readonly name: Extract<ServerName, { kind: "regex" }> }[] = [];

  constructor(servers: readonly Server[]) {
    for (const server of servers) {
      for (const name of server.names) {
        if (name.kind === "regex") this.patterns.push({ server, name });
        // A later server with the same name is ignored with a warning.
        else this.names.add(name.kind, name.name, server);
      }
    }
  }

  /**
   * The server that answers to a name, undefined for none, with the named captures of its regular expression.
   *
   * @throws UnsupportedPattern if it depends on an expression that cannot be evaluated
   */
  find(host: string): { readonly server: Server; readonly captures: ReadonlyMap<string, string> } | undefined {
    const plain = this.names.find(host);
    if (plain) return { server: plain, captures: new Map() };
    if (host === "") return undefined;
    for (const { server, name } of this.patterns) {
      if (!name.pattern) throw new UnsupportedPattern();
      const match = name.pattern.match(host);
      if (match)
        return { server, captures: new Map([...name.pattern.names].map(([key, group]) => [key, match[group] ?? ""])) };
    }
    return undefined;
  }
}
