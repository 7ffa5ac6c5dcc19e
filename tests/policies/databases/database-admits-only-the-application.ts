import policy from "../../../policies/databases/database-admits-only-the-application";
import {
  type Fixture,
  database,
  ingress,
  ingressRule,
  KEPT,
  loadBalancer,
  output,
  resource,
  securityGroup,
  securityGroupRule,
  service,
  UNKNOWN,
} from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const app = securityGroup("app");
const web = service("web", app);
const balancers = securityGroup("balancers");
const balancer = loadBalancer("web", { securityGroups: [output(balancers, "id")] });
const bastion = securityGroup("bastion");
const closed = securityGroup("db");
const db = database("db", { ...KEPT, vpcSecurityGroupIds: [output(closed, "id")] });
const admitting = (...rules: object[]): Fixture => securityGroup("db", ...rules);
/** The rule and the group that open a port. */
const steps = (from: string, port = 5432): readonly string[] => [
  `${from} is admitted to port ${port}`,
  "by security group db",
];
const rejected = (from: string, ...stack: Fixture[]): RejectedCase => ({
  stack: [...stack, db],
  finds: { db: `port 5432 is open to ${from}` },
  evidence: { db: steps(from) },
});

const replica = (properties: Fixture["properties"]): Fixture =>
  resource("aws:rds/instance:Instance", "replica", { vpcSecurityGroupIds: [output(closed, "id")], ...properties });
const vpc = resource("aws:ec2/vpc:Vpc", "main");
const offices = resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices", {
  entries: [{ cidr: "10.8.0.0/16" }, { cidr: "0.0.0.0/0" }],
});
const tools = securityGroup("tools");
/** A resource that carries the group `tools`. */
const tool = (type: string): Fixture => resource(type, "tool", { vpcSecurityGroupIds: [output(tools, "id")] });
const vpn = resource("aws:ec2clientvpn/endpoint:Endpoint", "staff", { securityGroupIds: [output(tools, "id")] });
const admittingTools = admitting(ingress(5432, { securityGroups: [output(tools, "id")] }));
const carriedByItsId = resource("aws:ecs/service:Service", "web", {
  networkConfiguration: { securityGroups: ["sg-0aaaaaaaaaaaaaaaa"] },
});

