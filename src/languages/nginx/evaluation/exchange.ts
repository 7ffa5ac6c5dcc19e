import type { Computed } from "../model/maps";
import type { Scope } from "../model/scopes";
import type { Server } from "../model/servers";
import { compilePattern, type Pattern, UnsupportedPattern } from "../pcre";
import type { Directive } from "../syntax/tree";
import type { Candidates } from "./candidates";
import type { Choices } from "./explore";
import { methodsToTry } from "./methods";
import { decideMatch, learnFromMatch } from "./partialMatch";
import { hostName, readTarget, type Request, requestedHost } from "./request";
import { areEqual, knownValue, unknownValue, type Value } from "./values";

/** How a request ends, and the directive that decides it. */
export interface Answer {
  readonly kind: "dropped" | "rejected" | "static" | "redirect" | "reflected" | "forwarded" | "undecided";
  /** The status of what nginx answers itself. */
  readonly status?: number;
  readonly by?: Directive | undefined;
  /** Why it is undecided. */
  readonly reason?: string | undefined;
  /** nginx's own redirect to a location's name, which adds a slash to the path. */
  readonly slash?: true;
}

/** What all requests to a configuration share. */
export interface Surroundings {
  readonly computed: ReadonlyMap<string, Computed>;
  /** Variables that some directive assigns: empty until it does. */
  readonly assigned: ReadonlySet<string>;
  readonly upstreams: ReadonlySet<string>;
  /** The methods that make a difference. */
  readonly methods: readonly string[];
  /** What is at a path of the server's file system; `undefined` if that is unknown. */
  readonly fileKind?: (path: string) => "file" | "directory" | "missing" | undefined;
}

/** The phases of nginx in which a request can be decided, in order (nginx development guide, "HTTP phases"). */
export type Phase =
  "server-rewrite" | "find-location" | "rewrite" | "post-rewrite" | "access" | "try-files" | "content";

const anyUri: Value = { text: "/", isKnown: false };

/** One more than the times nginx lets a request change its URI. */
const uriChanges = 11;

/**
 * One request on its way through nginx. What is unknown is asked of `choices`; the run is repeated for each answer.
 */
export class Exchange {
  phase: Phase = "server-rewrite";
  scope: Scope;
  uri: Value;
  args: Value;
  /** Whether `args` still holds what the client sent, be it with more before it. */
  argsAreOpen = true;
  /** Counts the changes of `uri`, to tell questions about one URI from those about the next. */
  uriVersion = 0;
  uriChanged = false;
  changesLeft = uriChanges;
  /** Whether `rewrite … break` has changed the URI: nginx then no longer maps it by `alias`. */
  rewritten = false;
  internal = false;
  errorPaged = false;
  /** The status that an error or an error page puts in place of the answer's own; 0 for none. */
  shownStatus = 0;
  /** The Location header set so far. */
  location: Value | undefined;
  handler: Directive | undefined;
  captures: readonly Value[] = [];
  readonly variables: Map<string, Value>;
  readonly requestUri: Value;
  readonly host: string | undefined;
  /** Why a branch was taken without knowing that a client could reach it. */
  doubt: string | undefined;
  /** States in which an exchange with an unknown URI has looked for a location before. */
  readonly seen = new Set<string>();
  /** The same of all runs of an exploration, with the answers that first led there. */
  memory: Map<string, string> | undefined;
  /** What the client was taken to send, what files to exist, and what else was assumed. */
  readonly sent = new Map<string, string>();
  readonly files = new Map<string, string>();
  readonly assumptions = new Set<string>();
  /** Whether assumptions were made that cannot all hold. */
  impossible = false;
  /** The patterns that unknown values were assumed to match or not to match. */
  private readonly tested: { readonly id: string; readonly pattern: Pattern; readonly answer: boolean }[] = [];
  private readonly learnt = new Map<string, Value>();
  private methodName: string | undefined;

  /** @param candidates values to try for what the request leaves out; without them it stays unknown */
  constructor(
    readonly server: Server,
    readonly request: Request,
    readonly surroundings: Surroundings,
    readonly choices: Choices,
    readonly candidates: Candidates | undefined,
    named: ReadonlyMap<string, string> = new Map(),
    /** The exchange whose subrequest this is. */
    readonly main: Exchange | undefined = undefined,
  ) {
    this.scope = server.scope;
    const host = requestedHost(request);
    this.host = host === undefined ? undefined : hostName(host);
    this.variables = new Map([...named].map(([name, value]) => [name.toLowerCase(), knownValue(value)]));
    const target = request.target === undefined ? undefined : readTarget(request.target);
    this.uri = target ? knownValue(target.path) : { ...anyUri, id: "uri@0" };
    this.requestUri = request.target === undefined ? { ...anyUri, id: "$request_uri" } : knownValue(request.target);
    this.args = target ? knownValue(target.query ?? "") : { ...unknownValue, id: "$args" };
  }

