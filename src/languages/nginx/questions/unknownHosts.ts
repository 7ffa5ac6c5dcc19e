import type { Configuration } from "../configuration";
import { Candidates, unknownHost } from "../evaluation/candidates";
import {
  type Admission,
  admit,
  answerExchange,
  startExchange,
  handshakeRefusal,
  surroundingsOf,
  tooMany,
} from "../evaluation/evaluate";
import { type Example, exampleOf } from "../evaluation/example";
import type { Answer, Surroundings } from "../evaluation/exchange";
import { explore } from "../evaluation/explore";
import type { Request } from "../evaluation/request";
import { undecidedAnswer } from "../evaluation/steps";
import type { ServerName } from "../model/names";
import type { Listener, Server } from "../model/servers";
import type { Directive } from "../syntax/tree";

/** A line of a configuration. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * What becomes of requests for a host that no server of a socket is named for: of all that nginx may do with them, what
 * exposes the application most.
 */
export interface ListenerOutcome {
  /** The socket: `*:80`, `127.0.0.1:80`, `[::]:80`, `unix:/run/nginx.sock`. */
  readonly listen: string;
  readonly transport: Listener["transport"];
  readonly unknownHost: Answer["kind"];
  readonly default: Place;
  /** The directive that decides it; absent if nginx's own default does. */
  readonly decidedBy?: Place | undefined;
  /** A request that meets it, if one was found. */
  readonly example?: Example | undefined;
  /** Why it is undecided. */
  readonly reason?: string | undefined;
}

/** From the least exposure to the most. What is undecided may be anything up to forwarded. */
const severity: readonly Answer["kind"][] = [
  "dropped",
  "rejected",
  "static",
  "redirect",
  "reflected",
  "undecided",
  "forwarded",
];

/** How many runs one answer may take; fewer where each looks through many locations. */
const limits = { runsPerTarget: 300, runs: 20_000, work: 4_000_000 };

function runsFor({ scope }: Server): number {
  return Math.max(100, Math.min(limits.runs, Math.floor(limits.work / (1 + scope.children.length))));
}

/** Decides for each socket what an unknown host meets there. */
export function unknownHostOutcomes(configuration: Configuration): readonly ListenerOutcome[] {
  const surroundings = surroundingsOf(configuration);
  const known = new Map<string, Found>();
  return configuration.listeners.map((listener) => {
    const worst = remember(known, groupOf(listener), () => worstAnswer(listener, surroundings));
    return {
      listen: listener.socket,
      transport: listener.transport,
      unknownHost: worst.kind,
      default: placeOf(listener.default.directive),
      decidedBy: worst.by && placeOf(worst.by),
      example: worst.kind === "undecided" ? undefined : worst.example,
      reason: worst.kind === "undecided" ? worst.reason : undefined,
    };
  });
}

/** What sockets have in common that answer alike, as those of a range of ports do. */
function groupOf({ transport, ssl, uncertain, servers, default: byDefault }: Listener): string {
  const places = [byDefault, ...servers].map(({ directive: { file, line, column } }) => `${file}:${line}:${column}`);
  return [transport, ssl, uncertain, ...places].join("\n");
}

function remember<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

function placeOf({ file, line }: Directive): Place {
  return { file, line };
}

type Found = Answer & { readonly example?: Example };

function worstAnswer(listener: Listener, surroundings: Surroundings): Found {
  if (listener.transport === "quic") return undecidedAnswer(listener.default.directive, "QUIC is not evaluated");
  if (listener.uncertain) {
    return undecidedAnswer(
      listener.default.directive,
      "an included file that is not visible may name another default server",
    );
  }
  const admissions = admissionsTo(listener);
  const possible = worst(admissions.map((admission) => boundWorst(admission, surroundings)));
  if (possible.kind === "undecided" && possible.reason !== tooMany) return possible;
  const goal = possible.kind === "undecided" ? "forwarded" : possible.kind;
  const answers: Found[] = [];
  for (const admission of admissions) {
    const answer = findWorst(admission, surroundings, goal);
    if (answer.kind === goal) return answer;
    answers.push(answer);
  }
  const found = worst(answers);
  return isWorse(possible, found)
    ? undecidedAnswer(
        possible.by,
        possible.reason ?? `some requests may be ${possible.kind}, but no request that was tried is`,
      )
    : found;
}

function isWorse(one: Answer, other: Answer): boolean {
  return severity.indexOf(one.kind) > severity.indexOf(other.kind);
}

function worst(answers: readonly Found[]): Found {
  return answers.reduce((one, other) => (isWorse(other, one) ? other : one));
}

