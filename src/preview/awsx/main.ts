/**
 * A provider plugin that builds the components of @pulumi/awsx as their own plugin does, for where that one is not
 * installed. It is started like any provider plugin: with the engine's address, and --version and --aws, the versions
 * of the components and of the AWS provider.
 */
import { Socket } from "node:net";
import * as pulumi from "@pulumi/pulumi";
import { LIFELINE } from "../programs/lifeline";
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
import { trail } from "./trail";
import { vpc } from "./vpc";

type Build = (name: string, args: Arguments, self: Component) => Arguments;

const COMPONENTS: Record<string, Build> = {
  "awsx:cloudtrail:Trail": trail,
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
  const build = COMPONENTS[type];
  if (build === undefined) throw new Error(`unknown resource type ${type}`);
  const self = new Component(type, name, options);
  return Promise.resolve({ urn: self.urn, state: build(name, inputs, self) });
}

// The lifeline: it ends when the process that started this one does, however that was.
new Socket({ fd: LIFELINE, readable: true, writable: false })
  .on("error", () => {})
  .on("close", () => process.exit())
  .resume();

registerReferences();
void pulumi.provider.main({ construct }, process.argv.slice(2));
