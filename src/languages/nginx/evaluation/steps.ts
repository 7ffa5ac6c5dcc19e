import { locationsOf } from "../model/locations";
import type { Scope } from "../model/scopes";
import { type Directive, text } from "../syntax/tree";
import type { Answer, Exchange } from "./exchange";
import { knownValue, type Value } from "./values";
import { expandVariables, serverName } from "./variables";

/** What a step of an exchange comes to: an answer, or "moved" when the exchange goes on in the phase it names. */
export type Step = Answer | "moved";

const redirectCodes = [301, 302, 303, 307, 308];

/** Lets an exchange go on in another phase. */
export function moveTo(exchange: Exchange, phase: Exchange["phase"]): "moved" {
  exchange.phase = phase;
  return "moved";
}

/** The answer if the configuration does not say what happens, with the reason and the directive that leaves it open. */
export function undecidedAnswer(by: Directive | undefined, reason: string): Answer {
  return { kind: "undecided", by, reason };
}

const handlers =
  /^((proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass|stub_status|empty_gif|flv|mp4|perl|js_content|content_by_lua.*|echo.*|passenger_enabled|passenger_app_root|nchan_.*|push_stream_.*|hls|f4f|status|api|upload_pass|(redis|redis2|memc|drizzle|postgres|rds|srcache)_pass)$/;

/** Puts the directives of a block in force: `limit_except` may take its place, a handler of its own replaces the one before. */
export function useScope(exchange: Exchange, scope: Scope): void {
  exchange.scope = scope;
  const except = scope.own("limit_except")[0];
  const allowed = except?.args.map((argument) => argument.text.toUpperCase());
  const method = except && exchange.method;
  if (allowed && method !== undefined && !allowed.includes(method) && !(method === "HEAD" && allowed.includes("GET"))) {
    exchange.scope = scope.inner.get(except!)!;
    const outer = handlerOf(scope);
    exchange.handler = handlerOf(exchange.scope) ?? (outer && inheritable.test(outer.name) ? outer : undefined);
    return;
  }
  exchange.handler = handlerOf(scope) ?? exchange.handler;
}

/** Handlers that `limit_except` takes over from the location around it. */
const inheritable = /_pass$/;

function handlerOf(scope: Scope): Directive | undefined {
  return scope.kind === "server"
    ? undefined
    : scope.statements.filter((directive) => handlers.test(directive.name)).at(-1);
}

/** Ends a request with a status as nginx's modules do, through `error_page` if one applies. */
export function finalize(exchange: Exchange, status: number, by: Directive | undefined, location?: Value): Step {
  if (status === 444 || status === 408 || status === 499) return { kind: "dropped", status, by };
  exchange.shownStatus = badRequests.includes(status) ? 400 : status;
  exchange.location = location ?? exchange.location;
  if (!exchange.errorPaged && exchange.changesLeft !== 0) {
    const pages = exchange.scope.effective("error_page");
    exchange.errorPaged = pages.length > 0 && !exchange.scope.isOn("recursive_error_pages");
    const page = pages.find((each) => isCaughtBy(each, status));
    if (page) return errorPage(exchange, page);
  }
  return respond(exchange, status, by);
}

/** nginx's own statuses for bad requests, which it shows as 400. */
const badRequests = [494, 495, 496, 497];

/**
 * Answers with a status, or with the one that an error has set before. No `error_page` applies, and a Location that was
 * set on the way stays.
 */
export function respond(exchange: Exchange, status: number, by: Directive | undefined): Answer {
  const shown = exchange.shownStatus || status;
  return exchange.location && shown >= 300 && shown < 400
    ? redirect(exchange, shown, exchange.location, by)
    : { kind: "static", status: shown, by };
}

/** nginx's own redirect to the same path with a slash. */
export function addSlash(exchange: Exchange, location: Value, by: Directive | undefined): Step {
  const step = finalize(exchange, 301, by, location);
  return step === "moved" ? step : { ...step, slash: true };
}

function isCaughtBy(page: Directive, status: number): boolean {
  const words = page.args.slice(0, -1).map((argument) => argument.text);
  return words.some((word) => !word.startsWith("=") && Number(word) === status);
}

function errorPage(exchange: Exchange, page: Directive): Step {
  const target = expandVariables(exchange, text(page, page.args.length - 1));
  const answer = /^=(\d*)$/.exec(text(page, page.args.length - 2))?.[1];
  if (answer !== undefined) exchange.shownStatus = Number(answer);
  if (target.text.startsWith("/")) {
    if (exchange.method !== "HEAD") exchange.method = "GET";
    return internalRedirect(exchange, target, page);
  }
  if (target.text.startsWith("@")) return namedLocation(exchange, target.text, page);
  if (!target.isKnown && target.text === "") return undecidedAnswer(page, "the value of an error page is unknown");
  const status = Number(answer ?? 302);
  return redirect(exchange, redirectCodes.includes(status) ? status : 302, target, page);
}

/** Starts anew with another URI, which may carry arguments. */
export function internalRedirect(exchange: Exchange, target: Value, by: Directive | undefined, args?: Value): Step {
  if (--exchange.changesLeft === 0) return finalize(exchange, 500, by);
  const at = target.text.indexOf("?");
  exchange.setUri(at < 0 ? target : knownValue(target.text.slice(0, at)));
  exchange.args = args ?? (at < 0 ? knownValue("") : { text: target.text.slice(at + 1), isKnown: target.isKnown });
  exchange.argsAreOpen &&= args !== undefined;
  exchange.rewritten = false;
  exchange.scope = exchange.server.scope;
  exchange.internal = true;
  return moveTo(exchange, "server-rewrite");
}

/** Goes on in a named location (`@name`) of the server; nginx answers 500 if there is none. */
export function namedLocation(exchange: Exchange, name: string, by: Directive | undefined): Step {
  const scope = locationsOf(exchange.server.scope).named.get(name);
  if (--exchange.changesLeft === 0 || !scope) {
    return exchange.server.scope.isIncomplete && !scope
      ? undecidedAnswer(by, "an included file is not visible")
      : finalize(exchange, 500, by);
  }
  exchange.internal = true;
  exchange.handler = undefined;
  exchange.uriChanged = false;
  useScope(exchange, scope);
  return moveTo(exchange, "rewrite");
}

/** A redirect: fixed, or to a host that the client has chosen. nginx makes a URL of a path with the request's host. */
function redirect(exchange: Exchange, status: number, location: Value, by: Directive | undefined): Answer {
  if (location.isKnown && location.text === "") return { kind: "static", status, by };
  const absolute = exchange.scope.value("absolute_redirect")?.toLowerCase() !== "off";
  if (location.text.startsWith("/")) {
    const own = exchange.scope.isOn("server_name_in_redirect") ? serverName(exchange) : exchange.host;
    return { kind: absolute && own !== undefined && isChosen(exchange, own) ? "reflected" : "redirect", status, by };
  }
  const [, authority, rest] = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)([^]*)$/.exec(location.text) ?? [];
  if (authority !== undefined && isChosen(exchange, authority)) return { kind: "reflected", status, by };
  if (!location.isKnown && (authority === undefined || rest === "")) {
    exchange.doubt ??= "the target of a redirect is unknown";
    return { kind: "reflected", status, by };
  }
  return { kind: "redirect", status, by };
}

/** Whether a host is one that the client sent: the request's own, or one of the names made up to stand for such. */
function isChosen({ host }: Exchange, authority: string): boolean {
  const lower = authority.toLowerCase();
  return (host !== undefined && lower.includes(host)) || lower.includes(".invalid");
}
