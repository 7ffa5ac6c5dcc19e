import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";

/** The components of @pulumi/awsx as its SDK declares them: built by their provider, outputs named in advance. */
function remote(type: string, outputs: string[]) {
  return class extends pulumi.ComponentResource {
    constructor(name: string, args: object, options: pulumi.ComponentResourceOptions = {}) {
      const properties = { ...Object.fromEntries(outputs.map((output) => [output, undefined])), ...args };
      super(`awsx:${type}`, name, properties, { version: "2.21.0", ...options }, true);
    }
  };
}

export class Vpc extends remote("ec2:Vpc", ["vpcId", "publicSubnetIds", "privateSubnetIds", "natGateways"]) {
  declare readonly vpcId: pulumi.Output<string>;
  declare readonly publicSubnetIds: pulumi.Output<string[]>;
  declare readonly privateSubnetIds: pulumi.Output<string[]>;
  declare readonly natGateways: pulumi.Output<aws.ec2.NatGateway[]>;
}

export class ApplicationLoadBalancer extends remote("lb:ApplicationLoadBalancer", [
  "loadBalancer",
  "defaultTargetGroup",
  "listeners",
  "vpcId",
]) {
  declare readonly loadBalancer: pulumi.Output<aws.lb.LoadBalancer>;
  declare readonly defaultTargetGroup: pulumi.Output<aws.lb.TargetGroup>;
}

export const NetworkLoadBalancer = remote("lb:NetworkLoadBalancer", ["loadBalancer", "defaultTargetGroup"]);

export class FargateService extends remote("ecs:FargateService", ["service", "taskDefinition"]) {
  declare readonly service: pulumi.Output<aws.ecs.Service>;
}

export const EC2Service = remote("ecs:EC2Service", ["service", "taskDefinition"]);

export class Repository extends remote("ecr:Repository", ["repository", "url"]) {
  declare readonly url: pulumi.Output<string>;
}

export class Image extends remote("ecr:Image", ["imageUri"]) {
  declare readonly imageUri: pulumi.Output<string>;
}

export const Trail = remote("cloudtrail:Trail", ["trail"]);

export const TargetGroupAttachment = remote("lb:TargetGroupAttachment", ["targetGroupAttachment"]);
