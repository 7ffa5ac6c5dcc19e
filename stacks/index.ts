import "./application";
import "./backups";
import "./contentDelivery";
import "./schedules";
import { domain, filesZone, zone } from "./dns";
import { loadBalancer } from "./loadBalancer";

export const url = `https://${domain}/`;
export const loadBalancerAddress = loadBalancer.dnsName;

/** To be entered where the two domains are registered. */
export const nameServers = { shop: zone.nameServers, files: filesZone.nameServers };
