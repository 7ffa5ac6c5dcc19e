import { ingressRules, securityGroups } from "../../src/aws/securityGroups";
import { itReads } from "../facts";
import {
  database,
  ingress,
  ingressRule,
  loadBalancer,
  output,
  resource,
  securityGroup,
  securityGroupRule,
  service,
  UNKNOWN,
} from "../fixtures";

const group = securityGroup("db");
const app = securityGroup("app");

describe("a security group", () => {
  itReads(securityGroups, {
    "that nothing carries": { stack: [group], gives: [{ uses: [] }] },
    "is carried by a service, a load balancer and a database": {
      stack: [
        app,
        service("web", app),
        loadBalancer("web", { securityGroups: [output(app, "id")] }),
        database("db", { vpcSecurityGroupIds: [output(app, "id")] }),
      ],
      gives: [
        {
          uses: [
            { role: "compute", resource: { name: "web" } },
            { role: "loadBalancer", resource: { name: "web" } },
            { role: "passive", resource: { name: "db" } },
          ],
        },
      ],
    },
    "is not carried by the groups and rules that name it": {
      stack: [
        app,
        securityGroup("db", ingress(5432, { securityGroups: [output(app, "id")] })),
        ingressRule("rule", group, { referencedSecurityGroupId: output(app, "id") }),
      ],
      gives: [{ uses: [] }, { uses: [] }],
    },
  });
});

describe("an ingress rule", () => {
  itReads(
    ingressRules,
    {
      "of a group itself": {
        stack: [securityGroup("db", ingress(5432, { cidrBlocks: ["10.0.0.0/16"] }))],
        gives: [
          { group: { label: "security group db" }, sources: [{ kind: "cidr", cidr: "10.0.0.0/16" }], "5432": true },
        ],
      },
      "as a resource of the older type": {
        stack: [
          group,
          securityGroupRule("rule", group, { protocol: "tcp", fromPort: 5432, toPort: 5432, ipv6CidrBlocks: ["::/0"] }),
        ],
        gives: [{ group: { label: "security group db" }, sources: [{ kind: "cidr", cidr: "::/0" }], "5432": true }],
      },
      "as a resource of the newer type": {
        stack: [group, ingressRule("rule", group, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" })],
        gives: [
          { group: { label: "security group db" }, sources: [{ kind: "cidr", cidr: "0.0.0.0/0" }], "5432": true },
        ],
      },
      "is none if it lets traffic out": {
        stack: [group, securityGroupRule("rule", group, { type: "egress", cidrBlocks: ["0.0.0.0/0"] })],
        gives: [],
      },
      "is the same in the VPC's default group": {
        stack: [
          resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", {
            ingress: [ingress(5432, { cidrBlocks: ["0.0.0.0/0"] })],
          }),
        ],
        gives: [{ group: { label: "security group default" }, "5432": true }],
      },
      "for other ports or protocols": {
        stack: [
          securityGroup(
            "db",
            ingress(80, { cidrBlocks: ["0.0.0.0/0"] }),
            { ...ingress(5432, { cidrBlocks: ["0.0.0.0/0"] }), protocol: "udp" },
            { protocol: "6", fromPort: 5000, toPort: 6000, cidrBlocks: ["0.0.0.0/0"] },
            { protocol: "tcp", fromPort: "5432", toPort: "5432", cidrBlocks: ["0.0.0.0/0"] },
          ),
        ],
        gives: [{ "5432": false }, { "5432": false }, { "5432": true }, { "5432": true }],
      },
      "for another group, whose id is unknown": {
        stack: [app, securityGroup("db", ingress(5432, { securityGroups: [output(app, "id")] }))],
        gives: [{ sources: [{ kind: "securityGroup", candidates: [{ label: "security group app" }] }] }],
      },
      "for a group of another stack": {
        stack: [securityGroup("db", ingress(5432, { securityGroups: ["sg-1"] }))],
        gives: [{ sources: [{ kind: "securityGroup", candidates: [{ key: "sg-1", label: "security group sg-1" }] }] }],
      },
      "for a prefix list": {
        stack: [securityGroup("db", ingress(5432, { prefixListIds: ["pl-1"] }))],
        gives: [{ sources: ["? it admits prefix list pl-1, which is not part of this stack"] }],
      },
      "for itself": {
        stack: [securityGroup("db", ingress(5432, { self: true }))],
        gives: [{ sources: [{ kind: "self" }] }],
      },
      "with an unknown address, which hides no other": {
        stack: [securityGroup("db", ingress(5432, { cidrBlocks: ["10.0.0.0/8", UNKNOWN] }))],
        gives: [
          {
            sources: [
              { kind: "cidr", cidr: "10.0.0.0/8" },
              "? ingress[0].cidrBlocks[1] is not known before the update",
            ],
          },
        ],
      },
      "with one unknown port is decided by the other": {
        stack: [securityGroup("db", { protocol: "tcp", fromPort: UNKNOWN, toPort: 80, cidrBlocks: ["0.0.0.0/0"] })],
        gives: [{ "5432": false }],
      },
      "may be more in a group with unknown rules": {
        stack: [resource("aws:ec2/securityGroup:SecurityGroup", "db", { ingress: UNKNOWN })],
        gives: [],
        hides: "ingress is not known before the update",
      },
      "in a group of another stack": {
        stack: [ingressRule("rule", group, { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" })],
        gives: [{ group: { key: "sg-1" } }],
      },
    },
    (rule) => ({ "5432": () => rule.admits(5432) }),
  );
});
