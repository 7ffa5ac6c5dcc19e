import { Undecided } from "../../../base/undecided";
import type { Configuration } from "../configuration";
import type { Exchange } from "../evaluation/exchange";
import type { Request } from "../evaluation/request";
import { expandVariables } from "../evaluation/variables";
import { dependsOnVersion } from "../files/packageFiles";
import { blocksIn, directivesInForce, valueInForce } from "../model/blocks";
import type { Scope } from "../model/scopes";
import type { Server } from "../model/servers";
import { type Directive, text } from "../syntax/tree";
import { type RequestOutcome, requestOutcomes, requestTo } from "./requestOutcomes";
import { locationName } from "./servedFiles";

/** A directive that forwards requests to an application: `proxy_pass` and its relatives. */
export interface ProxyPass {
  readonly directive: Directive;
  readonly scope: Scope;
  readonly server: Server;
}

const passDirectives = ["proxy_pass", "uwsgi_pass", "fastcgi_pass", "scgi_pass", "grpc_pass"];

/** The directives of a server that forward requests within the machine or the private network. */
export function* proxyPassesOf(server: Server): Iterable<ProxyPass> {
  for (const scope of blocksIn(server.scope)) {
    for (const directive of scope.directives) {
      if (passDirectives.includes(directive.name) && !isPublicName(text(directive, 0)))
        yield { directive, scope, server };
    }
  }
}

/** Whether a target is a name of the public DNS, such as a bucket's: one with dots that no private zone ends. */
function isPublicName(target: string): boolean {
  const host = /^(?:\w+:\/\/)?([^/:$]+)(?::\d+)?(?:\/|$)/.exec(target)?.[1] ?? "";
  return /[a-z]\.[a-z]/i.test(host) && !/\.(?:local|internal|localhost|lan)$/i.test(host) && !/^unix:/.test(target);
}

/** The largest body that is accepted there, as written; `0` for any. nginx's own default is `1m`. */
export function bodyLimit({ scope }: ProxyPass): string {
  return valueInForce(scope, "client_max_body_size") ?? "1m";
}

/**
 * Which host the application sees: one that nginx has checked or fixed, what the client wrote, or the upstream's.
 *
 * @throws Undecided if the file that sets it is not visible
 */
