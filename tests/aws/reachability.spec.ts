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
  securityGroupRule,
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

const vpn = (group: Fixture): Fixture =>
  resource("aws:ec2clientvpn/endpoint:Endpoint", "staff", { securityGroupIds: [output(group, "id")] });
const cluster = resource("aws:eks/cluster:Cluster", "shop", { vpcConfig: { subnetIds: ["subnet-1"] } });

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
    "is every network of a prefix list of the stack": {
      stack: [
        resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices", {
          entries: [{ cidr: "203.0.113.10/32" }, { cidr: UNKNOWN }],
        }),
        resource("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", "all", {
          prefixListId: output(resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices"), "id"),
          cidr: "0.0.0.0/0",
        }),
        ...behind(
          ingress(5432, {
            prefixListIds: [output(resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices"), "id")],
          }),
        ),
      ],
      gives: [
        { exposure: { from: "203.0.113.10/32" } },
        { exposure: "? entries[1].cidr is not known before the update" },
        { exposure: { path: [{ text: "0.0.0.0/0, of prefix list offices, is admitted to port 5432" }, {}] } },
      ],
    },
    "is a prefix list whose entries another stack adds": {
      stack: [
        resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices"),
        ...behind(
          ingress(5432, {
            prefixListIds: [output(resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices"), "id")],
          }),
        ),
      ],
      gives: [{ exposure: "? it admits prefix list offices, whose entries are not part of this stack" }],
    },
    "is what the stack adds to a prefix list of another": {
      stack: [
        resource("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", "all", {
          prefixListId: "pl-1",
          cidr: "0.0.0.0/0",
        }),
        ...behind(ingress(5432, { prefixListIds: ["pl-1"] })),
      ],
      gives: [
        { exposure: { from: "0.0.0.0/0" } },
        { exposure: "? it admits prefix list pl-1, which is not part of this stack" },
      ],
    },
    "is nothing if a prefix list is empty": {
      stack: [
        resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices", { entries: [] }),
        ...behind(
          ingress(5432, {
            prefixListIds: [output(resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices"), "id")],
          }),
        ),
      ],
      gives: [],
    },
    "is every address, one half at a time": {
      stack: behind(ingress(5432, { cidrBlocks: ["0.0.0.0/1", "10.0.0.0/8"] }), {
        ...ingress(5432, { cidrBlocks: ["128.0.0.0/1"] }),
      }),
      gives: [
        { exposure: { from: "0.0.0.0/1" } },
        { exposure: { from: "the network 10.0.0.0/8" } },
        { exposure: { from: "128.0.0.0/1" } },
      ],
    },
    "is one half alone": {
      stack: behind(ingress(5432, { cidrBlocks: ["0.0.0.0/1"], ipv6CidrBlocks: ["8000::/1"] })),
      gives: [{ exposure: { from: "0.0.0.0/1" } }, { exposure: { from: "8000::/1" } }],
    },
    "is a client VPN endpoint": {
      stack: [app, vpn(app), ...behind(ingress(5432, { securityGroups: [output(app, "id")] }))],
      gives: [{ exposure: { from: "client VPN endpoint staff" } }],
    },
    "is what may not be the application": {
      stack: [
        app,
        resource("aws:dms/replicationInstance:ReplicationInstance", "copy", {
          vpcSecurityGroupIds: [output(app, "id")],
        }),
        ...behind(ingress(5432, { securityGroups: [output(app, "id")] })),
      ],
      gives: [
        {
          exposure:
            "? it admits security group app of aws.dms.ReplicationInstance copy, which may not be part of the application",
        },
      ],
    },
    "is what opens no connections": {
      stack: [
        app,
        redis("sessions", { securityGroupIds: [output(app, "id")] }),
        ...behind(ingress(5432, { securityGroups: [output(app, "id")] })),
      ],
      gives: [
        {
          exposure:
            "? it admits security group app, which in this stack only aws.elasticache.ReplicationGroup sessions carries",
        },
      ],
    },
    "is the application, which shares its group with a database": {
      stack: [
        ...runsApp,
        redis("sessions", { securityGroupIds: [output(app, "id")] }),
        ...behind(ingress(5432, { securityGroups: [output(app, "id")] })),
      ],
      gives: [{ exposure: undefined }],
    },
    "is nobody but itself": {
      stack: [
        ...behind(),
        ingressRule("members", securityGroup("db"), {
          ipProtocol: "-1",
          referencedSecurityGroupId: output(securityGroup("db"), "id"),
        }),
        securityGroupRule("self", securityGroup("db"), { protocol: "-1", self: true }),
        loadBalancer("web", { securityGroups: [output(securityGroup("db"), "id")] }),
      ],
      gives: [{ exposure: undefined }, { exposure: undefined }],
    },
    "is the client VPN endpoint among its members": {
      stack: [...behind(ingress(5432, { self: true })), vpn(securityGroup("db"))],
      gives: [{ exposure: { from: "client VPN endpoint staff" } }],
    },
    "is not known if the rule has no source that is known": {
      stack: behind(ingress(5432, {})),
      gives: [{ exposure: "? what a rule of its security group admits is not known before the update" }],
    },
    "is the group of an EKS cluster": {
      stack: [
        cluster,
        ...behind(),
        ingressRule("nodes", securityGroup("db"), {
          ipProtocol: "-1",
          referencedSecurityGroupId: output(cluster, "vpcConfig"),
        }),
      ],
      gives: [{ exposure: undefined }],
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

describe("what reaches a database through an RDS proxy", () => {
  const group = securityGroup("proxy", ingress(5432, { cidrBlocks: ["0.0.0.0/0"] }));
  const proxy = resource("aws:rds/proxy:Proxy", "pool", {
    name: "pool",
    engineFamily: "POSTGRESQL",
    vpcSecurityGroupIds: [output(group, "id")],
  });
  const admitted = behind(ingress(5432, { securityGroups: [output(group, "id")] }));
  itReads(databaseSources, {
    "is whoever reaches the proxy": {
      stack: [group, proxy, ...admitted],
      gives: [
        { exposure: undefined },
        {
          exposure: {
            from: "0.0.0.0/0 through RDS proxy pool",
            path: [
              { text: "0.0.0.0/0 is admitted to port 5432" },
              { text: "by security group proxy" },
              { text: "RDS proxy pool is admitted to port 5432" },
              { text: "by security group db" },
            ],
          },
        },
      ],
    },
    "is the application that the proxy admits": {
      stack: [
        ...runsApp,
        securityGroup("proxy", ingress(5432, { securityGroups: [output(app, "id")], self: true })),
        proxy,
        ...admitted,
      ],
      gives: [{ exposure: undefined }, { exposure: undefined }, { exposure: undefined }],
    },
    "is nobody if the proxy admits nobody to its port": {
      stack: [securityGroup("proxy", ingress(3306, { cidrBlocks: ["0.0.0.0/0"] })), proxy, ...admitted],
      gives: [{ exposure: undefined }],
    },
    "is whoever reaches an endpoint that is added to the proxy": {
      stack: [
        securityGroup("proxy"),
        securityGroup("reader", ingress(5432, { cidrBlocks: ["10.0.0.0/8"] })),
        proxy,
        resource("aws:rds/proxyEndpoint:ProxyEndpoint", "reader", {
          dbProxyName: output(proxy, "name"),
          vpcSecurityGroupIds: [output(securityGroup("reader"), "id")],
        }),
        ...admitted,
      ],
      gives: [{ exposure: undefined }, { exposure: { from: "the network 10.0.0.0/8 through RDS proxy pool" } }],
    },
    "is not known if the proxy's groups are not": {
      stack: [
        securityGroup("proxy"),
        { ...proxy, properties: { ...proxy.properties, vpcSecurityGroupIds: [output(group, "id"), "sg-1"] } },
        ...admitted,
      ],
      gives: [
        { exposure: undefined },
        { exposure: "? RDS proxy pool: it carries security group sg-1, which is not part of this stack" },
      ],
    },
    "is nobody new if two proxies admit each other": {
      stack: [
        securityGroup("proxy", ingress(5432, { securityGroups: [output(securityGroup("second"), "id")] })),
        securityGroup("second", ingress(5432, { securityGroups: [output(group, "id")] })),
        proxy,
        resource("aws:rds/proxy:Proxy", "second", {
          engineFamily: "POSTGRESQL",
          vpcSecurityGroupIds: [output(securityGroup("second"), "id")],
        }),
        ...admitted,
      ],
      gives: [{ exposure: undefined }, { exposure: undefined }, { exposure: undefined }],
    },
  });
});

describe("what reaches a database in the default group of its VPC", () => {
  const vpc = resource("aws:ec2/vpc:Vpc", "main");
  const subnet = resource("aws:ec2/subnet:Subnet", "private", { vpcId: output(vpc, "id") });
  const subnets = resource("aws:rds/subnetGroup:SubnetGroup", "private", { subnetIds: [output(subnet, "id")] });
  const placed = [vpc, subnet, subnets, database("db", { dbSubnetGroupName: output(subnets, "name") })];
  const everybody = { ingress: [ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })] };
  const adopting = (properties: Fixture["properties"]): Fixture =>
    resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", properties);
  const ruleOf = (of: Fixture): Fixture =>
    resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "all", {
      securityGroupId: output(of, "defaultSecurityGroupId"),
      ipProtocol: "-1",
      cidrIpv4: "0.0.0.0/0",
    });
  const open = { exposure: { from: "0.0.0.0/0" } };
  const self = { exposure: undefined };

  itReads(databaseSources, {
    "is its members alone, as AWS creates it": { stack: placed, gives: [self] },
    "is what a rule adds": { stack: [...placed, ruleOf(vpc)], gives: [self, open] },
    "is what the resource that adopts it admits, and no more": {
      stack: [...placed, adopting({ vpcId: output(vpc, "id"), ...everybody })],
      gives: [open],
    },
    "is nobody if it is adopted without rules": {
      stack: [...placed, adopting({ vpcId: output(vpc, "id") })],
      gives: [],
    },
    "is not what another VPC's group admits": {
      stack: [...placed, adopting({ vpcId: "vpc-other", ...everybody })],
      gives: [self],
    },
    "is the same group by the VPC's output": {
      stack: [vpc, ruleOf(vpc), database("db", { vpcSecurityGroupIds: [output(vpc, "defaultSecurityGroupId")] })],
      gives: [self, open],
    },
    "is what the group of the default VPC admits, if it names no subnets": {
      stack: [database("db"), adopting(everybody)],
      gives: [open],
    },
    "is the same by the default VPC": {
      stack: [
        resource("aws:ec2/defaultVpc:DefaultVpc", "default"),
        ruleOf(resource("aws:ec2/defaultVpc:DefaultVpc", "default")),
        database("db", { dbSubnetGroupName: "default" }),
      ],
      gives: [self, open],
    },
    "is the same by the id of a VPC of another stack": {
      stack: [
        resource("aws:ec2/subnet:Subnet", "private", { vpcId: "vpc-1" }),
        subnets,
        database("db", { dbSubnetGroupName: output(subnets, "name") }),
        adopting({ vpcId: "vpc-1", ...everybody }),
      ],
      gives: [open],
    },
    "is the same for a replica of it": {
      stack: [
        ...placed,
        ruleOf(vpc),
        resource("aws:rds/instance:Instance", "replica", {
          engine: "postgres",
          replicateSourceDb: output(database("db"), "identifier"),
        }),
      ],
      gives: [self, open, self, open],
    },
    "is hidden if the stack does not show the VPC": {
      stack: [database("db", { dbSubnetGroupName: "private" }), adopting(everybody)],
      gives: [],
      hides: "it uses the default security group of a VPC that this stack does not show",
    },
    "is who carries that of another VPC, if it admits that": {
      stack: [
        vpc,
        resource("aws:lambda/function:Function", "web", {
          vpcConfig: { securityGroupIds: [output(vpc, "defaultSecurityGroupId")] },
        }),
        ...behind(ingress(5432, { securityGroups: [output(vpc, "defaultSecurityGroupId")] })),
      ],
      gives: [{ exposure: undefined }],
    },
    "is the group next to the VPC's own network": {
      stack: [
        vpc,
        ...runsApp,
        ...behind(ingress(5432, { securityGroups: [output(app, "id")], cidrBlocks: [output(vpc, "cidrBlock")] })),
      ],
      gives: [{ exposure: "? ingress[0].cidrBlocks[0] is not known before the update" }, { exposure: undefined }],
    },
  });
});

describe("what reaches a database in a group of another stack", () => {
  const rule = resource("aws:ec2/securityGroupRule:SecurityGroupRule", "all", {
    type: "ingress",
    securityGroupId: "sg-1",
    protocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    cidrBlocks: ["0.0.0.0/0"],
  });
  itReads(databaseSources, {
    "is what a rule of this stack adds to it": {
      stack: [database("db", { vpcSecurityGroupIds: ["sg-1"] }), rule],
      gives: [{ exposure: { from: "0.0.0.0/0" } }],
      hides: "it carries security group sg-1, which is not part of this stack",
    },
    "is found through the outputs of another resource": {
      stack: [
        ...behind(),
        {
          ...rule,
          properties: { ...rule.properties, securityGroupId: output(database("db"), "vpcSecurityGroupIds") },
        },
      ],
      gives: [{ exposure: { from: "0.0.0.0/0" } }],
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
