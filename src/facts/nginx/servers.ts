import { balancersForward, balancersValidateHosts } from "../../aws/loadBalancers";
import { inTurn, Undecided } from "../../base/undecided";
import {
  describeExample,
  NginxError,
  readNginx,
  unknownHostOutcomes,
  type Configuration,
  type ListenerOutcome,
  type Place,
} from "../../languages/nginx";
import { addPackageFiles } from "../../languages/nginx/files/packageFiles";
import { originOf, type Fact } from "../../stack/fact";
import type { Resource } from "../../stack/resource";
import type { Kind, Stack } from "../../stack/stack";
import { configurationTypes, configurationsIn, type FoundConfiguration } from "./places";

/** An nginx configuration that the stack carries. */
export interface NginxServer extends Fact {
  /** Why nginx would refuse to start with it, and at which line; never the configuration's text. */
  readonly error?: { readonly file: string; readonly line: number; readonly reason: string };
  /** @throws Undecided if nginx refuses it */
  readonly configuration: Configuration;
  /** A line of it as a phrase for a message: `line 4`, or `line 4 of /etc/nginx/conf.d/shop.conf`. */
  at(place: Place): string;
  /** Who a fact about a line of it belongs to. */
  identityAt(place: Place): Fact;
}

/** One socket that an nginx configuration listens on. */
export interface NginxListener extends Fact {
  /** As `*:80` or `[::]:443`. */
  readonly listen: string;
  /** What happens to a request for a host that no server names. @throws Undecided if that is unknown */
  readonly unknownHost: Exclude<ListenerOutcome["unknownHost"], "undecided">;
  /** The line that decides, as a phrase for a message. */
  readonly at: string;
  /** A request that meets this, as a phrase: "for example `GET /` with `Host: unrecognized.invalid`". */
  readonly example?: string | undefined;
  /** Whether such a request reaches Django, or is answered with a redirect to its own host. */
  readonly admitsUnknownHosts: boolean;
  /** Whether the load balancers in front turn requests for unknown hosts away, so that nginx need not. */
  readonly balancersValidateHosts: boolean;
  /** Whether requests come through load balancers of the stack, so that those were judged as well. */
  readonly isBehindBalancers: boolean;
}

/** One fact for each nginx configuration that a resource carries. */
export const nginxServers: Kind<NginxServer> = {
  noun: "nginx configurations",
  types: configurationTypes,
  *read(resource, stack) {
    yield* inTurn(configurationsIn(resource, stack), (carried) => [nginxServer(resource, carried)]);
  },
};

/** One fact for each TCP socket of an nginx configuration. */
export const nginxListeners = ofConfigurations("sockets that nginx listens on", function* (server, stack) {
  // A UNIX socket is reached from the machine itself only.
  const reachable = unknownHostOutcomes(server.configuration).filter((outcome) => outcome.transport !== "unix");
  yield* reachable.map((outcome) => nginxListener(server, outcome, stack));
});

/** A kind of facts that are read from each nginx configuration of a stack. */
export function ofConfigurations<F extends Fact>(
  noun: string,
  read: (server: NginxServer, stack: Stack, resource: Resource) => Iterable<F>,
): Kind<F> {
  return {
    noun,
    types: configurationTypes,
    *read(resource, stack) {
      yield* inTurn(stack.factsFrom(nginxServers, resource), (server) => read(server, stack, resource));
    },
  };
}

function nginxServer(resource: Resource, carried: FoundConfiguration): NginxServer {
  const read = parse(carried);
  const identity: Fact = { resource: originOf(resource), ...(carried.where !== undefined && { part: carried.where }) };
  return {
    ...(read instanceof NginxError ? identityAt(identity, carried, read) : identity),
    ...(read instanceof NginxError && { error: read }),
    get configuration() {
      if (read instanceof NginxError) throw new Undecided("nginx refuses the configuration");
      return read;
    },
    at: ({ file, line }) =>
      file === carried.main.path ? `line ${line}` : `line ${line} of ${carried.diskPath?.(file) ?? file}`,
    identityAt: (place) => identityAt(identity, carried, place),
  };
}

/** A file that stands in the repository is a better place to look at than the resource that names it. */
function identityAt(identity: Fact, carried: FoundConfiguration, { file, line }: Place): Fact {
  const onDisk = carried.diskPath?.(file);
  return onDisk === undefined
    ? identity
    : { ...identity, resource: { ...identity.resource, source: { file: onDisk, line } } };
}

function nginxListener(server: NginxServer, outcome: ListenerOutcome, stack: Stack): NginxListener {
  const decidedBy = outcome.decidedBy ?? outcome.default;
  return {
    ...server.identityAt(decidedBy),
    listen: outcome.listen,
    at: server.at(decidedBy),
    example: outcome.example && `for example ${describeExample(outcome.example)}`,
    get unknownHost() {
      if (outcome.unknownHost !== "undecided") return outcome.unknownHost;
      throw new Undecided(`it is unknown what nginx does with unknown hosts on ${outcome.listen}: ${outcome.reason}`);
    },
    get admitsUnknownHosts() {
      return this.unknownHost === "forwarded" || this.unknownHost === "reflected";
    },
    get balancersValidateHosts() {
      return balancersValidateHosts(stack);
    },
    get isBehindBalancers() {
      return balancersForward(stack);
    },
  };
}

function parse({ main, options }: FoundConfiguration): Configuration | NginxError {
  try {
    return readNginx(main, { ...options, files: addPackageFiles(options.files) });
  } catch (error) {
    if (error instanceof NginxError) return error;
    throw error;
  }
}
