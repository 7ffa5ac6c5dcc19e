import type { Configuration } from "../configuration";
import { readComputed } from "../model/maps";
import type { Listener, Server } from "../model/servers";
import { UnsupportedPattern } from "../pcre";
import { type Directive, text } from "../syntax/tree";
import type { Candidates } from "./candidates";
import { type Answer, Exchange, type Surroundings } from "./exchange";
import { type Choices, explore } from "./explore";
import { methodsIn } from "./methods";
import { run } from "./phases";
import { hostName, readTarget, type Request, requestedHost } from "./request";
import { finalize, undecidedAnswer } from "./steps";

/** What becomes of a request before nginx's phases: the server that takes it, or its answer. */
export type Admission = Admitted | { readonly answer: Answer; readonly request: Request };

/** A request that a server takes. */
export interface Admitted {
  readonly server: Server;
  readonly request: Request;
  /** Named captures of the server's name. */
  readonly named: ReadonlyMap<string, string>;
  /** A status with which nginx refuses the request before its phases. */
  readonly status?: number | undefined;
}

const limit = 20_000;

/**
 * All that nginx may answer to a request on a socket: one answer if the request says everything that decides it.
 *
 * @param fileKind what is at a path of the server's file system; `undefined` if that is unknown
 */
export function answersTo(
  configuration: Configuration,
  listener: Listener,
  request: Request,
  fileKind?: Surroundings["fileKind"],
): readonly Answer[] {
  const surroundings = surroundingsOf(configuration, fileKind);
  const admission = admit(listener, request);
  if ("answer" in admission) return [admission.answer];
  const answers = new Map<string, Answer>();
  const complete = explore(
    (choices) => {
      const exchange = startExchange(admission, surroundings, choices, undefined);
      return { answer: answerExchange(exchange, admission.status), exchange };
    },
    ({ answer, exchange }) => {
      if (!exchange.impossible)
        answers.set(`${answer.kind} ${answer.status} ${answer.by?.file}:${answer.by?.line}`, answer);
      return false;
    },
    limit,
  );
  return complete ? [...answers.values()] : [undecidedAnswer(admission.server.directive, tooMany)];
}

/** The reason if an exploration is given up. */
export const tooMany = "requests can take too many branches through the configuration";

/** What all requests to a configuration share. */
export function surroundingsOf(configuration: Configuration, fileKind?: Surroundings["fileKind"]): Surroundings {
  let known = shared.get(configuration);
  if (!known) {
    known = readSurroundings(configuration);
    shared.set(configuration, known);
  }
  return fileKind ? { ...known, fileKind } : known;
}

/** Each request asks for them, and they take a look at every directive. */
const shared = new WeakMap<Configuration, Surroundings>();

function readSurroundings({ http }: Configuration): Surroundings {
  const all: Directive[] = [...http];
  // The loop also visits what it adds.
  for (const directive of all) directive.block?.forEach((inner) => all.push(inner));
  const upstreams = http.filter((directive) => directive.name === "upstream").map((directive) => text(directive, 0));
  return {
    computed: readComputed(http),
    assigned: new Set(all.flatMap(assignedBy)),
    upstreams: new Set(upstreams.map((name) => name.toLowerCase())),
    methods: methodsIn(all),
  };
}

/** The variables that a directive gives a value: itself or by the named groups of its regular expressions. */
function assignedBy(directive: Directive): readonly string[] {
  const texts = [directive.name, ...directive.args.map((argument) => argument.text)];
  const groups = texts.flatMap((each) => [...each.matchAll(/\(\?P?[<']([A-Za-z_]\w*)/g)]);
  const names = groups.map(([, name = ""]) => name.toLowerCase());
  const sets = directive.name === "set" || directive.name === "auth_request_set";
  return sets ? [text(directive, 0).slice(1).toLowerCase(), ...names] : names;
}

/** Decides by handshake, host and target which server takes a request, if any does. */
export function admit(listener: Listener, request: Request): Admission {
  const { default: byDefault, selection } = listener;
  try {
    const sni = request.tls && request.sni !== undefined ? hostName(request.sni) : undefined;
    const greeted = (sni === undefined ? undefined : selection.find(sni)?.server) ?? byDefault;
    const refused = request.tls ? handshakeRefusal(greeted, byDefault) : undefined;
    if (refused) return { answer: { kind: "rejected", by: refused }, request };
    const requested = requestedHost(request);
    const host = requested === undefined ? "" : hostName(requested);
    if (host === undefined || (request.target !== undefined && !readTarget(request.target)))
      return { server: greeted, request: { ...request, host: undefined }, named: new Map(), status: 400 };
    const chosen = selection.find(host);
    const server = chosen?.server ?? byDefault;
    return {
      server,
      request,
      named: chosen?.captures ?? new Map<string, string>(),
      status: earlyStatus(listener, request),
    };
  } catch (error) {
    if (error instanceof UnsupportedPattern) {
      return {
        answer: undecidedAnswer(byDefault.directive, "a regular expression in server_name cannot be evaluated"),
        request,
      };
    }
    throw error;
  }
}

/** The status with which nginx refuses a request once its headers are read. */
function earlyStatus(listener: Listener, { protocol, host, method, headers, tls }: Request): number | undefined {
  if ((host === undefined && protocol !== "HTTP/1.0") || !/^\d*$/.test(headers?.get("content-length") ?? ""))
    return 400;
  if (method === "TRACE") return 405;
  return listener.ssl && !tls ? 497 : undefined;
}

/** The directive that makes a server refuse handshakes, or the server itself if it has no certificate. */
export function handshakeRefusal(server: Server, byDefault: Server): Directive | undefined {
  if (server.scope.isOn("ssl_reject_handshake")) return server.scope.effective("ssl_reject_handshake").at(-1);
  const hasCertificate = [server, byDefault].some(({ scope }) => scope.effective("ssl_certificate").length > 0);
  return hasCertificate || server.scope.isIncomplete ? undefined : server.directive;
}

/** A request at the beginning of nginx's phases. */
export function startExchange(
  { server, request, named }: Admitted,
  surroundings: Surroundings,
  choices: Choices,
  candidates: Candidates | undefined,
): Exchange {
  return new Exchange(server, request, surroundings, choices, candidates, named);
}

/** Runs an exchange to its answer, through an error page if nginx refuses the request at once. */
export function answerExchange(exchange: Exchange, status: number | undefined): Answer {
  const step = status === undefined ? "moved" : finalize(exchange, status, undefined);
  return step === "moved" ? run(exchange) : step;
}
