import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as awsx from "./awsx";

const vpc = new awsx.Vpc("shop", { numberOfAvailabilityZones: 2, natGateways: { strategy: "Single" } });
const virginia = new aws.Provider("virginia", { region: "us-east-1" });
const balancer = new awsx.ApplicationLoadBalancer("web", {
  subnetIds: vpc.publicSubnetIds,
  listener: { port: 443, certificateArn: "arn:aws:acm:eu-central-1:1:certificate/2" },
});
const database = new aws.rds.Instance("db", { instanceClass: "db.t4g.small", password: new pulumi.Config().get("x") });
const repository = new awsx.Repository("Django", {});
const image = new awsx.Image("django", { repositoryUrl: repository.url, context: "./app" });

export const service = new awsx.FargateService(
  "django",
  {
    cluster: "arn:aws:ecs:eu-central-1:1:cluster/shop",
    networkConfiguration: { subnets: vpc.privateSubnetIds },
    taskDefinitionArgs: {
      container: {
        name: "web",
        image: image.imageUri,
        cpu: 512,
        memory: 2048,
        environment: [
          { name: "DEBUG", value: "True" },
          { name: "DATABASE_HOST", value: database.address },
        ],
        portMappings: [{ containerPort: 8000, targetGroup: balancer.defaultTargetGroup }],
      },
    },
  },
  { protect: true },
).service.name;

new awsx.EC2Service("worker", { taskDefinitionArgs: { containers: { worker: { image: "worker", memory: 64 } } } });
new awsx.ApplicationLoadBalancer("public", {}, { providers: { aws: virginia } });
new awsx.NetworkLoadBalancer("mail", { subnetIds: vpc.publicSubnetIds, listeners: [{ port: 25 }, {}] });
new awsx.TargetGroupAttachment("one", { targetGroup: balancer.defaultTargetGroup, instanceId: "i-1" });
new awsx.Trail("audit", {});
new aws.ec2.SecurityGroup("own", { vpcId: vpc.vpcId });

export const url = pulumi.interpolate`https://${balancer.loadBalancer.dnsName}`;
export const gateways = vpc.natGateways.apply((all) => all.length);
