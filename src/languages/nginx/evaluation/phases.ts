import type { Scope } from "../model/scopes";
import { text } from "../syntax/tree";
import { runAccess } from "./access";
import { runContent, runTryFiles } from "./content";
import type { Answer, Exchange } from "./exchange";
import { findLocation } from "./findLocation";
import { runRewrite } from "./rewrite";
import { addSlash, finalize, moveTo, undecidedAnswer, useScope, type Step } from "./steps";
import { append, knownValue } from "./values";

/** Sends a request through nginx's phases to its answer. */
export function run(exchange: Exchange): Answer {
  for (;;) {
    const step = phases[exchange.phase](exchange);
    if (step !== "moved") return step;
  }
}

const phases: Readonly<Record<Exchange["phase"], (exchange: Exchange) => Step>> = {
  "server-rewrite": (exchange) =>
    extension(exchange.server.scope, /^server_rewrite_by_lua/) ??
    runRewrite(exchange, exchange.server.scope) ??
    moveTo(exchange, "find-location"),
  "find-location": lookUpLocation,
  rewrite: (exchange) =>
    (exchange.scope === exchange.server.scope ? undefined : runRewrite(exchange, exchange.scope)) ??
    extension(exchange.scope, /^(rewrite|access)_by_lua|^modsecurity$/) ??
    moveTo(exchange, "post-rewrite"),
  "post-rewrite": (exchange) => {
    if (!exchange.uriChanged) return moveTo(exchange, "access");
    if (--exchange.changesLeft === 0) return finalize(exchange, 500, exchange.scope.directive);
    exchange.scope = exchange.server.scope;
    return moveTo(exchange, "find-location");
  },
  access: (exchange) => (exchange.main ? undefined : runAccess(exchange, run)) ?? moveTo(exchange, "try-files"),
  "try-files": (exchange) => runTryFiles(exchange) ?? moveTo(exchange, "content"),
  content: runContent,
};

/** Whether a directive of another module may decide the request here. */
function extension(from: Scope, names: RegExp): Answer | undefined {
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
    const found = scope.statements.find((directive) => names.test(directive.name) && text(directive, 0) !== "off");
    if (found) return undecidedAnswer(found, `"${found.name}" can answer anything`);
  }
  return undefined;
}

function lookUpLocation(exchange: Exchange): Step {
  exchange.handler = undefined;
  exchange.uriChanged = false;
  const ended = exchange.uri.isKnown ? undefined : endOfRepetition(exchange);
  if (ended) return ended;
  const { scope, match } = findLocation(exchange);
  exchange.scope = scope;
  const internal = scope.effective("internal")[0];
  if (internal && !exchange.internal) return finalize(exchange, 404, internal);
  useScope(exchange, scope);
  if (isTooLarge(exchange)) return finalize(exchange, 413, scope.directive);
  if (match === "slash") return addSlash(exchange, append(exchange.uri, knownValue("/")), scope.directive);
  return moveTo(exchange, "rewrite");
}

/** Whether the body may be larger than allowed, asked only if an error page makes a difference. */
function isTooLarge(exchange: Exchange): boolean {
  const pages = exchange.scope.effective("error_page");
  return (
    !exchange.request.headers &&
    pages.some((page) => page.args.slice(0, -1).some((argument) => argument.text === "413")) &&
    exchange.ask("the body is too large")
  );
}

/**
 * Ends an exchange with an unknown URI that comes to a state seen before: it would only come to the same answers. In the
 * same run that is a cycle, for which nginx answers 500; from another run there is nothing to add.
 */
function endOfRepetition(exchange: Exchange): Answer | undefined {
  const variables = [...exchange.variables].map(([name, value]) => `${name}=${value.text}${value.isKnown ? "" : "?"}`);
  const { uri, args, choices, memory } = exchange;
  const state = JSON.stringify([
    { ...uri, id: "" },
    args,
    exchange.argsAreOpen,
    exchange.internal,
    exchange.rewritten,
    exchange.errorPaged,
    exchange.shownStatus,
    exchange.main !== undefined,
    exchange.location,
    exchange.captures,
    choices.lasting(exchange.uriVersion),
    variables,
  ]);
  if (exchange.seen.has(state)) return { kind: "static", status: 500, by: exchange.scope.directive };
  exchange.seen.add(state);
  const path = choices.path();
  const first = memory?.get(state);
  memory?.set(state, first ?? path);
  return first === undefined || first === path ? undefined : { kind: "dropped" };
}
