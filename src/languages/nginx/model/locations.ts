import { NginxError } from "../syntax/error";
import { type LocationName, readLocationName } from "../syntax/locationName";
import type { Scope } from "./scopes";

/** The locations of one block, by how nginx looks them up. */
export interface Locations {
  readonly prefixes: readonly PrefixLocation[];
  readonly regexes: readonly { readonly scope: Scope; readonly source: string; readonly caseless: boolean }[];
  readonly named: ReadonlyMap<string, Scope>;
  readonly byScope: ReadonlyMap<Scope, PrefixLocation>;
  /** The prefixes by their names: those of exact locations, and the others. */
  readonly exact: ReadonlyMap<string, PrefixLocation>;
  readonly inclusive: ReadonlyMap<string, PrefixLocation>;
}

/** A location that is given by a path rather than a regular expression or a name. */
export interface PrefixLocation {
  readonly name: string;
  readonly scope: Scope;
  readonly exact: boolean;
  /** Regular expressions are not tried after it (`^~`). */
  readonly final: boolean;
  /** A request for its name without the last slash is redirected to it. */
  readonly redirects: boolean;
}

const upstreamHandlers = ["proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "memcached_pass"];

const tables = new WeakMap<Scope, Locations>();

/** A location's modifier and name; both are empty for any other block. */
export function locationNameOf({ kind, directive }: Scope): LocationName {
  return readLocationName(kind === "location" ? (directive?.args ?? []) : []);
}

/** The locations that stand in a block itself. */
export function locationsOf(scope: Scope): Locations {
  let table = tables.get(scope);
  if (!table) {
    table = readLocations(scope);
    tables.set(scope, table);
  }
  return table;
}

function readLocations(scope: Scope): Locations {
  const prefixes: PrefixLocation[] = [];
  const regexes: Locations["regexes"][number][] = [];
  const named = new Map<string, Scope>();
  for (const child of scope.children) {
    const { modifier, name } = locationNameOf(child);
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
  const byName = (exact: boolean): ReadonlyMap<string, PrefixLocation> =>
    new Map(prefixes.filter((prefix) => prefix.exact === exact).map((prefix) => [prefix.name, prefix]));
  return { prefixes, regexes, named, byScope, exact: byName(true), inclusive: byName(false) };
}

/**
 * Refuses two locations of the same name in one block, as nginx does.
 *
 * @throws NginxError
 */
export function refuseDuplicateLocations(server: Scope): void {
  const levels = [server];
  // The loop also visits what it adds.
  for (const { children } of levels) {
    const names = new Set<string>();
    for (const child of children) {
      if (child.children.length > 0) levels.push(child);
      const { modifier, name } = locationNameOf(child);
      const key = `${modifier === "=" ? "=" : ""}${name}`;
      if (!modifier.startsWith("~")) {
        if (names.has(key)) throw new NginxError("duplicate location", child.directive!.file, child.directive!.line);
        names.add(key);
      }
    }
  }
}
