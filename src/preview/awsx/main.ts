/**
 * A provider plugin that builds components of @pulumi/awsx if their own plugin is not installed. It registers the
 * children that facts read, with the inputs that the real plugin gives them. It is started like any provider plugin,
 * with the engine's address, and with --version and --aws: the versions of the components and of the AWS provider.
 */
import { Socket } from "node:net";
import * as pulumi from "@pulumi/pulumi";
import { LIFELINE } from "../programs/lifeline";
import { type ComponentType } from "./componentTypes";
import { defaultVpcComponent } from "./defaultVpc";
import { image } from "./image";
import { applicationLoadBalancer, networkLoadBalancer } from "./loadBalancer";
import { registerReferences } from "./references";
import { registryImage } from "./registryImage";
import { repository } from "./repository";
import { Component, type Arguments } from "./resource";
import { service } from "./service";
import { targetGroupAttachment } from "./targetGroupAttachment";
import { taskDefinition } from "./taskDefinition";
import { vpc } from "./vpc";

type Build = (name: string, args: Arguments, self: Component) => Arguments;

const builders: Readonly<Record<ComponentType, Build>> = {
  "awsx:ec2:DefaultVpc": defaultVpcComponent,
  "awsx:ec2:Vpc": vpc,
  "awsx:ecr:Image": image,
  "awsx:ecr:RegistryImage": registryImage,
  "awsx:ecr:Repository": repository,
  "awsx:ecs:EC2Service": service("EC2"),
  "awsx:ecs:EC2TaskDefinition": taskDefinition("EC2"),
  "awsx:ecs:FargateService": service("FARGATE"),
  "awsx:ecs:FargateTaskDefinition": taskDefinition("FARGATE"),
  "awsx:lb:ApplicationLoadBalancer": applicationLoadBalancer,
  "awsx:lb:NetworkLoadBalancer": networkLoadBalancer,
  "awsx:lb:TargetGroupAttachment": targetGroupAttachment,
};

function construct(
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
): Promise<pulumi.provider.ConstructResult> {
  const build = builders[type as ComponentType];
  const self = new Component(type, name, options);
  return Promise.resolve({ urn: self.urn, state: build(name, inputs, self) });
}

// The lifeline: this process ends with the one that started it, even if that one is killed.
new Socket({ fd: LIFELINE, readable: true, writable: false })
  .on("error", () => {})
  .on("close", () => process.exit())
  .resume();

registerReferences();
void pulumi.provider.main({ construct }, process.argv.slice(2));