  get method(): string {
    if (this.methodName === undefined) {
      const { methods } = this.surroundings;
      this.methodName =
        this.request.method ?? this.choices.pick("method", this.candidates ? methodsToTry(methods) : methods);
      this.sent.set("method", this.methodName);
    }
    return this.methodName;
  }

  set method(name: string) {
    this.methodName = name;
  }

  /** A value that the client chooses: given by the request, one of the candidates, or unknown. */
  client(name: string, given: string | undefined): Value {
    if (given !== undefined) return knownValue(given);
    if (!this.candidates) return this.learnt.get(`$${name}`) ?? { ...unknownValue, id: `$${name}` };
    const value = this.choices.pick(`$${name}`, this.candidates.of(name));
    this.sent.set(name, value);
    return knownValue(value);
  }

  /** Whether two values are equal; if that is unknown, both are tried. */
  equals(one: Value, other: Value, question: string): boolean {
    const known = areEqual(one, other);
    if (known !== undefined) return known;
    const key = one.id !== undefined && other.isKnown ? `${one.id} = ${other.text}` : question;
    const answer = this.ask(key, "a value is unknown");
    if (answer && other.isKnown) this.learn(one, other);
    return answer;
  }

  /** Asks what the configuration does not say; `doubt` says why, unless clients can meet both answers. */
  ask(question: string, doubt?: string): boolean {
    this.doubt ??= doubt;
    const answer = this.choices.ask(question);
    if (doubt === undefined) this.assumptions.add(`${answer ? "" : "not "}${question}`);
    return answer;
  }

  /** Whether a regular expression matches; if so, its captures are kept. */
  matches(source: string, caseless: boolean, subject: Value, question: string): boolean {
    let pattern: Pattern;
    try {
      pattern = compilePattern(source, caseless);
    } catch (error) {
      if (!(error instanceof UnsupportedPattern)) throw error;
      this.captures = [subject];
      return this.ask(question, "a regular expression cannot be evaluated");
    }
    if (!subject.isKnown) return this.mayMatch(pattern, subject, source, question);
    const match = pattern.match(subject.text);
    if (match) this.remember(match.map(knownValue), pattern.names);
    return match !== undefined;
  }

  /** Whether a pattern matches a value that is known in part; if that is uncertain, both are tried. */
  private mayMatch(pattern: Pattern, subject: Value, source: string, question: string): boolean {
    const certain = decideMatch(pattern, subject);
    const key = subject.id === undefined ? question : `${subject.id} ~ ${source}`;
    const answer = certain ?? this.ask(key, "a value is unknown");
    if (certain === undefined && subject.id !== undefined) {
      this.tested.push({ id: subject.id, pattern, answer });
      this.learn(subject, learnFromMatch(pattern, subject, answer, this.choices));
    }
    if (answer) {
      // In `^(.*)$` and the like the first group is the subject, whose beginning is known.
      const first = /^\^?\(\/?\.[*+]\)\$?$/.test(source) ? subject : unknownValue;
      const captures = Array.from({ length: pattern.groups }, (_, index) => (index === 0 ? first : unknownValue));
      this.remember([unknownValue, ...captures], pattern.names);
    }
    return answer;
  }

  /** Replaces an unknown value by a narrower one, and notes whether that contradicts earlier assumptions. */
  learn(value: Value, better: Value): void {
    if (value.id === undefined || value.isKnown) return;
    const tests = this.tested.filter(({ id }) => id === value.id);
    this.impossible ||= tests.some(({ pattern, answer }) => decideMatch(pattern, better) === !answer);
    if (value.id === this.uri.id) this.uri = better;
    else this.learnt.set(value.id, better);
  }

  private remember(captures: readonly Value[], names: ReadonlyMap<string, number>): void {
    this.captures = captures;
    for (const [name, group] of names) this.variables.set(name.toLowerCase(), captures[group] ?? unknownValue);
  }

  setUri(uri: Value): void {
    this.uriVersion++;
    this.uri = uri.isKnown ? uri : { ...uri, id: `uri@${this.uriVersion}` };
  }
}
