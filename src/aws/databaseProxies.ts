import { Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { types } from "./types";

/** The port on which an RDS proxy and its endpoints listen (Amazon RDS User Guide, "Connecting to a database through RDS Proxy"). */
const ports: Readonly<Record<string, number>> = { MYSQL: 3306, POSTGRESQL: 5432, SQLSERVER: 1433 };

/** @throws Undecided if the engine family is not known */
export function proxyPort(proxy: Resource): number {
  const port = ports[new Properties(proxy.properties).string("engineFamily", "").toUpperCase()];
  if (port === undefined) throw new Undecided("the port of an RDS proxy is not known");
  return port;
}

/**
 * What accepts connections for an RDS proxy: itself, and the endpoints that are added to it.
 *
 * @throws Undecided after the last of them if another one may
 */
export function* frontsOf(proxy: Resource, stack: Stack): Iterable<Resource> {
  yield proxy;
  yield* stack.graph.linkedFrom(proxy, "dbProxyName", types.databaseProxyEndpoint, types.databaseProxy);
}
