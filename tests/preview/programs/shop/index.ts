import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const zones = aws.getAvailabilityZonesOutput({ state: "available" });
const account = aws.getCallerIdentityOutput();

const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.0.0.0/16", tags: { Name: "shop" } });
const subnets = [0, 1].map(
  (index) =>
    new aws.ec2.Subnet(`public-${index}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone: zones.names[index],
    }),
);
const web = new aws.ec2.SecurityGroup("web", { vpcId: vpc.id });

const certificate = new aws.acm.Certificate("shop", {
  domainName: "shop.example.com",
  subjectAlternativeNames: ["www.shop.example.com"],
  validationMethod: "DNS",
});
const zone = aws.route53.getZoneOutput({ name: "example.com" });
certificate.domainValidationOptions.apply((options) =>
  options.map(
    (option) =>
      new aws.route53.Record(`validate-${option.domainName}`, {
        zoneId: zone.zoneId,
        name: option.resourceRecordName,
        type: option.resourceRecordType,
        records: [option.resourceRecordValue],
        ttl: 60,
      }),
  ),
);

const balancer = new aws.lb.LoadBalancer("shop", {
  subnets: subnets.map(({ id }) => id),
  securityGroups: [web.id],
});

const password = new random.RandomPassword("database", { length: 24 });
const database = new aws.rds.Instance("shop", {
  engine: "postgres",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  identifier: "shop",
  dbName: "shop",
  username: "shop",
  password: password.result,
});

const media = new aws.s3.Bucket("media", { bucket: "shop-media" });
const readable = aws.iam.getPolicyDocumentOutput({
  statements: [
    {
      actions: ["s3:GetObject"],
      resources: [pulumi.interpolate`${media.arn}/*`],
      principals: [{ type: "AWS", identifiers: ["*"] }],
    },
  ],
});
new aws.s3.BucketPolicy("media", { bucket: media.id, policy: readable.json });

new aws.ecs.TaskDefinition("django", {
  family: "django",
  containerDefinitions: pulumi.jsonStringify([
    {
      name: "django",
      image: "django:5",
      environment: [
        { name: "DEBUG", value: "True" },
        { name: "DATABASE_HOST", value: database.address },
        { name: "DATABASE_PORT", value: pulumi.interpolate`${database.port}` },
      ],
    },
  ]),
});

export const url = pulumi.interpolate`http://${balancer.dnsName}`;
export const accountId = account.accountId;
export const databasePassword = password.result;
