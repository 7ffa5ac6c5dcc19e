import { backupSelections } from "./aws/backups";
import { bucketGrants, buckets } from "./aws/buckets";
import { cacheSources, caches } from "./aws/caches";
import { commands } from "./aws/commands";
import { containers, variables } from "./aws/containers";
import { databases, databaseSources } from "./aws/databases";
import { documents } from "./aws/documents";
import { ingressRules, securityGroups } from "./aws/securityGroups";
import { listenerRules, listeners, loadBalancers } from "./aws/loadBalancers";
import { djangoApps } from "./django/apps";
import { djangoConnections } from "./django/connections";
import { nginxHealthChecks } from "./aws/nginxHealthChecks";
import { nginxHosts } from "./aws/nginxHosts";
import { nginxLocations } from "./aws/nginxLocations";
import { nginxProxies } from "./aws/nginxProxies";
import { nginxRedirects } from "./aws/nginxRedirects";
import { nginxListeners, nginxServers } from "./aws/nginxServers";
import { schedules } from "./aws/schedules";
import type { Fact } from "./fact";
import type { Resource } from "./resource";
import type { Stack } from "./stack";

/** How facts of one kind are read. */
export interface Kind<F extends Fact> {
  /** What the facts are called in a sentence: "the stack has no listeners". */
  readonly noun: string;
  /** The type tokens of the resources that give rise to such facts. */
  readonly types: readonly string[];
  /** The facts of one resource, in order. May raise `Undecided` part-way: what came before it stands. */
  read(resource: Resource, stack: Stack): Iterable<F>;
}

/** Every kind of fact that a policy can be `on`. */
export const kinds = {
  backupSelections,
  bucketGrants,
  buckets,
  caches,
  cacheSources,
  commands,
  containers,
  databases,
  databaseSources,
  djangoApps,
  djangoConnections,
  documents,
  ingressRules,
  listenerRules,
  listeners,
  loadBalancers,
  nginxHealthChecks,
  nginxHosts,
  nginxListeners,
  nginxLocations,
  nginxProxies,
  nginxRedirects,
  nginxServers,
  schedules,
  securityGroups,
  variables,
};

export type KindName = keyof typeof kinds;
export type FactOf<K extends KindName> = (typeof kinds)[K] extends Kind<infer F> ? F : never;
