import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";

const password = new random.RandomPassword(
  "database",
  { length: 32, keepers: { rotation: "1" } },
  { additionalSecretOutputs: ["bcryptHash"], protect: true },
);
const database = new aws.rds.Instance(
  "shop",
  {
    engine: "postgres",
    instanceClass: "db.t4g.small",
    allocatedStorage: 20,
    username: "shop",
    password: password.result,
    tags: { team: "shop" },
  },
  {
    protect: true,
    ignoreChanges: ["tags", "engineVersion"],
    replaceOnChanges: ["engine"],
    additionalSecretOutputs: ["username", "endpoint"],
    customTimeouts: { create: "1h30m", update: "45m", delete: "90s" },
  },
);
new aws.rds.Instance(
  "replica",
  { replicateSourceDb: database.identifier, instanceClass: "db.t4g.small" },
  { retainOnDelete: true },
);
new aws.lb.TargetGroup(
  "web",
  { port: 8000, protocol: "HTTP", targetType: "ip", vpcId: "vpc-1" },
  { deleteBeforeReplace: true },
);
new aws.lb.TargetGroup(
  "api",
  { port: 8000, protocol: "HTTP", targetType: "ip", vpcId: "vpc-1" },
  { deleteBeforeReplace: false },
);
new aws.s3.Bucket("logs", {}, { deletedWith: database, version: "7.0.0" });
new aws.sns.Topic("alarms", {}, { hideDiffs: ["tags"], replaceWith: [database] } as object);
