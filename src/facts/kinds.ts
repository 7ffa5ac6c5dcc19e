/**
 * Every kind of fact that a policy can be `on`, one line each: the only file that knows them all. A policy names a kind
 * by its name here.
 */
export { backupSelections } from "../aws/backups";
export { bucketGrants } from "../aws/bucketGrants";
export { buckets } from "../aws/buckets";
export { cacheSources } from "../aws/caches";
export { caches } from "../aws/caches";
export { commands } from "./commands";
export { containers } from "../containers";
export { credentials } from "./credentials";
export { databaseSources } from "../aws/databases";
export { databases } from "../aws/databases";
export { djangoApps } from "./djangoApps";
export { djangoConnections } from "./djangoConnections";
export { djangoContainers } from "./djangoContainers";
export { documents } from "../aws/documents";
export { ingressRules } from "../aws/securityGroups";
export { listenerRules } from "../aws/loadBalancers";
export { listeners } from "../aws/loadBalancers";
export { loadBalancers } from "../aws/loadBalancers";
export { nginxHealthChecks } from "./nginx/healthChecks";
export { nginxHosts } from "./nginx/hosts";
export { nginxListeners } from "./nginx/servers";
export { nginxLocations } from "./nginx/locations";
export { nginxProxies } from "./nginx/proxies";
export { nginxRedirects } from "./nginx/redirects";
export { nginxServers } from "./nginx/servers";
export { unknownHosts } from "./nginx/unknownHosts";
export { schedules } from "./schedules";
export { securityGroups } from "../aws/securityGroups";
export { storedSecrets } from "./storedSecrets";
export { uploadBuckets } from "./uploadBuckets";
export { variables } from "../containers";