export function forwardedHost(handover: ProxyPass): "checked" | "asSent" | "upstream" {
  // If Host is not set, Django may read the other header (USE_X_FORWARDED_HOST).
  const setting = headerSetting(handover, "host") ?? headerSetting(handover, "x-forwarded-host");
  if (setting && dependsOnVersion(setting))
    throw new Undecided("the forwarded host depends on the version of nginx's package, whose file is not visible");
  const host = setting && text(setting, 1);
  // Without headers Django takes the parameter SERVER_NAME, which no client writes.
  if (host === undefined && speaksUwsgi(handover)) return passesHeaders(handover) ? "asSent" : "checked";
  if (host === undefined || /\$\{?proxy_host/.test(host)) return "upstream";
  return /\$\{?http_host/.test(host) ? "asSent" : "checked";
}

/** What decides about a header: the `proxy_set_header`, or the `uwsgi_param` that takes its place, if there is one. */
function headerSetting(handover: ProxyPass, header: string): Directive | undefined {
  if (!speaksHttp(handover)) return parameterSetting(handover, `HTTP_${header.toUpperCase().replaceAll("-", "_")}`);
  return directivesInForce(handover.scope, "proxy_set_header").findLast(
    (each) => text(each, 0).toLowerCase() === header,
  );
}

function parameterSetting({ scope }: ProxyPass, name: string): Directive | undefined {
  return directivesInForce(scope, "uwsgi_param").findLast((each) => text(each, 0) === name);
}

/** Whether the application gets the request as HTTP. */
export function speaksHttp({ directive }: ProxyPass): boolean {
  return directive.name === "proxy_pass";
}

/** Whether the application gets the request by uWSGI's protocol: as parameters, with the headers among them. */
export function speaksUwsgi({ directive }: ProxyPass): boolean {
  return directive.name === "uwsgi_pass";
}

/**
 * The values of a header that the application may get; empty if no request is forwarded here. A header that the
 * configuration does not set is forwarded as it was sent.
 *
 * @param request what the client or the load balancer sends
 * @throws Undecided if the value depends on what the configuration does not say
 */
export function forwardedHeaders(
  configuration: Configuration,
  handover: ProxyPass,
  header: string,
  request: Pick<Request, "tls" | "headers" | "address">,
): ReadonlySet<string> {
  const setting = headerSetting(handover, header);
  const sent = passesHeaders(handover) ? (request.headers?.get(header) ?? "") : "";
  return new Set(
    outcomesAt(configuration, handover, request).map(
      ({ exchange }) => evaluateSetting(exchange, setting, header) ?? sent,
    ),
  );
}

/** The values of a parameter of uWSGI's protocol that the application may get, "" for none; see `forwardedHeaders`. */
export function forwardedParameters(
  configuration: Configuration,
  handover: ProxyPass,
  name: string,
  request: Pick<Request, "tls" | "headers" | "address">,
): ReadonlySet<string> {
  const setting = parameterSetting(handover, name);
  return new Set(
    outcomesAt(configuration, handover, request).map(({ exchange }) => evaluateSetting(exchange, setting, name) ?? ""),
  );
}

/**
 * The schemes that forwarded requests have for the application: by X-Forwarded-Proto, else for uWSGI by the parameter
 * HTTPS or UWSGI_SCHEME (uWSGI, "Magic variables"); "" for none.
 *
 * @param sent the X-Forwarded-Proto that the client or the load balancer sends
 */
export function forwardedSchemes(
  configuration: Configuration,
  handover: ProxyPass,
  tls: boolean,
  sent: string,
): ReadonlySet<string> {
  const header = "x-forwarded-proto";
  const headers = new Map([[header, sent]]);
  const given = forwardedHeaders(configuration, handover, header, { tls, headers });
  if (!speaksUwsgi(handover) || !given.has("")) return given;
  const scheme = parameterSetting(handover, "UWSGI_SCHEME");
  const https = parameterSetting(handover, "HTTPS");
  const byParameter = outcomesAt(configuration, handover, { tls, headers }).map(({ exchange }) => {
    const isOn = /^(?:on|1|https)$/i.test(evaluateSetting(exchange, https, "HTTPS") ?? "");
    return isOn ? "https" : (evaluateSetting(exchange, scheme, "UWSGI_SCHEME") ?? "");
  });
  return new Set(
    [...given, ...byParameter].filter((each, _, all) => each !== "" || all.every((other) => other === "")),
  );
}

function passesHeaders(handover: ProxyPass): boolean {
  const directive = speaksUwsgi(handover) ? "uwsgi_pass_request_headers" : "proxy_pass_request_headers";
  return valueInForce(handover.scope, directive)?.toLowerCase() !== "off";
}

function evaluateSetting(exchange: Exchange, setting: Directive | undefined, name: string): string | undefined {
  if (setting === undefined) return undefined;
  const value = expandVariables(exchange, text(setting, 1));
  if (!value.isKnown) throw new Undecided(`the value of ${name} that nginx forwards is unknown`);
  return value.text;
}

/** The outcomes of a request that end at the directive, over all paths that may lead there. */
function outcomesAt(
  configuration: Configuration,
  { directive, scope, server }: ProxyPass,
  { tls, headers, address }: Pick<Request, "tls" | "headers" | "address">,
): readonly RequestOutcome[] {
  const location = scope.kind === "location" ? scope : scope.parent!;
  const name = locationName(location);
  for (const target of name.startsWith("/") ? [name, undefined] : [undefined]) {
    const endings = requestOutcomes(configuration, server, requestTo(server, tls, { target, headers, address }));
    const here = endings.filter(({ answer }) => answer.kind === "forwarded" && answer.by === directive);
    if (here.length > 0) return here;
  }
  return [];
}
