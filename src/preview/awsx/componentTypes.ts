/** The components of @pulumi/awsx that are built without their plugin: those whose children facts read. */
export const componentTypes = [
  "awsx:ec2:DefaultVpc",
  "awsx:ec2:Vpc",
  "awsx:ecr:Image",
  "awsx:ecr:RegistryImage",
  "awsx:ecr:Repository",
  "awsx:ecs:EC2Service",
  "awsx:ecs:EC2TaskDefinition",
  "awsx:ecs:FargateService",
  "awsx:ecs:FargateTaskDefinition",
  "awsx:lb:ApplicationLoadBalancer",
  "awsx:lb:NetworkLoadBalancer",
  "awsx:lb:TargetGroupAttachment",
] as const;

export type ComponentType = (typeof componentTypes)[number];