/** The kinds of requests with an unknown host that a socket may see: by name, by address, without; by TLS name. */
function admissionsTo(listener: Listener): readonly Admission[] {
  const admissions: Admission[] = [];
  for (const sni of handshakes(listener)) {
    for (const host of [unknownHost, "203.0.113.7", undefined]) {
      const protocol = host === undefined ? "HTTP/1.0" : "HTTP/1.1";
      const request: Request = { protocol, host, tls: listener.ssl, sni };
      const refusals = refusedForms(listener, request);
      admissions.push(...[request, ...refusals].map((each) => admit(listener, each)).filter(isWorthTrying));
    }
  }
  return admissions;
}

/** Forms of a request that nginx refuses before its phases. What becomes of them is for `error_page` to say. */
function refusedForms(listener: Listener, request: Request): readonly Request[] {
  const broken = { ...request, headers: new Map([["content-length", "x"]]) };
  const traced = { ...request, method: "TRACE" };
  return listener.ssl ? [broken, traced, { ...request, tls: false }] : [broken, traced];
}

function isWorthTrying(admission: Admission): boolean {
  return "answer" in admission || admission.status === undefined || hasErrorPage(admission.server, admission.status);
}

function hasErrorPage({ scope }: Server, status: number): boolean {
  const pages = scope.effective("error_page");
  return pages.some((page) => page.args.slice(0, -1).some((argument) => Number(argument.text) === status));
}

/**
 * The names in a TLS handshake that make a difference: an unknown one, none, one that is accepted and one that is
 * refused. A client may well name one server in the handshake and another in the request.
 */
function handshakes(listener: Listener): readonly (string | undefined)[] {
  if (!listener.ssl) return [undefined];
  const named = (refused: boolean): readonly string[] =>
    listener.servers
      .filter((server) => (handshakeRefusal(server, listener.default) !== undefined) === refused)
      .flatMap((server) => server.names.flatMap((name) => hostCoveredBy(name) ?? []))
      .slice(0, 1);
  return [unknownHost, undefined, ...named(false), ...named(true)];
}

/** A host that a server name covers. */
function hostCoveredBy(name: ServerName): string | undefined {
  switch (name.kind) {
    case "exact":
      return name.name;
    case "leading":
      return `x${name.name}`;
    case "trailing":
      return `${name.name}invalid`;
    case "regex":
      return name.pattern?.samples[0];
  }
}

/** The worst that some request is sure to meet, until one meets the goal. */
function findWorst(admission: Admission, surroundings: Surroundings, goal: Answer["kind"]): Found {
  if ("answer" in admission) {
    const { answer, request } = admission;
    return { ...answer, example: { request, files: new Map(), assumptions: [] } };
  }
  const candidates = new Candidates(admission.server.scope, surroundings.computed);
  const limit = runsFor(admission.server);
  let found: Found = { kind: "dropped" };
  let runs = 0;
  const enough = (): boolean => (found.kind === goal && found.example !== undefined) || runs > limit;
  for (const target of candidates.targets) {
    if (enough()) break;
    const admitted = { ...admission, request: { ...admission.request, target } };
    explore(
      (choices) => {
        runs++;
        const exchange = startExchange(admitted, surroundings, choices, candidates);
        return {
          answer: withoutStandardAnswers(answerExchange(exchange, admission.status), admission.status),
          exchange,
        };
      },
      ({ answer, exchange }) => {
        if (exchange.doubt === undefined && (isWorse(answer, found) || found.example === undefined))
          found = { ...answer, example: exampleOf(exchange) };
        return enough();
      },
      limits.runsPerTarget,
    );
  }
  return found;
}

/** Nothing worse than this can happen to any request. */
function boundWorst(admission: Admission, surroundings: Surroundings): Found {
  if ("answer" in admission) return admission.answer;
  const memory = new Map<string, string>();
  let bound: Found = { kind: "dropped" };
  const complete = explore(
    (choices) => {
      const exchange = startExchange(admission, surroundings, choices, undefined);
      exchange.memory = memory;
      return { answer: withoutStandardAnswers(answerExchange(exchange, admission.status), admission.status), exchange };
    },
    ({ answer, exchange }) => {
      if (!exchange.impossible) bound = worst([bound, { ...answer, reason: answer.reason ?? exchange.doubt }]);
      return bound.kind === "forwarded";
    },
    runsFor(admission.server),
  );
  return complete ? bound : undecidedAnswer(admission.server.directive, tooMany);
}

/**
 * What nginx answers of its own accord is no answer to an unknown host: the error page for a request that it does not
 * process, the redirect that adds a slash to the name of a location.
 */
function withoutStandardAnswers(answer: Answer, status: number | undefined): Answer {
  return answer.slash || (status !== undefined && answer.kind === "static") ? { kind: "dropped" } : answer;
}
