import assert from "node:assert/strict";
import { isSimulated } from "../../../src/preview";
import { previewed, resource } from "../program";

const PREFIX = "urn:pulumi:dev::awsx::";
const TASK = "awsx:ecs:FargateService$awsx:ecs:FargateTaskDefinition";

async function registered(type: string, name: string) {
  return resource(await previewed("awsx"), type, name);
}

/** The inputs that a component's child is registered with, those that matter here. */
const CHILDREN: [string, string, string, Record<string, unknown>][] = [
  [
    "a Fargate service runs one task in the network it is given",
    "aws:ecs/service:Service",
    "django",
    {
      desiredCount: 1,
      launchType: "FARGATE",
      waitForSteadyState: true,
      cluster: "arn:aws:ecs:eu-central-1:1:cluster/shop",
    },
  ],
  [
    "a Fargate task has a network interface of its own",
    "aws:ecs/taskDefinition:TaskDefinition",
    "django",
    { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
  ],
  [
    "an EC2 service has no size, no count and no network of its own",
    "aws:ecs/service:Service",
    "worker",
    { desiredCount: undefined, launchType: "EC2", networkConfiguration: undefined },
  ],
  [
    "an EC2 task has one too by default",
    "aws:ecs/taskDefinition:TaskDefinition",
    "worker",
    { networkMode: "awsvpc", requiresCompatibilities: ["EC2"] },
  ],
  [
    "a listener on port 443 speaks HTTPS",
    "aws:lb/listener:Listener",
    "web-0",
    { port: 443, protocol: "HTTPS", certificateArn: "arn:aws:acm:eu-central-1:1:certificate/2" },
  ],
  [
    "the target group of that listener speaks HTTPS too",
    "aws:lb/targetGroup:TargetGroup",
    "web",
    { port: 443, protocol: "HTTPS", targetType: "ip" },
  ],
  [
    "a load balancer without a listener has one for HTTP",
    "aws:lb/listener:Listener",
    "public-0",
    { port: 80, protocol: "HTTP" },
  ],
  [
    "a load balancer without a security group has one that is open to the world",
    "aws:ec2/securityGroup:SecurityGroup",
    "public",
    {
      ingress: [{ cidrBlocks: ["0.0.0.0/0"], fromPort: 0, ipv6CidrBlocks: ["::/0"], protocol: "-1", toPort: 0 }],
    },
  ],
  [
    "the first listener of several has its own port",
    "aws:lb/listener:Listener",
    "mail-0",
    { port: 25, protocol: "TCP" },
  ],
  ["the second has the default one", "aws:lb/listener:Listener", "mail-1", { port: 80, protocol: "TCP" }],
  [
    "a public subnet gives its hosts public addresses",
    "aws:ec2/subnet:Subnet",
    "shop-public-1",
    { availabilityZone: "eu-central-1a", cidrBlock: "10.0.64.0/19", mapPublicIpOnLaunch: true },
  ],
  [
    "a private subnet does not",
    "aws:ec2/subnet:Subnet",
    "shop-private-2",
    { availabilityZone: "eu-central-1b", cidrBlock: "10.0.128.0/18", mapPublicIpOnLaunch: false },
  ],
];

describe("components of awsx", function () {
  this.timeout(60_000);

  for (const [behaviour, type, name, expected] of CHILDREN) {
    it(behaviour, async () => {
      const { inputs } = await registered(type, name);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, inputs[key]])), expected);
    });
  }

  it("a component whose children no fact reads stays as it is, and counts as not read", async () => {
    const { resources } = await previewed("awsx");
    assert.deepEqual(
      resources.filter(({ remote }) => remote).map(({ type, name }) => `${type} ${name}`),
      ["awsx:cloudtrail:Trail audit"],
    );
    assert.equal(resources.find(({ type }) => type === "aws:s3/bucket:Bucket")?.name, undefined);
  });

  it("a component's children are inside it", async () => {
    const definition = await registered("aws:ecs/taskDefinition:TaskDefinition", "django");
    assert.equal(definition.urn, `${PREFIX}${TASK}$aws:ecs/taskDefinition:TaskDefinition::django`);
    assert.equal(definition.parent, `${PREFIX}${TASK}::django`);
  });

  it("children are where the program creates the component", async () => {
    const definition = await registered("aws:ecs/taskDefinition:TaskDefinition", "django");
    const component = await registered("awsx:ecs:FargateService", "django");
    assert.equal(component.source?.file, "awsx.ts");
    assert.deepEqual(definition.source, component.source);
  });

  it("containers have the program's environment, and log", async () => {
    const { inputs } = await registered("aws:ecs/taskDefinition:TaskDefinition", "django");
    const [container] = JSON.parse(String(inputs["containerDefinitions"])) as Record<string, unknown>[];
    const [debug, host] = container!["environment"] as { name: string; value: string }[];
    assert.deepEqual(debug, { name: "DEBUG", value: "True" });
    assert.ok(isSimulated(host!.value));
    assert.match(
      String(container!["image"]),
      /^000123000123\.dkr\.ecr\.eu-central-1\.amazonaws\.com\/django-.*@sha256:/,
    );
    assert.deepEqual(container!["portMappings"], [{ containerPort: 8000, hostPort: 443 }]);
    const { logDriver, options } = container!["logConfiguration"] as { logDriver: string; options: object };
    assert.equal(logDriver, "awslogs");
    assert.deepEqual(Object.keys(options), ["awslogs-group", "awslogs-region", "awslogs-stream-prefix"]);
  });

  it("containers depend on what their values come from", async () => {
    const { propertyDependencies } = await registered("aws:ecs/taskDefinition:TaskDefinition", "django");
    const dependencies = propertyDependencies["containerDefinitions"]!;
    for (const urn of [
      "aws:rds/instance:Instance::db",
      "awsx:ecr:Image$docker-build:index:Image::",
      "awsx:lb:ApplicationLoadBalancer$aws:lb/targetGroup:TargetGroup::web",
      `${TASK}$aws:cloudwatch/logGroup:LogGroup::django`,
    ]) {
      assert.ok(
        dependencies.some((one) => one.startsWith(PREFIX + urn)),
        urn,
      );
    }
  });

  it("a service forwards from the target group that its containers name", async () => {
    const { inputs, propertyDependencies } = await registered("aws:ecs/service:Service", "django");
    const group = await registered("aws:lb/targetGroup:TargetGroup", "web");
    assert.deepEqual(inputs["loadBalancers"], [
      { containerName: "web", containerPort: 443, targetGroupArn: group.outputs["arn"] },
    ]);
    assert.ok(propertyDependencies["loadBalancers"]!.includes(group.urn));
  });

  it("the execution role may pull images and write logs", async () => {
    const { resources } = await previewed("awsx");
    const attachment = resources.find(({ name }) => name.startsWith("django-execution-"));
    assert.match(String(attachment?.inputs["policyArn"]), /\/AmazonECSTaskExecutionRolePolicy$/);
  });

  it("private subnets reach the internet through the only gateway", async () => {
    const gateway = await registered("aws:ec2/natGateway:NatGateway", "shop-1");
    for (const name of ["shop-private-1", "shop-private-2"]) {
      const { inputs, propertyDependencies } = await registered("aws:ec2/route:Route", name);
      assert.equal(inputs["destinationCidrBlock"], "0.0.0.0/0");
      assert.deepEqual(propertyDependencies["natGatewayId"], [gateway.urn]);
    }
    const outputs = resource(await previewed("awsx"), "pulumi:pulumi:Stack", "awsx-dev").outputs;
    assert.equal(outputs["gateways"], 1);
  });

  it("what a component gives back is usable in the program, with its dependencies", async () => {
    const { outputs } = resource(await previewed("awsx"), "pulumi:pulumi:Stack", "awsx-dev");
    const balancer = await registered("aws:lb/loadBalancer:LoadBalancer", "web");
    assert.equal(outputs["url"], `https://${String(balancer.outputs["dnsName"])}`);
    const { propertyDependencies } = await registered("aws:ec2/securityGroup:SecurityGroup", "own");
    assert.ok(propertyDependencies["vpcId"]!.includes(`${PREFIX}awsx:ec2:Vpc$aws:ec2/vpc:Vpc::shop`));
  });

  it("children have the component's provider and protection", async () => {
    const balancer = await registered("aws:lb/loadBalancer:LoadBalancer", "public");
    assert.match(balancer.provider, /::virginia::/);
    assert.equal(balancer.outputs["region"], "us-east-1");
    assert.equal((await registered("aws:ecs/service:Service", "django")).options.protect, true);
  });
});
