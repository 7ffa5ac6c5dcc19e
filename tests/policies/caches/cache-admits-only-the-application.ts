import policy from "../../../policies/caches/cache-admits-only-the-application";
import { ingress, loadBalancer, output, redis, resource, securityGroup, service, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const app = securityGroup("app");
const balancers = securityGroup("balancers");
const group = securityGroup("cache", ingress(6379, { securityGroups: [output(app, "id")] }));
const open = securityGroup("cache", ingress(6379, { cidrBlocks: ["0.0.0.0/0"] }));
const carried = { securityGroupIds: [output(group, "id")] };
const token = resource("random:index/randomPassword:RandomPassword", "token", { length: 32 });
const locked = { transitEncryptionEnabled: true, authToken: output(token, "result") };
/** The rule and the group that open a port. */
const steps = (from: string, port = 6379, of = "cache"): readonly string[] => [
  `${from} is admitted to port ${port}`,
  `by security group ${of}`,
];

const vpc = resource("aws:ec2/vpc:Vpc", "main");
const subnet = resource("aws:ec2/subnet:Subnet", "private", { vpcId: output(vpc, "id") });

export default cases(policy, {
  accepts: {
    "the application's group": [app, service("web", app), group, token, redis("cache", { ...carried, ...locked })],
    "the application's group to a serverless cache": [
      app,
      service("web", app),
      group,
      resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "valkey", ...carried }),
    ],
  },
  rejects: {
    everyone: {
      stack: [open, redis("cache", { securityGroupIds: [output(open, "id")] })],
      finds: { cache: "port 6379 is open to 0.0.0.0/0" },
      evidence: { cache: steps("0.0.0.0/0") },
    },
    "the second region of a global datastore, whose security groups are its own": {
      stack: [open, redis("cache", { globalReplicationGroupId: "world", securityGroupIds: [output(open, "id")] })],
      finds: { cache: "port 6379 is open to 0.0.0.0/0" },
      evidence: { cache: steps("0.0.0.0/0") },
    },
    "everyone to memcached's own port": {
      stack: [
        securityGroup("memcached", ingress(11211, { cidrBlocks: ["0.0.0.0/0"] })),
        resource("aws:elasticache/cluster:Cluster", "cache", {
          engine: "memcached",
          securityGroupIds: [output(securityGroup("memcached"), "id")],
        }),
      ],
      finds: { cache: "port 11211 is open to 0.0.0.0/0" },
      evidence: { cache: steps("0.0.0.0/0", 11211, "memcached") },
    },
    "everyone to MemoryDB": {
      stack: [
        open,
        resource("aws:memorydb/cluster:Cluster", "memory", { port: "6379", securityGroupIds: [output(open, "id")] }),
      ],
      finds: { memory: "port 6379 is open to 0.0.0.0/0" },
      evidence: { memory: steps("0.0.0.0/0") },
    },
    "the load balancer's group": {
      stack: [
        balancers,
        loadBalancer("web", { securityGroups: [output(balancers, "id")] }),
        securityGroup("cache", ingress(6379, { securityGroups: [output(balancers, "id")] })),
        redis("cache", carried),
      ],
      finds: { cache: "port 6379 is open to load balancer web" },
      evidence: { cache: steps("load balancer web") },
    },
    "everyone, by the default group of the VPC that it stands in": {
      stack: [
        vpc,
        subnet,
        resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", {
          vpcId: output(vpc, "id"),
          ingress: [ingress(6379, { cidrBlocks: ["0.0.0.0/0"] })],
        }),
        resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", {
          engine: "valkey",
          subnetIds: [output(subnet, "id")],
        }),
      ],
      finds: { cache: "port 6379 is open to 0.0.0.0/0" },
      evidence: { cache: steps("0.0.0.0/0", 6379, "default") },
    },
  },
  notApplicable: {
    "a group that lets nobody in": [securityGroup("cache"), redis("cache", carried)],
    "another port": [securityGroup("cache", ingress(22, { cidrBlocks: ["0.0.0.0/0"] })), redis("cache", carried)],
    "a member of a replication group, which has the group's security groups": [
      open,
      resource("aws:elasticache/cluster:Cluster", "member", {
        replicationGroupId: "cache",
        securityGroupIds: [output(open, "id")],
      }),
    ],
  },
  undecided: {
    "the network's default group": {
      stack: [redis()],
      at: { cache: "it uses the default security group of the default VPC, which this stack does not show" },
    },
    "groups that are not known yet": {
      stack: [redis("cache", { securityGroupIds: UNKNOWN })],
      at: { cache: "securityGroupIds is not known before the update" },
    },
    "the port": {
      stack: [open, redis("cache", { port: UNKNOWN, securityGroupIds: [output(open, "id")] })],
      at: { cache: "port is not known before the update" },
    },
  },
});
