import { knownString, unwrap } from "../../../wire/outputs";
import { isPropertyTree } from "../../../wire/tree";
import type { ResourceRequest } from "../cloud";
import { configuredRegion, type Context } from "./context";

/**
 * The outputs of a resource on AWS that follow from the program, its configuration and AWS's own defaults. None of them
 * is made up.
 */
export function derivedOutputs({ inputs, provider }: ResourceRequest, { key }: Context): Record<string, unknown> {
  const region = configuredRegion(inputs, provider);
  const port = databasePort(inputs);
  return {
    tagsAll: allTags(inputs, provider),
    ...(region === undefined ? {} : { region }),
    ...(port === undefined || !/^(rds|elasticache)\//.test(key) ? {} : { port }),
    // It belongs to a global one only if the program says so.
    ...(key === "elasticache/replicationGroup" ? { globalReplicationGroupId: "" } : {}),
    // There is a secret only if RDS manages the password.
    ...(unwrap(inputs["manageMasterUserPassword"]) === true ? {} : { masterUserSecrets: [] }),
  };
}

/** The tags of a resource, and those default tags of its provider that it does not override. */
function allTags(inputs: Record<string, unknown>, provider: Record<string, unknown>): Record<string, unknown> {
  const defaults = parseObject(knownString(provider["defaultTags"]))["tags"];
  const own = unwrap(inputs["tags"]);
  return { ...(isPropertyTree(defaults) ? defaults : {}), ...(isPropertyTree(own) ? own : {}) };
}

function parseObject(json: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? "{}");
    return isPropertyTree(value) ? value : {};
  } catch {
    return {};
  }
}

const PORTS: [RegExp, number][] = [
  [/postgres/, 5432],
  [/mysql|mariadb|^aurora$/, 3306],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/redis|valkey/, 6379],
  [/memcached/, 11211],
];

/** The port that a database listens on: the one the program names, else its engine's own. */
export function databasePort(inputs: Record<string, unknown>): number | undefined {
  const given = unwrap(inputs["port"]);
  const engine = knownString(inputs["engine"]);
  return typeof given === "number" ? given : PORTS.find(([pattern]) => pattern.test(engine ?? ""))?.[1];
}
