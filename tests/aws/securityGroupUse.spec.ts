import { securityGroups } from "../../src/aws/securityGroups";
import { itReads, type Row } from "../facts";
import { output, resource, securityGroup, UNKNOWN, type Fixture } from "../fixtures";

const group = securityGroup("app");
const id = output(group, "id");

/** A group, and who carries it if the stack also has these resources. */
const carried = (stack: readonly Fixture[], ...uses: readonly object[]): Row => ({
  stack: [group, ...stack],
  gives: [{ uses }],
});
const by = (type: string, properties: Fixture["properties"]): readonly Fixture[] => [resource(type, "web", properties)];
const unknown = { role: "? which security group settings refers to is not known before the update" };
const compute = { role: "compute", resource: { name: "web" } };

describe("a security group is carried", () => {
  itReads(securityGroups, {
    "by a service of ECS": carried(
      by("aws:ecs/service:Service", { networkConfiguration: { subnets: ["subnet-1"], securityGroups: [id] } }),
      compute,
    ),
    "by a service whose network is not known yet": carried(
      by("aws:ecs/service:Service", { networkConfiguration: id }),
      compute,
    ),
    "by an Express service": carried(
      by("aws:ecs/expressGatewayService:ExpressGatewayService", { networkConfigurations: [{ securityGroups: [id] }] }),
      compute,
    ),
    "by a spot request": carried(
      by("aws:ec2/spotInstanceRequest:SpotInstanceRequest", { vpcSecurityGroupIds: [id] }),
      compute,
    ),
    "by a spot fleet": carried(
      by("aws:ec2/spotFleetRequest:SpotFleetRequest", { launchSpecifications: [{ vpcSecurityGroupIds: [id] }] }),
      compute,
    ),
    "by the interface of a launch template": carried(
      by("aws:ec2/launchTemplate:LaunchTemplate", { networkInterfaces: [{ securityGroups: [id] }] }),
      compute,
    ),
    "by an instance that knows its name": {
      stack: [
        resource("aws:ec2/securityGroup:SecurityGroup", "app", { name: "shop-app" }),
        resource("aws:ec2/instance:Instance", "web", { securityGroups: ["shop-app"] }),
      ],
      gives: [{ uses: [compute] }],
    },
    "by what knows its id, in a list or in a text": {
      stack: [
        resource("aws:ec2/securityGroup:SecurityGroup", "app", { id: "sg-1" }),
        ...by("aws:elasticbeanstalk/environment:Environment", {
          settings: [{ namespace: "aws:autoscaling:launchconfiguration", name: "SecurityGroups", value: "sg-0, sg-1" }],
        }),
      ],
      gives: [{ uses: [compute] }],
    },
    "by the tasks of a state machine": carried(by("aws:sfn/stateMachine:StateMachine", { definition: id }), compute),
    "by a managed node's capacity provider": carried(
      by("aws:ecs/capacityProvider:CapacityProvider", {
        managedInstancesProvider: { instanceLaunchTemplate: { networkConfiguration: { securityGroups: [id] } } },
      }),
      compute,
    ),
    "by the instances of Elastic Beanstalk": carried(
      by("aws:elasticbeanstalk/environment:Environment", {
        settings: [{ namespace: "aws:autoscaling:launchconfiguration", name: "SecurityGroups", value: id }],
      }),
      compute,
    ),
    "by the load balancer of Elastic Beanstalk": carried(
      by("aws:elasticbeanstalk/environment:Environment", {
        settings: [{ namespace: "aws:elbv2:loadbalancer", name: "SecurityGroups", value: id }],
      }),
      { role: "loadBalancer", label: "load balancer of web" },
    ),
    "by both": carried(
      by("aws:elasticbeanstalk/environment:Environment", {
        settings: [
          { namespace: "aws:autoscaling:launchconfiguration", name: "SecurityGroups", value: id },
          { namespace: "aws:elbv2:loadbalancer", name: "SecurityGroups", value: id },
        ],
      }),
      compute,
      { role: "loadBalancer" },
    ),
    "by one of both, which is not known before the update": {
      stack: [
        group,
        securityGroup("balancer"),
        resource("aws:elasticbeanstalk/environment:Environment", "web", {
          settings: [
            { namespace: "aws:autoscaling:launchconfiguration", name: "SecurityGroups", value: id },
            {
              namespace: "aws:elbv2:loadbalancer",
              name: "SecurityGroups",
              value: output(securityGroup("balancer"), "id"),
            },
          ],
        }),
      ],
      gives: [{ uses: [unknown, unknown] }, { uses: [unknown, unknown] }],
    },
    "by what an attachment puts it on": carried(
      [
        resource("aws:ec2/instance:Instance", "web"),
        resource("aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment", "app", {
          securityGroupId: id,
          networkInterfaceId: output(resource("aws:ec2/instance:Instance", "web"), "primaryNetworkInterfaceId"),
        }),
      ],
      compute,
    ),
    "by an interface that the stack does not show": carried(
      by("aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment", {
        securityGroupId: id,
        networkInterfaceId: "eni-1",
      }),
      { role: "other", label: "aws.ec2.NetworkInterfaceSecurityGroupAttachment web" },
    ),
    "by a VPC endpoint, through an association": carried(
      [
        resource("aws:ec2/vpcEndpoint:VpcEndpoint", "logs"),
        resource("aws:ec2/securityGroupAssociation:SecurityGroupAssociation", "logs", {
          securityGroupId: id,
          vpcEndpointId: output(resource("aws:ec2/vpcEndpoint:VpcEndpoint", "logs"), "id"),
        }),
      ],
      { role: "passive", label: "aws.ec2.VpcEndpoint logs" },
    ),
    "by a client VPN endpoint": carried(by("aws:ec2clientvpn/endpoint:Endpoint", { securityGroupIds: [id] }), {
      role: "entrance",
      label: "client VPN endpoint web",
    }),
    "by an RDS proxy": carried(by("aws:rds/proxy:Proxy", { vpcSecurityGroupIds: [id] }), {
      role: "proxy",
      label: "RDS proxy web",
    }),
    "by what nothing here knows": carried(
      by("aws:glue/connection:Connection", { physicalConnectionRequirements: { securityGroupIdLists: [id] } }),
      { role: "other", label: "aws.glue.Connection web" },
    ),
    "by a component whose parts are not seen": carried(by("eks:index:Cluster", { nodeSecurityGroup: id }), {
      role: "other",
      label: "eks.Cluster web",
    }),
    "not by what only mentions it": carried([
      resource("aws:ssm/parameter:Parameter", "id", { value: id }),
      resource("aws:lambda/function:Function", "starts", { environment: { variables: { SECURITY_GROUP_ID: id } } }),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", { remoteAccess: { sourceSecurityGroupIds: [id] } }),
      resource("aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation", "peer", { securityGroupId: id }),
    ]),
    "not by what carries another one that is not known yet": carried([
      resource("aws:lambda/function:Function", "web", { vpcConfig: { securityGroupIds: [UNKNOWN] } }),
    ]),
  });
});

