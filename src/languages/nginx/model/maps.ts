import { type Network, readNetwork } from "../../../base/cidr";
import { type Directive, isUnseenInclude, text } from "../syntax/tree";
import { MapTable } from "./mapTable";

/** A variable that the http block computes from another value. */
export type Computed =
  | { readonly kind: "map"; readonly source: string; readonly table: MapTable }
  | { readonly kind: "geo"; readonly source: string; readonly table: GeoTable }
  | { readonly kind: "split_clients"; readonly results: readonly string[] }
  | { readonly kind: "extension" };

/** The computed variables of an http block by name, without `$`, in lower case. */
export function readComputed(http: readonly Directive[]): ReadonlyMap<string, Computed> {
  const computed = new Map<string, Computed>();
  for (const directive of http) {
    const name = (directive.args.at(-1)?.text ?? "").replace(/^\$/, "").toLowerCase();
    switch (directive.name) {
      case "map":
        computed.set(name, { kind: "map", source: text(directive, 0), table: new MapTable(directive.block ?? []) });
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

/** The networks of a `geo`. */
export interface GeoTable {
  /** The result for an address; `undefined` if it depends on what cannot be seen or evaluated. */
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
