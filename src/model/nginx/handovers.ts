import { Undecided } from "../undecided";
import { blocksIn, headerIn, valueInForce } from "./blocks";
import { endingsOf, requestTo, type Ending } from "./endings";
import { nameOf } from "./folders";
import type { Request } from "./request";
import type { Scope } from "./scopes";
import type { Server } from "./servers";
import { text, type Configuration, type Directive } from "./tree";

/** A directive that hands requests on to an application. */
export interface Handover {
  readonly directive: Directive;
  readonly scope: Scope;
  readonly server: Server;
}

const passing = ["proxy_pass", "uwsgi_pass", "fastcgi_pass", "scgi_pass", "grpc_pass"];

/** The directives of a server that hand requests on within the machine or the private network. */
export function* handoversOf(server: Server): Iterable<Handover> {
  for (const scope of blocksIn(server.scope)) {
    for (const directive of scope.directives) {
      if (passing.includes(directive.name) && !leavesTheNetwork(text(directive, 0))) yield { directive, scope, server };
    }
  }
}

/** Whether a target is a name of the public DNS, such as a bucket's: one with dots that no private zone ends. */
function leavesTheNetwork(target: string): boolean {
  const host = /^(?:\w+:\/\/)?([^/:$]+)(?::\d+)?(?:\/|$)/.exec(target)?.[1] ?? "";
  return /[a-z]\.[a-z]/i.test(host) && !/\.(?:local|internal|localhost|lan)$/i.test(host) && !/^unix:/.test(target);
}

/** The largest body that is accepted there, as written; `0` for any. nginx's own default is `1m`. */
export function bodyLimit({ scope }: Handover): string {
  return valueInForce(scope, "client_max_body_size") ?? "1m";
}

/** What `proxy_set_header` makes of a header, as written; `undefined` where it says nothing of it. */
export function headerSet({ scope }: Handover, header: string): string | undefined {
  return headerIn(scope, "proxy_set_header", header);
}

/**
 * What the application gets as a header of requests that are handed on here; empty where they never are.
 *
 * @param request what the client or the load balancer sends
 * @throws Undecided where it depends on what the configuration does not say
 */
export function headersHandedOn(
  configuration: Configuration,
  handover: Handover,
  header: string,
  request: Pick<Request, "tls" | "headers">,
): ReadonlySet<string> {
  const written = headerSet(handover, header);
  const sent = request.headers?.get(header) ?? "";
  return new Set(
    reaching(configuration, handover, request).map(({ exchange }) => {
      if (written === undefined) return sent;
      const value = exchange.value(written);
      if (!value.known) throw new Undecided(`the value of ${header} that nginx hands on cannot be told`);
      return value.text;
    }),
  );
}

/** The ways of a request that end at the handover, over all paths that may lead there. */
function reaching(
  configuration: Configuration,
  { directive, scope, server }: Handover,
  { tls, headers }: Pick<Request, "tls" | "headers">,
): readonly Ending[] {
  const location = scope.kind === "location" ? scope : scope.parent!;
  const name = nameOf(location);
  for (const target of name.startsWith("/") ? [name, undefined] : [undefined]) {
    const endings = endingsOf(configuration, server, requestTo(server, tls, { target, headers }));
    const here = endings.filter(({ answer }) => answer.kind === "forwarded" && answer.by === directive);
    if (here.length > 0) return here;
  }
  return [];
}
