import { backupSelections } from "../aws/backups";
import { bucketGrants, buckets } from "../aws/buckets";
import { cacheSources, caches } from "../aws/caches";
import { commands } from "./commands";
import { containers, variables } from "../containers";
import { databases, databaseSources } from "../aws/databases";
import { documents } from "../aws/documents";
import { ingressRules, securityGroups } from "../aws/securityGroups";
import { listenerRules, listeners, loadBalancers } from "../aws/loadBalancers";
import { djangoApps } from "./djangoApps";
import { djangoConnections } from "./djangoConnections";
import { nginxHealthChecks } from "./nginx/healthChecks";
import { nginxHosts } from "./nginx/hosts";
import { nginxLocations } from "./nginx/locations";
import { nginxProxies } from "./nginx/proxies";
import { nginxRedirects } from "./nginx/redirects";
import { nginxListeners, nginxServers } from "./nginx/servers";
import { schedules } from "../aws/schedules";
import type { Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";

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
