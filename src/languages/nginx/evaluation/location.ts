import type { Scope } from "../model/scopes";
import { known, mayBe, mayBeginWith, narrowed, type Value } from "../model/values";
import { readLocation } from "../syntax/check";
import { NginxError } from "../syntax/error";
import type { Exchange } from "./exchange";

/** The locations of one block, by how nginx looks them up. */
interface Locations {
  readonly prefixes: readonly Prefix[];
  readonly regexes: readonly { readonly scope: Scope; readonly source: string; readonly caseless: boolean }[];
  readonly named: ReadonlyMap<string, Scope>;
  readonly byScope: ReadonlyMap<Scope, Prefix>;
  /** The prefixes by their names: those of exact locations, and the others. */
  readonly exact: ReadonlyMap<string, Prefix>;
  readonly inclusive: ReadonlyMap<string, Prefix>;
  /** What may match a URI of which only the beginning and the end are known, by these: every run asks it again. */
  readonly answers: Map<string, readonly Found[]>;
}

interface Prefix {
  readonly name: string;
  readonly scope: Scope;
  readonly exact: boolean;
  /** Regular expressions are not tried after it (`^~`). */
  readonly final: boolean;
  /** A request for its name without the last slash is redirected to it. */
  readonly redirects: boolean;
}

export interface Found {
  readonly scope: Scope;
  /** "slash": the request is redirected to the location's name. */
  readonly match: "exact" | "prefix" | "regex" | "slash" | "none";
}

