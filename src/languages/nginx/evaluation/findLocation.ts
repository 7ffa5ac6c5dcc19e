import { type Locations, locationsOf, type PrefixLocation } from "../model/locations";
import type { Scope } from "../model/scopes";
import type { Exchange } from "./exchange";
import { knownValue, mayBe, mayBeginWith, narrow, type Value } from "./values";

/** The location that a request is looked up in, or the block around it if none matches. */
export interface Found {
  readonly scope: Scope;
  /** "slash": the request is redirected to the location's name. */
  readonly match: "exact" | "prefix" | "regex" | "slash" | "none";
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

/** With more locations, remembering what a URI does not begin with costs more than it saves. */
const manyLocations = 300;

/** Narrows an unknown URI by the chosen location, the longest name that the URI begins with. */
function learnUri(
  exchange: Exchange,
  { prefixes }: Locations,
  { match }: Found,
  chosen: PrefixLocation | undefined,
): void {
  const { uri } = exchange;
  if (match === "exact" || match === "slash") {
    exchange.learn(uri, knownValue(match === "slash" ? chosen!.name.slice(0, -1) : chosen!.name));
    return;
  }
  const name = chosen?.name ?? "";
  if (prefixes.length > manyLocations) {
    exchange.learn(uri, narrow(uri, name, ""));
    return;
  }
  const longer = prefixes.filter((prefix) => !prefix.exact && prefix.name.length > name.length);
  const excluded = [...(uri.excluded ?? []), ...longer.map((prefix) => prefix.name)];
  exchange.learn(uri, { ...narrow(uri, name, ""), excluded: [...new Set(excluded)] });
}

/** What may match a URI, by its known beginning and end: every run asks again. */
const possible = new WeakMap<Locations, Map<string, readonly Found[]>>();

function matchesIn(locations: Locations, uri: Value, level: Scope): readonly Found[] {
  if (uri.isKnown) return [matchOf(locations, uri.text, level)];
  const { prefixes } = locations;
  if (uri.excluded !== undefined || uri.lines !== undefined) return possibleMatches(prefixes, uri, level);
  const key = `${uri.text}\0${uri.ending ?? ""}`;
  const answers = possible.get(locations) ?? new Map<string, readonly Found[]>();
  possible.set(locations, answers);
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

/** The prefix locations that a URI known in part may lead to. */
function possibleMatches(prefixes: readonly PrefixLocation[], uri: Value, level: Scope): readonly Found[] {
  const found = (list: readonly PrefixLocation[], match: Found["match"]): Found[] =>
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
