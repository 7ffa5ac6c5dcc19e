import { originOf, type Fact } from "../fact";
import type { Kind } from "../kinds";
import { NginxError, readNginx, unknownHostOutcomes, type Configuration, type ListenerOutcome } from "../nginx";
import { Properties } from "../properties";
import type { Resource } from "../resource";
import type { Stack } from "../stack";
import { inTurn, Undecided } from "../undecided";
import { containers, type Container } from "./containers";
import { balancersValidateHosts } from "./loadBalancers";
import { types } from "./types";

/** An nginx configuration that the stack carries. */
export interface NginxServer extends Fact {
  /** Why nginx would refuse to start with it, and at which line; never the configuration's text. */
  readonly error?: { readonly line: number; readonly reason: string };
  readonly listeners: readonly NginxListener[];
}

/** One socket that an nginx configuration listens on. */
export interface NginxListener extends Fact {
  /** As `*:80` or `[::]:443`. */
  readonly listen: string;
  /** What happens to a request for a host that no server names; raises `Undecided` where it cannot be told. */
  readonly unknownHost: Exclude<ListenerOutcome["unknownHost"], "undecided">;
  /** The line that decides. */
  readonly line: number;
  /** Whether such a request reaches Django, or its host is handed back in a redirect. */
  readonly admitsUnknownHosts: boolean;
  /** Whether the load balancers in front turn requests for unknown hosts away, so that nginx need not. */
  readonly balancersValidateHosts: boolean;
}

export const nginxServers: Kind<NginxServer> = {
  noun: "nginx configurations",
  types: [...types.ssmParameter, ...containers.types],
  *read(resource, stack) {
    for (const carried of configurationsIn(resource, stack)) yield nginxServer(resource, carried, stack);
  },
};

export const nginxListeners: Kind<NginxListener> = {
  noun: "sockets that nginx listens on",
  types: nginxServers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom("nginxServers", resource), (server) => server.listeners);
  },
};

interface Carried {
  /** Where in the resource the text is, such as `variable NGINX_CONF of container nginx`. */
  readonly where: string;
  readonly text: string;
}

function nginxServer(resource: Resource, carried: Carried, stack: Stack): NginxServer {
  const identity = { resource: originOf(resource), part: carried.where };
  const read = parse(carried);
  if (read instanceof NginxError) {
    return {
      ...identity,
      error: read,
      get listeners(): never {
        throw new Undecided("nginx refuses the configuration");
      },
    };
  }
  return {
    ...identity,
    get listeners() {
      // A UNIX socket is reached from the machine itself only.
      const reachable = unknownHostOutcomes(read).filter((outcome) => outcome.transport !== "unix");
      return reachable.map((outcome) => nginxListener(identity, outcome, stack));
    },
  };
}

function nginxListener(identity: Fact, outcome: ListenerOutcome, stack: Stack): NginxListener {
  return {
    ...identity,
    listen: outcome.listen,
    line: (outcome.decidedBy ?? outcome.default).line,
    get unknownHost() {
      if (outcome.unknownHost !== "undecided") return outcome.unknownHost;
      throw new Undecided(`what nginx does with unknown hosts on ${outcome.listen} cannot be told: ${outcome.reason}`);
    },
    get admitsUnknownHosts() {
      return this.unknownHost === "forwarded" || this.unknownHost === "reflected";
    },
    get balancersValidateHosts() {
      return balancersValidateHosts(stack);
    },
  };
}

function parse(carried: Carried): Configuration | NginxError {
  try {
    return readNginx({ path: "/etc/nginx/nginx.conf", text: carried.text });
  } catch (error) {
    if (error instanceof NginxError) return error;
    throw error;
  }
}

/** The nginx configurations in a parameter's value, or in a container's variables and command. */
function* configurationsIn(resource: Resource, stack: Stack): Iterable<Carried> {
  if (types.ssmParameter.includes(resource.type)) {
    const text = new Properties(resource.properties).string("value", "");
    if (isNginx(text)) yield { where: "value", text };
    return;
  }
  yield* inTurn(stack.factsFrom("containers", resource), (container) =>
    inTurn([inVariables, inCommand], (read) => read(container)),
  );
}

function inVariables(container: Container): Iterable<Carried> {
  return inTurn(container.variables, function* (variable) {
    if (variable.origin === "visible" && isNginx(variable.value)) {
      yield { where: `variable ${variable.name} of container ${container.name}`, text: variable.value };
    }
  });
}

function* inCommand(container: Container): Iterable<Carried> {
  for (const text of container.command.flatMap(hereDocuments).filter(isNginx)) {
    yield { where: `command of container ${container.name}`, text };
  }
}

/** Whether a text is an nginx configuration: it has a server block and a directive that only nginx has. */
function isNginx(text: string): boolean {
  return (
    /(?:^|[\s;{}])server\s*\{/.test(text) && /(?:^|[\s;{}])(?:listen|location|proxy_pass|server_name)\s/.test(text)
  );
}

/** The here-documents in a shell command. */
function hereDocuments(command: string): readonly string[] {
  return [...command.matchAll(/<<-?\s*(['"]?)(\w+)\1[^\n]*\n([\s\S]*?)\n\s*\2(?:\n|$)/g)].map(
    (match) => match[3] ?? "",
  );
}