describe("the default security group of a VPC is carried", () => {
  const vpc = resource("aws:ec2/vpc:Vpc", "main");
  const subnet = resource("aws:ec2/subnet:Subnet", "private", { vpcId: output(vpc, "id") });
  const adopted = resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "adopted", {
    vpcId: output(vpc, "id"),
  });
  itReads(securityGroups, {
    "by what the VPC's output names it to": {
      stack: [
        vpc,
        resource("aws:lambda/function:Function", "web", {
          vpcConfig: { securityGroupIds: [output(vpc, "defaultSecurityGroupId")] },
        }),
      ],
      gives: [{ resource: { name: "main" }, uses: [compute] }],
    },
    "as the group of the resource that adopts it": {
      stack: [
        vpc,
        adopted,
        resource("aws:lambda/function:Function", "web", {
          vpcConfig: { securityGroupIds: [output(vpc, "defaultSecurityGroupId")] },
        }),
      ],
      gives: [{ resource: { name: "adopted" }, uses: [compute] }],
    },
    "by an instance in its subnet that names no group": {
      stack: [vpc, subnet, resource("aws:ec2/instance:Instance", "web", { subnetId: output(subnet, "id") })],
      gives: [{ uses: [compute] }],
    },
    "by a service in its subnet that names no group": {
      stack: [
        vpc,
        subnet,
        resource("aws:ecs/service:Service", "web", { networkConfiguration: { subnets: [output(subnet, "id")] } }),
      ],
      gives: [{ uses: [compute] }],
    },
    "not by an instance whose template names its groups": {
      stack: [
        vpc,
        subnet,
        resource("aws:ec2/instance:Instance", "web", {
          subnetId: output(subnet, "id"),
          launchTemplate: { id: "lt-1" },
        }),
      ],
      gives: [{ uses: [] }],
    },
    "not by a network load balancer, which may have none": {
      stack: [
        vpc,
        subnet,
        resource("aws:lb/loadBalancer:LoadBalancer", "web", {
          loadBalancerType: "network",
          subnets: [output(subnet, "id")],
        }),
      ],
      gives: [{ uses: [] }],
    },
    "not by an instance in another VPC": {
      stack: [vpc, resource("aws:ec2/instance:Instance", "web", { subnetId: "subnet-1" })],
      gives: [{ uses: [] }],
    },
  });
});
