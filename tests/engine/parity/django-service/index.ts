import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.0.0.0/16" });
const subnet = new aws.ec2.Subnet("public", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: true });
const open = new aws.ec2.SecurityGroup("open", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65535, cidrBlocks: ["0.0.0.0/0"] }],
});
const database = new aws.rds.Instance("shop", {
  engine: "postgres",
  instanceClass: "db.t4g.small",
  allocatedStorage: 20,
  username: "shop",
  password: "postgres",
  publiclyAccessible: true,
  skipFinalSnapshot: true,
  backupRetentionPeriod: 0,
  vpcSecurityGroupIds: [open.id],
});
const balancer = new aws.lb.LoadBalancer("shop", { subnets: [subnet.id], securityGroups: [open.id] });
const target = new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 8000, protocol: "HTTP", targetType: "ip" });
new aws.lb.Listener("http", {
  loadBalancerArn: balancer.arn,
  port: 80,
  protocol: "HTTP",
  defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});
const container = (environment: pulumi.Input<{ name: string; value: pulumi.Input<string> }[]>) =>
  pulumi.jsonStringify([
    {
      name: "web",
      image: "example.com/shop:1",
      command: ["python", "manage.py", "runserver", "0.0.0.0:8000"],
      portMappings: [{ containerPort: 8000 }],
      environment,
    },
  ]);
new aws.ecs.TaskDefinition("known", {
  family: "known",
  containerDefinitions: container([
    { name: "DJANGO_SETTINGS_MODULE", value: "shop.settings" },
    { name: "DJANGO_DEBUG", value: "True" },
    { name: "DJANGO_SECRET_KEY", value: "django-insecure-abc" },
    { name: "DJANGO_ALLOWED_HOSTS", value: "*" },
  ]),
});
new aws.ecs.TaskDefinition("unknown", {
  family: "unknown",
  containerDefinitions: container([
    { name: "DJANGO_SETTINGS_MODULE", value: "shop.settings" },
    { name: "DJANGO_DEBUG", value: "True" },
    { name: "DATABASE_HOST", value: database.address },
  ]),
});
new aws.s3.BucketAcl("media", { bucket: new aws.s3.Bucket("media").id, acl: "public-read-write" });
