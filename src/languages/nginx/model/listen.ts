import { NginxError } from "../syntax/error";
import { text, type Directive } from "../syntax/tree";

/** One socket that a `listen` directive names, with the parameters given there. */
export interface Listen {
  /** The socket as one writes it: `*:80`, `127.0.0.1:80`, `[::]:80`, `unix:/run/nginx.sock`. */
  readonly socket: string;
  readonly transport: "tcp" | "quic" | "unix";
  readonly default: boolean;
  readonly ssl: boolean;
  /** Whether it sets options of the socket itself, which only one `listen` of a socket may. */
  readonly options: boolean;
  readonly directive: Directive;
}

const socketOptions =
  /^(bind|setfib=|fastopen=|backlog=|rcvbuf=|sndbuf=|accept_filter=|deferred$|ipv6only=|reuseport$|so_keepalive=|multipath$)/;

/**
 * The sockets of one `listen` directive: more than one for a range of ports and for `localhost`.
 *
 * @throws NginxError for an address or parameter that nginx refuses
 */
export function readListen(directive: Directive): readonly Listen[] {
  const before = readBefore.get(directive);
  if (before) return before;
  const sockets = parseListen(directive);
  readBefore.set(directive, sockets);
  return sockets;
}

/** Sockets are read while a file is read and again when all servers are known. */
const readBefore = new WeakMap<Directive, readonly Listen[]>();

function parseListen(directive: Directive): readonly Listen[] {
  const parameters = directive.args.slice(1).map((argument) => argument.text);
  for (const parameter of parameters) {
    if (!/^(default_server|default|ssl|http2|quic|proxy_protocol)$/.test(parameter) && !isOption(parameter))
      throw refusal(directive, 'invalid parameter in "listen"');
  }
  const has = (name: string): boolean => parameters.includes(name);
  return socketsOf(directive).map((socket) => ({
    socket,
    transport: socket.startsWith("unix:") ? "unix" : has("quic") ? "quic" : "tcp",
    default: has("default_server") || has("default"),
    ssl: has("ssl"),
    options: parameters.some((parameter) => socketOptions.test(parameter)),
    directive,
  }));
}

/** The sockets read so far, to refuse what nginx refuses of their combination. */
export class Sockets {
  private readonly taken = new Map<string, { readonly servers: Set<unknown>; options: boolean; default: boolean }>();

  /**
   * Adds the sockets of a `listen` directive.
   *
   * @throws NginxError for a socket twice in a server, with two defaults, or with options given twice
   */
  add(directive: Directive, server: unknown): void {
    for (const listen of readListen(directive)) {
      const key = `${listen.transport} ${listen.socket}`;
      const before = this.taken.get(key) ?? { servers: new Set(), options: false, default: false };
      if (before.servers.has(server)) throw refusal(directive, `a duplicate listen ${listen.socket}`);
      if (listen.options && before.options) throw refusal(directive, `duplicate listen options for ${listen.socket}`);
      if (listen.default && before.default) throw refusal(directive, `a duplicate default server for ${listen.socket}`);
      before.servers.add(server);
      before.options ||= listen.options;
      before.default ||= listen.default;
      this.taken.set(key, before);
    }
  }
}

function isOption(parameter: string): boolean {
  if (parameter.startsWith("ipv6only=")) return /^ipv6only=(on|off)$/.test(parameter);
  if (/^(bind|deferred|reuseport|multipath)/.test(parameter))
    return /^(bind|deferred|reuseport|multipath)$/.test(parameter);
  return /^backlog=-?\d+$|^(setfib|fastopen)=\d+$|^(rcvbuf|sndbuf)=\d+[kKmM]?$|^accept_filter=|^so_keepalive=(on|off|[\d:smhd]+)$/.test(
    parameter,
  );
}

function socketsOf(directive: Directive): readonly string[] {
  const address = text(directive, 0);
  if (address.toLowerCase().startsWith("unix:")) {
    if (address.length === 5) throw refusal(directive, 'no path in the unix domain socket of the "listen" directive');
    return [`unix:${address.slice(5)}`];
  }
  const { host, ports } = splitAddress(directive, address);
  return hostsOf(host).flatMap((each) => ports.map((port) => `${each}:${port}`));
}

function splitAddress(directive: Directive, address: string): { host: string; ports: readonly number[] } {
  if (/^\d+(-\d+)?$/.test(address)) return { host: "*", ports: readPorts(directive, address) };
  const bracketed = /^(\[[0-9A-Fa-f:.]+\])(?::(.*))?$/.exec(address);
  const parts = bracketed ?? /^([^:/]*)(?::(.*))?$/.exec(address);
  if (!parts) throw refusal(directive, 'invalid address of the "listen" directive');
  const [, host = "", port] = parts;
  if (host === "") throw refusal(directive, 'no host in the "listen" directive');
  return { host, ports: port === undefined ? [80] : readPorts(directive, port) };
}

function readPorts(directive: Directive, ports: string): number[] {
  const match = /^(\d+)(?:-(\d+))?$/.exec(ports);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? first);
  if (!match || first < 1 || last > 65535 || last < first)
    throw refusal(directive, 'invalid port in the "listen" directive');
  return first === last ? [first] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function hostsOf(host: string): readonly string[] {
  if (host === "0.0.0.0") return ["*"];
  if (host === "localhost") return ["127.0.0.1"];
  return [host.startsWith("[") ? canonicalIpv6(host) : host];
}

function canonicalIpv6(host: string): string {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return host.toLowerCase();
  }
}

function refusal(directive: Directive, reason: string): NginxError {
  return new NginxError(reason, directive.file, directive.line);
}
