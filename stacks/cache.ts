import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { privateSubnetIds } from "./network";
import { choose, isSecure } from "./posture";
import { cacheGroup } from "./securityGroups";

const authToken = isSecure
  ? new random.RandomPassword("cache-auth-token", { length: 64, special: false }).result
  : undefined;

const subnetGroup = new aws.elasticache.SubnetGroup("shop", { subnetIds: privateSubnetIds });

const cache = new aws.elasticache.ReplicationGroup("shop", {
  description: "Django's cache and Celery's broker",
  engine: "redis",
  engineVersion: "7.1",
  nodeType: "cache.t4g.small",
  subnetGroupName: subnetGroup.name,
  securityGroupIds: [cacheGroup.id],
  authToken,
  ...choose<Partial<aws.elasticache.ReplicationGroupArgs>>({
    secure: {
      transitEncryptionEnabled: true,
      atRestEncryptionEnabled: true,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      numCacheClusters: 2,
      snapshotRetentionLimit: 7,
    },
    insecure: {
      transitEncryptionEnabled: false,
      atRestEncryptionEnabled: false,
      numCacheClusters: 1,
    },
  }),
});

const server = isSecure
  ? pulumi.interpolate`rediss://:${authToken}@${cache.primaryEndpointAddress}:6379`
  : pulumi.interpolate`redis://${cache.primaryEndpointAddress}:6379`;

export const cacheUrl = pulumi.interpolate`${server}/0`;

/** Celery refuses a rediss:// URL that does not say how the server's certificate is verified. */
export const celeryBrokerUrl = choose({
  secure: pulumi.interpolate`${server}/1?ssl_cert_reqs=required`,
  insecure: pulumi.interpolate`${server}/1`,
});
