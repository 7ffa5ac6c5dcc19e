const pulumi = require("@pulumi/pulumi");

// RESOURCES resources: components with nine children each, which depend on each other like those of a service. Without
// the SDK's classes, which cost the program itself more than all the rest.
const count = Number(process.env.RESOURCES);

class Resource extends pulumi.CustomResource {
  constructor(type, name, inputs, options) {
    super(`aws:${type}`, name, { arn: undefined, ...inputs }, options);
  }
}

class Service extends pulumi.ComponentResource {
  constructor(name) {
    super("bench:index:Service", name);
    const own = { parent: this };
    const tags = { service: name, team: "shop", environment: "production" };
    const group = new Resource("ec2/securityGroup:SecurityGroup", `${name}-group`, { vpcId: "vpc-1", tags }, own);
    const securityGroups = [group.id];
    const balancer = new Resource("lb/loadBalancer:LoadBalancer", `${name}-balancer`, { securityGroups, tags }, own);
    const bucket = new Resource("s3/bucket:Bucket", `${name}-files`, { tags }, own);
    const role = new Resource("iam/role:Role", `${name}-role`, { assumeRolePolicy: "{}", tags }, own);
    const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [{ Resource: bucket.arn }] });
    new Resource("iam/rolePolicy:RolePolicy", `${name}-policy`, { role: role.id, policy }, own);
    const storage = { engine: "postgres", instanceClass: "db.t4g.micro", allocatedStorage: 20 };
    const access = { vpcSecurityGroupIds: securityGroups, address: undefined, tags };
    const database = new Resource("rds/instance:Instance", `${name}-database`, { ...storage, ...access }, own);
    new Resource("cloudwatch/logGroup:LogGroup", `${name}-logs`, { retentionInDays: 30, tags }, own);
    const environment = [{ name: "DATABASE_HOST", value: database.address }];
    const containerDefinitions = pulumi.jsonStringify([{ name: "django", image: "shop:1", environment }]);
    const task = new Resource(
      "ecs/taskDefinition:TaskDefinition",
      `${name}-task`,
      { family: name, containerDefinitions, executionRoleArn: role.arn, tags },
      own,
    );
    const options = { ...own, dependsOn: [balancer] };
    new Resource("ecs/service:Service", `${name}-service`, { taskDefinition: task.arn, tags }, options);
  }
}

for (let index = 0; index < count / 10; index++) new Service(`service-${index}`);
