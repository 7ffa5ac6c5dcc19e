import * as pulumi from "@pulumi/pulumi";

/** What a component is given: plain values, and outputs where something is not known or depends on a resource. */
export type Arguments = Record<string, pulumi.Input<unknown> | undefined>;

/** Outputs that the components use of their children; what a child does not have stays undefined. */
const OUTPUTS = [
  "allocationId",
  "arn",
  "availabilityZone",
  "bucket",
  "cidrBlock",
  "digest",
  "dnsName",
  "id",
  "ipv6CidrBlock",
  "name",
  "port",
  "privateIp",
  "ref",
  "repoDigest",
  "repositoryUrl",
  "targetImage",
  "targetType",
  "vpcId",
];

/** A resource by its type token, so that no SDK of its provider is needed to register it. */
export class Child extends pulumi.CustomResource {
  constructor(type: string, name: string, inputs: Arguments, options: pulumi.CustomResourceOptions) {
    const outputs = OUTPUTS.filter((output) => output !== "id").map((output) => [output, undefined] as const);
    super(type, name, { ...Object.fromEntries(outputs), ...inputs }, options);
  }

  /** One of the outputs above. */
  output<T = string>(name: string): pulumi.Output<T> {
    return (this as unknown as Record<string, pulumi.Output<T>>)[name] ?? pulumi.output(undefined as unknown as T);
  }
}

/** The version of the AWS provider that the program itself has installed, so that all resources have the same one. */
const awsVersion = process.argv.map((argument) => /^--aws=(.+)$/.exec(argument)?.[1]).find((version) => version);

/** Registers a resource of AWS, e.g. `ecs/service:Service`, as a child of its component. */
export function aws(
  type: string,
  name: string,
  inputs: Arguments,
  parent: pulumi.Resource,
  options: pulumi.CustomResourceOptions = {},
): Child {
  return new Child(`aws:${type}`, name, inputs, { parent, version: awsVersion, ...options });
}

/** Calls a function of AWS, e.g. `ec2/getSubnet:getSubnet`, with the component's provider. */
export function awsFunction<T>(
  token: string,
  args: Arguments,
  parent: pulumi.Resource,
): pulumi.Output<T> {
  return pulumi.runtime.invokeOutput(`aws:${token}`, args, { parent, version: awsVersion }) as pulumi.Output<T>;
}

/** The arguments without some; those that are for the component rather than for its child. */
export function without(args: Arguments, ...names: string[]): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)));
}

/** An argument that holds arguments itself. */
export function nested(args: Arguments, name: string): Arguments | undefined {
  return args[name] as Arguments | undefined;
}

const REFERENCED = {
  ec2: ["instance:Instance", "securityGroup:SecurityGroup", "subnet:Subnet", "vpc:Vpc"],
  ecs: ["cluster:Cluster", "taskDefinition:TaskDefinition"],
  lambda: ["function:Function"],
  lb: ["listener:Listener", "loadBalancer:LoadBalancer", "targetGroup:TargetGroup"],
  alb: ["listener:Listener", "loadBalancer:LoadBalancer", "targetGroup:TargetGroup"],
};

/** Lets resources that a program hands to a component arrive in it as resources. */
export function registerReferences(): void {
  for (const [module, types] of Object.entries(REFERENCED)) {
    for (const type of types) {
      const version = awsVersion ?? "";
      const construct = (name: string, token: string, urn: string) => new Child(token, name, {}, { urn });
      pulumi.runtime.registerResourceModule("aws", `${module}/${type.split(":")[0]}`, { version, construct });
    }
  }
}
