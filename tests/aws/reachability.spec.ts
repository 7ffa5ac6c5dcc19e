import { cacheSources } from "../../src/aws/caches";
import { databaseSources } from "../../src/aws/databases";
import { itReads } from "../facts";
import {
  database,
  ingress,
  ingressRule,
  loadBalancer,
  output,
  redis,
  resource,
  securityGroup,
  service,
  UNKNOWN,
  type Fixture,
} from "../fixtures";

const app = securityGroup("app");
const runsApp = [app, service("web", app)];

/** A database whose group has these rules. */
const behind = (...rules: readonly object[]): readonly Fixture[] => {
  const group = securityGroup("db", ...rules);
  return [group, database("db", { vpcSecurityGroupIds: [output(group, "id")] })];
};

describe("what reaches a database", () => {
  itReads(databaseSources, {
    "is nothing if its group has no rules": { stack: behind(), gives: [] },
    "is a network, shown by the rule and the group that admit it": {
      stack: behind(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })),
      gives: [
        {
          port: 5432,
          exposure: {
            from: "0.0.0.0/0",
            path: [{ text: "0.0.0.0/0 is admitted to port 5432" }, { text: "by security group db" }],
          },
        },
      ],
    },
    "is a private network, named as one": {
      stack: behind(ingress(5432, { cidrBlocks: ["10.0.0.0/16"] })),
      gives: [{ exposure: { from: "the network 10.0.0.0/16" } }],
    },
    "is not what another port admits": { stack: behind(ingress(22, { cidrBlocks: ["0.0.0.0/0"] })), gives: [] },
    "is the application, which is no exposure": {
      stack: [...runsApp, ...behind(ingress(5432, { securityGroups: [output(app, "id")] }))],
      gives: [{ exposure: undefined }],
    },
    "is the load balancer": {
      stack: [
        app,
        loadBalancer("web", { securityGroups: [output(app, "id")] }),
        ...behind(ingress(5432, { securityGroups: [output(app, "id")] })),
      ],
      gives: [{ exposure: { from: "load balancer web" } }],
    },
    "is a group that nothing carries": {
      stack: [app, ...behind(ingress(5432, { securityGroups: [output(app, "id")] }))],
      gives: [{ exposure: "? nothing in this stack shows what uses security group app" }],
    },
    "is a group of another stack": {
      stack: behind(ingress(5432, { securityGroups: ["sg-1"] })),
      gives: [{ exposure: "? it admits security group sg-1, which is not part of this stack" }],
    },
    "is a group that the application carries by its id": {
      stack: [
        resource("aws:ecs/service:Service", "web", { networkConfiguration: { securityGroups: ["sg-1"] } }),
        ...behind(ingress(5432, { securityGroups: ["sg-1"] })),
      ],
      gives: [{ exposure: undefined }],
    },
    "is a prefix list": {
      stack: behind(ingress(5432, { prefixListIds: ["pl-1"] })),
      gives: [{ exposure: "? it admits prefix list pl-1, which is not part of this stack" }],
    },
    "is undecided at one source and decided at another": {
      stack: behind(ingress(5432, { prefixListIds: ["pl-1"], cidrBlocks: ["0.0.0.0/0"] })),
      gives: [
        { exposure: { from: "0.0.0.0/0" } },
        { exposure: "? it admits prefix list pl-1, which is not part of this stack" },
      ],
    },
    "is undecided without a group": {
      stack: [database("db")],
      gives: [],
      hides: "it uses the default security group of the default VPC, which this stack does not show",
    },
    "is hidden by a group of another stack": {
      stack: [database("db", { vpcSecurityGroupIds: ["sg-1"] })],
      gives: [],
      hides: "it carries security group sg-1, which is not part of this stack",
    },
    "is hidden by unknown rules of its group": {
      stack: [
        resource("aws:ec2/securityGroup:SecurityGroup", "db", { ingress: UNKNOWN }),
        database("db", { vpcSecurityGroupIds: [output(securityGroup("db"), "id")] }),
      ],
      gives: [],
      hides: "ingress is not known before the update",
    },
    "is not hidden by unknown rules of another group": {
      stack: [
        resource("aws:ec2/securityGroup:SecurityGroup", "other", { ingress: UNKNOWN }),
        ...behind(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })),
      ],
      gives: [{ exposure: { from: "0.0.0.0/0" } }],
    },
    "comes by a rule of its own resource": {
      stack: [...behind(), ingressRule("rule", securityGroup("db"), { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" })],
      gives: [{ exposure: { from: "0.0.0.0/0" } }],
    },
    "is asked of the cluster, not of its members": {
      stack: [resource("aws:rds/clusterInstance:ClusterInstance", "member", { engine: "aurora-mysql" })],
      gives: [],
    },
  });
});

describe("what reaches a cache", () => {
  const group = securityGroup("cache", ingress(6379, { cidrBlocks: ["10.0.0.0/8"] }));
  itReads(cacheSources, {
    "is what its groups admit to its port": {
      stack: [group, redis("cache", { securityGroupIds: [output(group, "id")] })],
      gives: [{ port: 6379, exposure: { from: "the network 10.0.0.0/8" } }],
    },
    "is not what they admit to another port": {
      stack: [group, redis("cache", { port: 6380, securityGroupIds: [output(group, "id")] })],
      gives: [],
    },
    "is asked of the replication group, not of its nodes": {
      stack: [group, resource("aws:elasticache/cluster:Cluster", "node", { replicationGroupId: "shop" })],
      gives: [],
    },
  });
});