export default cases(policy, {
  accepts: {
    "the application's group": [app, web, admitting(ingress(5432, { securityGroups: [output(app, "id")] })), db],
    "the group of a service in ECS Express Mode": [
      app,
      resource("aws:ecs/expressGatewayService:ExpressGatewayService", "web", {
        networkConfigurations: [{ securityGroups: [output(app, "id")] }],
      }),
      admitting(ingress(5432, { securityGroups: [output(app, "id")] })),
      db,
    ],
    "another stack's group that the application carries too": [
      carriedByItsId,
      admitting(ingress(5432, { securityGroups: ["sg-0aaaaaaaaaaaaaaaa"] })),
      db,
    ],
    "the application's group, in a rule of its own": [
      app,
      web,
      closed,
      securityGroupRule("app", closed, {
        protocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
        sourceSecurityGroupId: output(app, "id"),
      }),
      db,
    ],
    "the application's group, in a rule of the newer type": [
      app,
      web,
      closed,
      ingressRule("app", closed, {
        ipProtocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
        referencedSecurityGroupId: output(app, "id"),
      }),
      db,
    ],
    "the application's group on every port": [
      app,
      web,
      admitting({ protocol: -1, fromPort: 0, toPort: 0, securityGroups: [output(app, "id")] }),
      db,
    ],
    "the application's group by an id that is known": [
      resource("aws:ec2/securityGroup:SecurityGroup", "app", { id: "sg-1", ingress: [] }),
      resource("aws:ec2/securityGroup:SecurityGroup", "balancers", {
        arn: "arn:aws:ec2:eu-west-1:1:security-group/sg-2",
      }),
      service("web", app),
      balancer,
      admitting(ingress(5432, { securityGroups: ["sg-1"] })),
      db,
    ],
    "other ports to everyone next to it": [
      app,
      web,
      admitting(ingress(22, { cidrBlocks: ["0.0.0.0/0"] }), ingress(5432, { securityGroups: [output(app, "id")] })),
      db,
    ],
    "egress to everyone next to it": [
      app,
      web,
      closed,
      securityGroupRule("out", closed, {
        type: "egress",
        protocol: "-1",
        fromPort: 0,
        toPort: 0,
        cidrBlocks: ["0.0.0.0/0"],
      }),
      resource("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "all", {
        securityGroupId: output(closed, "id"),
        ipProtocol: "-1",
        cidrIpv4: "0.0.0.0/0",
      }),
      ingressRule("app", closed, { ipProtocol: "-1", referencedSecurityGroupId: output(app, "id") }),
      db,
    ],
    "everyone to the web, by another group": [
      app,
      web,
      securityGroup("balancers", ingress(443, { cidrBlocks: ["0.0.0.0/0"] }), UNKNOWN as unknown as object),
      admitting(ingress(5432, { securityGroups: [output(app, "id")] })),
      db,
    ],
    "members of the group itself, next to the application": [
      app,
      web,
      admitting(ingress(5432, { self: true, securityGroups: [output(app, "id")] })),
      db,
    ],
    "a bastion that the settings name": {
      stack: [bastion, admitting(ingress(5432, { securityGroups: [output(bastion, "id")] })), db],
      configuration: { settings: { bastionSecurityGroups: ["bastion"] } },
    },
    "a VPN endpoint that the settings name": {
      stack: [tools, vpn, admittingTools, db],
      configuration: { settings: { bastionSecurityGroups: ["tools"] } },
    },
    "another stack's group that the settings name": {
      stack: [admitting(ingress(5432, { securityGroups: ["sg-0cccccccccccccccc"] })), db],
      configuration: { settings: { bastionSecurityGroups: ["sg-0cccccccccccccccc"] } },
    },
    "spot instances": [tools, tool("aws:ec2/spotInstanceRequest:SpotInstanceRequest"), admittingTools, db],
    "the group itself, by its own id": [
      closed,
      ingressRule("members", closed, { ipProtocol: "-1", referencedSecurityGroupId: output(closed, "id") }),
      db,
    ],
    "an RDS proxy that admits the application": [
      app,
      web,
      securityGroup("tools", ingress(5432, { securityGroups: [output(app, "id")] })),
      resource("aws:rds/proxy:Proxy", "pool", {
        engineFamily: "POSTGRESQL",
        vpcSecurityGroupIds: [output(tools, "id")],
      }),
      admittingTools,
      db,
    ],
    "the default group of the VPC, as AWS creates it": [
      vpc,
      database("db", { ...KEPT, vpcSecurityGroupIds: [output(vpc, "defaultSecurityGroupId")] }),
    ],
  },
  rejects: {
    everyone: rejected("0.0.0.0/0", admitting(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] }))),
    "everyone over IPv6": rejected("::/0", admitting(ingress(5432, { ipv6CidrBlocks: ["::/0"] }))),
    "a replica, whose port is that of its source's engine": {
      stack: [
        database("source", { identifier: "source", vpcSecurityGroupIds: [output(app, "id")] }),
        app,
        admitting(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })),
        replica({ replicateSourceDb: "source" }),
      ],
      finds: { replica: "port 5432 is open to 0.0.0.0/0" },
      evidence: { replica: steps("0.0.0.0/0") },
    },
    "the whole network": rejected("the network 10.0.0.0/16", admitting(ingress(5432, { cidrBlocks: ["10.0.0.0/16"] }))),
    "everyone, in a rule of its own": rejected(
      "0.0.0.0/0",
      closed,
      securityGroupRule("all", closed, { protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"] }),
    ),
    "everyone, in a rule of the newer type": rejected(
      "0.0.0.0/0",
      closed,
      ingressRule("all", closed, { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIpv4: "0.0.0.0/0" }),
    ),
    "everyone over IPv6, in a rule of the newer type": rejected(
      "::/0",
      closed,
      ingressRule("all", closed, { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIpv6: "::/0" }),
    ),
    "the protocol in capitals and ports as text": rejected(
      "0.0.0.0/0",
      admitting({ protocol: "TCP", fromPort: "5432", toPort: "5432", cidrBlocks: ["0.0.0.0/0"] }),
    ),
    "the protocol by its number": rejected(
      "0.0.0.0/0",
      admitting({ protocol: "6", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"] }),
    ),
    "every protocol": rejected(
      "0.0.0.0/0",
      admitting({ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }),
    ),
    "every protocol as a number": rejected(
      "0.0.0.0/0",
      admitting({ protocol: -1, fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }),
    ),
    "a range of ports": rejected(
      "0.0.0.0/0",
      admitting({ protocol: "tcp", fromPort: 5000, toPort: 6000, cidrBlocks: ["0.0.0.0/0"] }),
    ),
    "the load balancer's group": rejected(
      "load balancer web",
      balancers,
      balancer,
      admitting(ingress(5432, { securityGroups: [output(balancers, "id")] })),
    ),
    "a client VPN endpoint": rejected("client VPN endpoint staff", tools, vpn, admittingTools),
    "everyone through an RDS proxy": {
      stack: [
        securityGroup("tools", ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })),
        resource("aws:rds/proxy:Proxy", "pool", {
          engineFamily: "POSTGRESQL",
          vpcSecurityGroupIds: [output(tools, "id")],
        }),
        admittingTools,
        db,
      ],
      finds: { db: "port 5432 is open to 0.0.0.0/0 through RDS proxy pool" },
      evidence: {
        db: [
          "0.0.0.0/0 is admitted to port 5432",
          "by security group tools",
          "RDS proxy pool is admitted to port 5432",
          "by security group db",
        ],
      },
    },
    "everyone, by a prefix list": {
      stack: [offices, admitting(ingress(5432, { prefixListIds: [output(offices, "id")] })), db],
      finds: { db: ["port 5432 is open to the network 10.8.0.0/16", "port 5432 is open to 0.0.0.0/0"] },
      evidence: {
        db: [
          "the network 10.8.0.0/16, of prefix list offices, is admitted to port 5432",
          "by security group db",
          "0.0.0.0/0, of prefix list offices, is admitted to port 5432",
          "by security group db",
        ],
      },
    },
    "everyone, by two halves": {
      stack: [admitting(ingress(5432, { ipv6CidrBlocks: ["::/1", "8000::/1"] })), db],
      finds: { db: ["port 5432 is open to ::/1", "port 5432 is open to 8000::/1"] },
      evidence: { db: [...steps("::/1"), ...steps("8000::/1")] },
    },
    "everyone, by a rule of the VPC's default group": {
      stack: [
        vpc,
        resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "all", {
          securityGroupId: output(vpc, "defaultSecurityGroupId"),
          ipProtocol: "-1",
          cidrIpv4: "0.0.0.0/0",
        }),
        database("db", { vpcSecurityGroupIds: [output(vpc, "defaultSecurityGroupId")] }),
      ],
      finds: { db: "port 5432 is open to 0.0.0.0/0" },
      evidence: {
        db: ["0.0.0.0/0 is admitted to port 5432", "by the default security group of VPC main"],
      },
    },
    "two rules that say the same, once": rejected(
      "0.0.0.0/0",
      admitting(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] }), { protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }),
    ),
    "several sources, each of them": {
      stack: [admitting(ingress(5432, { cidrBlocks: ["192.0.2.0/24", "0.0.0.0/0"] })), db],
      finds: { db: ["port 5432 is open to 192.0.2.0/24", "port 5432 is open to 0.0.0.0/0"] },
      evidence: { db: [...steps("192.0.2.0/24"), ...steps("0.0.0.0/0")] },
    },
    "everyone to another port, where the database listens": {
      stack: [
        admitting(ingress(6000, { cidrBlocks: ["0.0.0.0/0"] })),
        database("db", { port: "6000", vpcSecurityGroupIds: [output(closed, "id")] }),
      ],
      finds: { db: "port 6000 is open to 0.0.0.0/0" },
      evidence: { db: steps("0.0.0.0/0", 6000) },
    },
    "everyone to MySQL's port": {
      stack: [
        admitting(ingress(3306, { cidrBlocks: ["0.0.0.0/0"] })),
        database("db", { engine: "mariadb", vpcSecurityGroupIds: [output(closed, "id")] }),
      ],
      finds: { db: "port 3306 is open to 0.0.0.0/0" },
      evidence: { db: steps("0.0.0.0/0", 3306) },
    },
    "everyone to a cluster": {
      stack: [
        admitting(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })),
        resource("aws:rds/cluster:Cluster", "db", {
          engine: "aurora-postgresql",
          vpcSecurityGroupIds: [output(closed, "id")],
        }),
      ],
      finds: { db: "port 5432 is open to 0.0.0.0/0" },
      evidence: { db: steps("0.0.0.0/0") },
    },
  },
  notApplicable: {
    "a group that lets nobody in": [closed, db],
    "a member of a cluster, which has the cluster's groups": [
      resource("aws:rds/clusterInstance:ClusterInstance", "member", { engine: "aurora-postgresql" }),
    ],
    UDP: [admitting({ protocol: "udp", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"] }), db],
    "a rule of another stack's group": [
      closed,
      ingressRule("other", closed, { securityGroupId: "sg-0other", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
      db,
    ],
  },
  undecided: {
    "the port of a database that is restored from a snapshot": {
      stack: [admitting(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })), replica({ snapshotIdentifier: "last" })],
      at: { replica: "its port is that of the snapshot that it is restored from, which is not part of this stack" },
    },
    "another stack's group": {
      stack: [admitting(ingress(5432, { securityGroups: ["sg-0bbbbbbbbbbbbbbbb"] })), carriedByItsId, db],
      at: { db: "it admits security group sg-0bbbbbbbbbbbbbbbb, which is not part of this stack" },
    },
    "the network's default group": {
      stack: [database()],
      at: { db: "it uses the default security group of the default VPC, which this stack does not show" },
    },
    "a group of another stack": {
      stack: [database("db", { vpcSecurityGroupIds: ["sg-0other"] })],
      at: { db: "it carries security group sg-0other, which is not part of this stack" },
    },
    "a source that nothing in the stack carries": {
      stack: [app, admitting(ingress(5432, { securityGroups: [output(app, "id")] })), db],
      at: { db: "nothing in this stack shows what uses security group app" },
    },
    "a carrier that may not be the application": {
      stack: [tools, tool("aws:dms/replicationInstance:ReplicationInstance"), admittingTools, db],
      at: {
        db: "it admits security group tools of aws.dms.ReplicationInstance tool, which may not be part of the application",
      },
    },
    "a carrier that opens no connections": {
      stack: [tools, tool("aws:docdb/cluster:Cluster"), admittingTools, db],
      at: { db: "it admits security group tools, which in this stack only aws.docdb.Cluster tool carries" },
    },
    "a source of another stack": {
      stack: [admitting(ingress(5432, { securityGroups: ["sg-0other"] })), db],
      at: { db: "it admits security group sg-0other, which is not part of this stack" },
    },
    "a source of another stack next to the application's group": {
      stack: [app, web, admitting(ingress(5432, { securityGroups: [output(app, "id"), "sg-0other"] })), db],
      at: { db: "it admits security group sg-0other, which is not part of this stack" },
    },
    "a prefix list": {
      stack: [admitting(ingress(5432, { prefixListIds: ["pl-1"] })), db],
      at: { db: "it admits prefix list pl-1, which is not part of this stack" },
    },
    "what is no network": {
      stack: [admitting(ingress(5432, { cidrBlocks: ["everybody"] })), db],
      at: { db: "a network of a security group rule is not in CIDR notation" },
    },
    "the first rule, next to one for everyone": {
      stack: [admitting(UNKNOWN as unknown as object, ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })), db],
      at: { db: "ingress[0] is not known before the update" },
      finds: { db: "port 5432 is open to 0.0.0.0/0" },
      evidence: { db: steps("0.0.0.0/0") },
    },
    "the first network, next to everyone": {
      stack: [admitting(ingress(5432, { cidrBlocks: [UNKNOWN, "0.0.0.0/0"] })), db],
      at: { db: "ingress[0].cidrBlocks[0] is not known before the update" },
      finds: { db: "port 5432 is open to 0.0.0.0/0" },
      evidence: { db: steps("0.0.0.0/0") },
    },
    "the group's own rules, next to a rule of its own": {
      stack: [
        resource("aws:ec2/securityGroup:SecurityGroup", "db", { ingress: UNKNOWN }),
        ingressRule("all", closed, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
        db,
      ],
      at: { db: "ingress is not known before the update" },
      finds: { db: "port 5432 is open to 0.0.0.0/0" },
      evidence: { db: steps("0.0.0.0/0") },
    },
    "the first group, next to one that is open": {
      stack: [
        admitting(ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })),
        database("db", { vpcSecurityGroupIds: ["sg-0other", output(closed, "id")] }),
      ],
      at: { db: "it carries security group sg-0other, which is not part of this stack" },
      finds: { db: "port 5432 is open to 0.0.0.0/0" },
      evidence: { db: steps("0.0.0.0/0") },
    },
    "the ports": {
      stack: [admitting({ protocol: "tcp", fromPort: UNKNOWN, toPort: UNKNOWN, cidrBlocks: ["0.0.0.0/0"] }), db],
      at: { db: "ingress[0].fromPort is not known before the update" },
    },
    "whether a rule lets in or out": {
      stack: [
        closed,
        securityGroupRule("late", closed, { type: UNKNOWN, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }),
        db,
      ],
      at: { db: "type is not known before the update" },
    },
  },
});
