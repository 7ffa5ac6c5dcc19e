import { type Network, readNetwork } from "../../../base/cidr";
import { compilePattern, UnsupportedPattern } from "../pcre";
import { type Directive, isUnseenInclude, text } from "../syntax/tree";

/** A variable that the http block computes from another value. */
export type Computed =
  | { readonly kind: "map"; readonly source: string; readonly table: MapTable }
  | { readonly kind: "geo"; readonly source: string; readonly table: GeoTable }
  | { readonly kind: "split_clients"; readonly results: readonly string[] }
  | { readonly kind: "extension" };

export interface MapTable {
  /** The result for a source value; undefined where it depends on what cannot be seen or evaluated. */
  find(value: string): MapResult | undefined;
  readonly results: readonly string[];
  readonly keys: readonly string[];
  readonly patterns: readonly { readonly source: string; readonly caseless: boolean }[];
  readonly complete: boolean;
  /** Whether the result is looked up anew each time instead of once in a request. */
  readonly volatile: boolean;
}

export interface MapResult {
  readonly text: string;
  readonly captures?: readonly string[];
  readonly names?: ReadonlyMap<string, number>;
}

/** The computed variables of an http block by name, without `$`, in lower case. */
export function readComputed(http: readonly Directive[]): ReadonlyMap<string, Computed> {
  const computed = new Map<string, Computed>();
  for (const directive of http) {
    const name = (directive.args.at(-1)?.text ?? "").replace(/^\$/, "").toLowerCase();
    switch (directive.name) {
      case "map":
        computed.set(name, { kind: "map", source: text(directive, 0), table: readMap(directive.block ?? []) });
        break;
      case "geo":
        computed.set(name, {
          kind: "geo",
          source: directive.args.length > 1 ? text(directive, 0) : "$remote_addr",
          table: readGeo(directive.block ?? []),
        });
        break;
      case "split_clients":
        computed.set(name, { kind: "split_clients", results: readShares(directive.block ?? []) });
        break;
      case "perl_set":
      case "js_set":
      case "js_var":
      case "geoip2":
      case "auth_jwt_claim_set":
      case "keyval":
        computed.set(text(directive, 0).replace(/^\$/, "").toLowerCase(), { kind: "extension" });
        break;
    }
  }
  return computed;
}

function readMap(entries: readonly Directive[]): MapTable {
  const exact = new Map<string, string>();
  const leading = new Map<string, string>();
  const trailing = new Map<string, string>();
  const patterns: { source: string; caseless: boolean; result: string }[] = [];
  let byDefault = "";
  const has = (parameter: string): boolean => entries.some(({ name, args }) => name === parameter && args.length === 0);
  const hostnames = has("hostnames");
  for (const entry of entries) {
    const result = text(entry, 0);
    if (entry.args.length === 0 || isUnseenInclude(entry)) continue;
    if (entry.name === "default") {
      byDefault = result;
    } else if (entry.name.startsWith("~")) {
      const caseless = entry.name.startsWith("~*");
      patterns.push({ source: entry.name.slice(caseless ? 2 : 1), caseless, result });
    } else {
      const key = entry.name.replace(/^\\/, "").toLowerCase();
      if (hostnames && key.startsWith(".")) {
        exact.set(key.slice(1), result);
        leading.set(key, result);
      } else if (hostnames && key.startsWith("*.")) {
        leading.set(key.slice(1), result);
      } else if (hostnames && key.endsWith(".*")) {
        trailing.set(key.slice(0, -1), result);
      } else {
        exact.set(key, result);
      }
    }
  }
  const complete = !entries.some(isUnseenInclude);
  return {
    keys: [
      ...exact.keys(),
      ...[...leading.keys()].map((key) => `x${key}`),
      ...[...trailing.keys()].map((key) => `${key}x`),
    ],
    patterns,
    complete,
    volatile: has("volatile"),
    results: [
      ...new Set([
        byDefault,
        ...exact.values(),
        ...leading.values(),
        ...trailing.values(),
        ...patterns.map((each) => each.result),
      ]),
    ],
    find: (value) => {
      const key = value.toLowerCase();
      const plain = exact.get(key) ?? longest(key, leading, trailing);
      if (plain !== undefined) return { text: plain };
      if (!complete) return undefined;
      for (const { source, caseless, result } of value === "" ? [] : patterns) {
        const pattern = tryCompile(source, caseless);
        if (!pattern) return undefined;
        const captures = pattern.match(value);
        if (captures) return { text: result, captures, names: pattern.names };
      }
      return { text: byDefault };
    },
  };
}

function longest(
  key: string,
  leading: ReadonlyMap<string, string>,
  trailing: ReadonlyMap<string, string>,
): string | undefined {
  for (let dot = key.indexOf(".", 1); dot >= 0; dot = key.indexOf(".", dot + 1)) {
    const result = leading.get(key.slice(dot));
    if (result !== undefined) return result;
  }
  for (let dot = key.lastIndexOf("."); dot > 0; dot = key.lastIndexOf(".", dot - 1)) {
    const result = trailing.get(key.slice(0, dot + 1));
    if (result !== undefined) return result;
  }
  return undefined;
}

function tryCompile(source: string, caseless: boolean): ReturnType<typeof compilePattern> | undefined {
  try {
    return compilePattern(source, caseless);
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

export interface GeoTable {
  find(address: string): string | undefined;
  readonly results: readonly string[];
  /** One address of every network. */
  readonly addresses: readonly string[];
}

function readGeo(entries: readonly Directive[]): GeoTable {
  const networks: { network: Network; result: string }[] = [];
  let byDefault = "";
  let opaque = false;
  for (const entry of entries) {
    const result = text(entry, 0);
    if (entry.name === "default") {
      byDefault = result;
    } else if (["ranges", "delete", "proxy", "proxy_recursive"].includes(entry.name) || isUnseenInclude(entry)) {
      opaque = true;
    } else {
      const network = readNetwork(entry.name);
      if (network) networks.push({ network, result });
      else opaque = true;
    }
  }
  networks.sort((one, other) => other.network.prefix - one.network.prefix);
  return {
    results: [...new Set([byDefault, ...networks.map((each) => each.result)])],
    addresses: networks.map((each) => each.network.address),
    find: (address) =>
      opaque ? undefined : (networks.find(({ network }) => network.contains(address))?.result ?? byDefault),
  };
}

/** The results that some share of the clients gets. */
function readShares(entries: readonly Directive[]): readonly string[] {
  return [...new Set(entries.filter((entry) => Number.parseFloat(entry.name) !== 0).map((entry) => text(entry, 0)))];
}
