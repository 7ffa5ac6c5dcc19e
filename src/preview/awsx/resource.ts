import * as pulumi from "@pulumi/pulumi";

/** The arguments of a component: plain values, and outputs for what is unknown or depends on a resource. */
export type Arguments = Record<string, unknown>;

/** The outputs of resources that the components use; those that a resource does not have are undefined. */
const OUTPUTS = [
  "allocationId",
  "arn",
  "availabilityZone",
  "bucket",
  "cidrBlock",
  "digest",
  "dnsName",
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
    const outputs = Object.fromEntries(OUTPUTS.map((output) => [output, undefined]));
    super(type, name, { ...outputs, ...inputs }, options);
  }

  /** One of the outputs above. */
  output<T = string>(name: string): pulumi.Output<T> {
    return (this as unknown as Record<string, pulumi.Output<T>>)[name]!;
  }
}

/** A component of a provider, which registers its outputs at its end. */
export class Component extends pulumi.ComponentResource {
  constructor(type: string, name: string, options: pulumi.ComponentResourceOptions) {
    super(type, name, {}, options);
  }

  /** Registers outputs. A component may return more to the program than it registers. */
  override registerOutputs(outputs: Arguments): void {
    super.registerOutputs(outputs);
  }
}

function argument(name: string): string | undefined {
  return process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(`--${name}=`.length);
}

/** The version of the AWS provider that the program has installed, so that all resources use the same one. */
const version = argument("aws");
const ofVersion = version === undefined ? {} : { version };

/** The version of the components that the program requests; the newest by default. */
const asked = argument("version") || "Infinity";

/** Whether the program requests components older than a version such as `2.20`. */
export function isBefore(other: string): boolean {
  const [own, than] = [asked, other].map((text) => text.split(".").map((part) => parseFloat(part)));
  const differing = than!.findIndex((part, index) => (own![index] ?? 0) !== part);
  return differing >= 0 && (own![differing] ?? 0) < than![differing]!;
}

/** Registers a resource of AWS, e.g. `ecs/service:Service`. */
export function aws(
  type: string,
  name: string,
  inputs: Arguments,
  parent: pulumi.Resource,
  dependsOn: pulumi.Resource[] = [],
): Child {
  return new Child(`aws:${type}`, name, inputs, { parent, dependsOn, ...ofVersion });
}

/** The result of a function of AWS, e.g. `ec2/getSubnet:getSubnet`, from the provider of a component. */
export function awsResult<T>(token: string, args: Arguments, parent: pulumi.Resource): pulumi.Output<T> {
  return pulumi.runtime.invokeOutput<T>(`aws:${token}`, args, { parent, ...ofVersion });
}

/** Turns a value that may hold outputs at any depth into one output. */
export function outputOf<T>(value: unknown): pulumi.Output<T> {
  return pulumi.output(value as T) as pulumi.Output<T>;
}

/** An argument that holds arguments itself. */
export function nested(args: Arguments | undefined, name: string): Arguments | undefined {
  return args?.[name] as Arguments | undefined;
}

/** The arguments without the named ones. */
export function without(args: Arguments, ...names: string[]): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)));
}

/** @throws Error in the component's own words if more than one of the named arguments is given. */
export function requireOneAtMost(args: Arguments, ...names: string[]): void {
  const given = names.filter((name) => args[name] !== undefined);
  if (given.length > 1) throw new Error(`Only one of ${given.map((name) => `[${name}]`).join(", ")} can be specified`);
}
