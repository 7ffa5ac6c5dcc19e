import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { vpc } from "./network";
import { choose } from "./posture";

type Peer = Pick<aws.types.input.ec2.SecurityGroupIngress, "cidrBlocks" | "ipv6CidrBlocks" | "securityGroups">;

const tcp = (port: number, peer: Peer) => ({ protocol: "tcp", fromPort: port, toPort: port, ...peer });
const everything = (peer: Peer) => ({ protocol: "-1", fromPort: 0, toPort: 0, ...peer });

const anywhere: Peer = { cidrBlocks: ["0.0.0.0/0"] };
const group = (securityGroup: aws.ec2.SecurityGroup): Peer => ({ securityGroups: [securityGroup.id] });
const network = (block: pulumi.Input<string>): Peer => ({ cidrBlocks: [block] });

export const loadBalancerGroup = new aws.ec2.SecurityGroup("load-balancer", {
  description: "The public reaches the load balancer",
  vpcId: vpc.id,
  ingress: choose({
    secure: [tcp(80, anywhere), tcp(443, anywhere)],
    insecure: [tcp(80, anywhere), tcp(443, anywhere), tcp(8443, anywhere)],
  }),
  egress: [tcp(80, network(vpc.cidrBlock))],
});

export const applicationGroup = new aws.ec2.SecurityGroup("application", {
  description: "The load balancer reaches nginx",
  vpcId: vpc.id,
  ingress: choose({
    secure: [tcp(80, group(loadBalancerGroup))],
    insecure: [everything(anywhere)],
  }),
  egress: [everything(anywhere)],
});

export const databaseGroup = new aws.ec2.SecurityGroup("database", {
  description: "The application reaches PostgreSQL",
  vpcId: vpc.id,
  ingress: choose({
    secure: [tcp(5432, group(applicationGroup))],
    insecure: [tcp(5432, group(applicationGroup)), tcp(5432, anywhere), tcp(5432, { ipv6CidrBlocks: ["::/0"] })],
  }),
});

export const cacheGroup = new aws.ec2.SecurityGroup("cache", {
  description: "The application reaches Redis",
  vpcId: vpc.id,
});

new aws.vpc.SecurityGroupIngressRule("cache-from-application", {
  securityGroupId: cacheGroup.id,
  ipProtocol: "tcp",
  fromPort: 6379,
  toPort: 6379,
  ...choose<Partial<aws.vpc.SecurityGroupIngressRuleArgs>>({
    secure: { referencedSecurityGroupId: applicationGroup.id },
    insecure: { cidrIpv4: "10.0.0.0/8" },
  }),
});