const upstreamHandlers = ["proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "memcached_pass"];

const tables = new WeakMap<Scope, Locations>();

export function locationsOf(scope: Scope): Locations {
  let table = tables.get(scope);
  if (!table) {
    table = readLocations(scope);
    tables.set(scope, table);
  }
  return table;
}

function readLocations(scope: Scope): Locations {
  const prefixes: Prefix[] = [];
  const regexes: Locations["regexes"][number][] = [];
  const named = new Map<string, Scope>();
  for (const child of scope.children) {
    const { modifier, name } = readLocation(child.directive!.args);
    if (modifier.startsWith("~")) {
      regexes.push({ scope: child, source: name, caseless: modifier === "~*" });
    } else if (modifier === "" && name.startsWith("@")) {
      named.set(name, child);
    } else {
      const redirects = name.endsWith("/") && upstreamHandlers.some((handler) => child.own(handler).length > 0);
      prefixes.push({ name, scope: child, exact: modifier === "=", final: modifier === "^~", redirects });
    }
  }
  prefixes.sort((one, other) => other.name.length - one.name.length);
  const byScope = new Map(prefixes.map((prefix) => [prefix.scope, prefix]));
  const byName = (exact: boolean): ReadonlyMap<string, Prefix> =>
    new Map(prefixes.filter((prefix) => prefix.exact === exact).map((prefix) => [prefix.name, prefix]));
  return { prefixes, regexes, named, byScope, exact: byName(true), inclusive: byName(false), answers: new Map() };
}

/**
 * Refuses two locations of the same name in one block, as nginx does.
 *
 * @throws NginxError
 */
export function checkLocations(server: Scope): void {
  const levels = [server];
  for (let index = 0; index < levels.length; index++) {
    const { children } = levels[index]!;
    const names = new Set<string>();
    for (const child of children) {
      if (child.children.length > 0) levels.push(child);
      const { modifier, name } = readLocation(child.directive!.args);
      const key = `${modifier === "=" ? "=" : ""}${name}`;
      if (!modifier.startsWith("~")) {
        if (names.has(key)) throw new NginxError("duplicate location", child.directive!.file, child.directive!.line);
        names.add(key);
      }
    }
  }
}

/** nginx's search for a location, from the server's level down. */
export function findLocation(exchange: Exchange, level: Scope = exchange.server.scope): Found {
  const locations = locationsOf(level);
  const question = `uri@${exchange.uriVersion} in ${position(level)}`;
  const options = matchesIn(locations, exchange.uri, level);
  let found = exchange.choices.pick(question, options);
  let final = false;
  const chosen = locations.byScope.get(found.scope);
  learnUri(exchange, locations, found, chosen);
  if (found.match === "prefix") {
    final = chosen!.final;
    const nested = findLocation(exchange, found.scope);
    found = nested.match === "none" ? found : nested;
  }
  if (found.match === "exact" || found.match === "slash" || found.match === "regex" || final) return found;
  for (const { scope, source, caseless } of locations.regexes) {
    if (exchange.matches(source, caseless, exchange.uri, `uri@${exchange.uriVersion} at ${position(scope)}`)) {
      const nested = findLocation(exchange, scope);
      return { scope: nested.scope, match: "regex" };
    }
  }
  return found;
}

/** Beyond this it costs more to remember what a URI does not begin with than it tells. */
const manyLocations = 300;

/** What the choice of a location tells of an unknown URI: it is the longest name that the URI begins with. */
function learnUri(exchange: Exchange, { prefixes }: Locations, { match }: Found, chosen: Prefix | undefined): void {
  const { uri } = exchange;
  if (match === "exact" || match === "slash") {
    exchange.learn(uri, known(match === "slash" ? chosen!.name.slice(0, -1) : chosen!.name));
    return;
  }
  const name = chosen?.name ?? "";
  if (prefixes.length > manyLocations) {
    exchange.learn(uri, narrowed(uri, name, ""));
    return;
  }
  const longer = prefixes.filter((prefix) => !prefix.exact && prefix.name.length > name.length);
  const excluded = [...(uri.excluded ?? []), ...longer.map((prefix) => prefix.name)];
  exchange.learn(uri, { ...narrowed(uri, name, ""), excluded: [...new Set(excluded)] });
}

function matchesIn(locations: Locations, uri: Value, level: Scope): readonly Found[] {
  if (uri.known) return [matchOf(locations, uri.text, level)];
  const { prefixes, answers } = locations;
  if (uri.excluded !== undefined || uri.lines !== undefined) return possibleMatches(prefixes, uri, level);
  const key = `${uri.text}\0${uri.ending ?? ""}`;
  const before = answers.get(key);
  const found = before ?? possibleMatches(prefixes, uri, level);
  if (!before && answers.size < manyLocations) answers.set(key, found);
  return found;
}

/** The prefix location that a URI leads to: of its very name, that of its name with a slash, the longest it begins with. */
function matchOf({ exact, inclusive }: Locations, uri: string, level: Scope): Found {
  const same = exact.get(uri);
  if (same) return { scope: same.scope, match: "exact" };
  const whole = inclusive.get(uri);
  if (whole) return { scope: whole.scope, match: "prefix" };
  const slash = [exact.get(`${uri}/`), inclusive.get(`${uri}/`)].find((prefix) => prefix?.redirects);
  if (slash) return { scope: slash.scope, match: "slash" };
  for (let length = uri.length - 1; length >= 0; length--) {
    const prefix = inclusive.get(uri.slice(0, length));
    if (prefix) return { scope: prefix.scope, match: "prefix" };
  }
  return { scope: level, match: "none" };
}

/** The prefix locations that may be the match of a URI of which only some is known. */
function possibleMatches(prefixes: readonly Prefix[], uri: Value, level: Scope): readonly Found[] {
  const found = (list: readonly Prefix[], match: Found["match"]): Found[] =>
    list.map(({ scope }) => ({ scope, match }));
  const exact = prefixes.filter((prefix) => prefix.exact && mayBe(uri, prefix.name));
  const slash = prefixes.filter(({ redirects, name }) => redirects && mayBe(uri, name.slice(0, -1)));
  const inclusive = prefixes.filter((prefix) => !prefix.exact);
  const longest = inclusive.find(({ name }) => uri.text.startsWith(name));
  const longer = inclusive.filter(({ name }) => name.length > uri.text.length && mayBeginWith(uri, name));
  return [
    ...found(exact, "exact"),
    ...found(slash, "slash"),
    ...found(longest ? [...longer, longest] : longer, "prefix"),
    ...(longest ? [] : [{ scope: level, match: "none" } as const]),
  ];
}

function position(scope: Scope): string {
  return scope.directive ? `${scope.directive.file}:${scope.directive.line}:${scope.directive.column}` : "http";
}
