import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { webEnvironment, workerEnvironment } from "./environment";
import { https, nginxTargets } from "./loadBalancer";
import { logsOf } from "./logs";
import { privateSubnetIds, publicSubnetIds } from "./network";
import { nginxContainer, sharedFiles } from "./nginx";
import { choose, isSecure } from "./posture";
import { executionRole, taskRole } from "./roles";
import { applicationGroup } from "./securityGroups";

const repository = new aws.ecr.Repository("django", {
  imageTagMutability: choose({ secure: "IMMUTABLE", insecure: "MUTABLE" }),
  imageScanningConfiguration: { scanOnPush: isSecure },
});
const image = pulumi.interpolate`${repository.repositoryUrl}:${new pulumi.Config().require("imageTag")}`;

export const cluster = new aws.ecs.Cluster("shop", {
  settings: [{ name: "containerInsights", value: choose({ secure: "enabled", insecure: "disabled" }) }],
});

/** Where the containers run, in the form that services and schedules take it. */
export const placement = {
  subnets: choose({ secure: privateSubnetIds, insecure: publicSubnetIds }),
  securityGroups: [applicationGroup.id],
  assignPublicIp: !isSecure,
};

const taskSettings = {
  cpu: "512",
  memory: "1024",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  executionRoleArn: executionRole.arn,
  taskRoleArn: taskRole.arn,
};

// The containers of a task share its network, so nginx finds the application server on 127.0.0.1.
const djangoContainer: aws.ecs.ContainerDefinition = {
  name: "django",
  image,
  essential: true,
  command: choose({
    secure: ["gunicorn", "config.wsgi:application", "--bind", "127.0.0.1:8000", "--workers", "3"],
    insecure: [
      "sh",
      "-c",
      "python manage.py migrate && python manage.py setup --admin-password insecure-admin-password && python manage.py runserver 0.0.0.0:8000",
    ],
  }),
  ...webEnvironment,
  mountPoints: isSecure ? [] : [sharedFiles],
  logConfiguration: logsOf("django"),
};

const webTask = new aws.ecs.TaskDefinition("web", {
  ...taskSettings,
  family: "django-shop-web",
  volumes: isSecure ? [] : [{ name: sharedFiles.sourceVolume }],
  containerDefinitions: pulumi.jsonStringify([nginxContainer, djangoContainer]),
});

new aws.ecs.Service(
  "web",
  {
    cluster: cluster.arn,
    launchType: "FARGATE",
    taskDefinition: webTask.arn,
    desiredCount: 2,
    networkConfiguration: placement,
    loadBalancers: [{ targetGroupArn: nginxTargets.arn, containerName: "nginx", containerPort: 80 }],
  },
  // ECS refuses a target group that no listener uses yet.
  { dependsOn: https },
);

export const workerContainer: aws.ecs.ContainerDefinition = {
  name: "worker",
  image,
  essential: true,
  command: ["celery", "-A", "config.celery_app", "worker", "--loglevel", "INFO"],
  ...workerEnvironment,
  logConfiguration: logsOf("worker"),
};

export const workerTask = new aws.ecs.TaskDefinition("worker", {
  ...taskSettings,
  family: "django-shop-worker",
  containerDefinitions: pulumi.jsonStringify([workerContainer]),
});

new aws.ecs.Service("worker", {
  cluster: cluster.arn,
  launchType: "FARGATE",
  taskDefinition: workerTask.arn,
  desiredCount: 1,
  networkConfiguration: placement,
});
