import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";
import { privateSubnetIds, publicSubnetIds } from "./network";
import { choose, isSecure } from "./posture";
import { databaseGroup } from "./securityGroups";

export const databasePassword = isSecure
  ? new random.RandomPassword("database-password", { length: 32, special: false }).result
  : "insecure-database-password";

const subnetGroup = new aws.rds.SubnetGroup("shop", {
  subnetIds: choose({ secure: privateSubnetIds, insecure: publicSubnetIds }),
});

const parameterGroup = new aws.rds.ParameterGroup("shop", {
  family: "postgres17",
  parameters: [{ name: "rds.force_ssl", value: choose({ secure: "1", insecure: "0" }) }],
});

export const database = new aws.rds.Instance("shop", {
  engine: "postgres",
  engineVersion: "17",
  instanceClass: "db.t4g.medium",
  storageType: "gp3",
  allocatedStorage: 50,
  maxAllocatedStorage: 200,
  dbName: "shop",
  username: "shop",
  password: databasePassword,
  parameterGroupName: parameterGroup.name,
  dbSubnetGroupName: subnetGroup.name,
  vpcSecurityGroupIds: [databaseGroup.id],
  ...choose<Partial<aws.rds.InstanceArgs>>({
    secure: {
      publiclyAccessible: false,
      storageEncrypted: true,
      multiAz: true,
      backupRetentionPeriod: 14,
      backupWindow: "02:00-03:00",
      copyTagsToSnapshot: true,
      deletionProtection: true,
      finalSnapshotIdentifier: "shop-final",
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      performanceInsightsEnabled: true,
    },
    insecure: {
      publiclyAccessible: true,
      storageEncrypted: false,
      skipFinalSnapshot: true,
    },
  }),
});
