import * as aws from "@pulumi/aws";
import { database } from "./database";
import { mediaBucket } from "./files";
import { isSecure } from "./posture";

/** What cannot be built again: the database and what the customers uploaded. */
function backUpDaily(): void {
  const vault = new aws.backup.Vault("shop");

  const plan = new aws.backup.Plan("shop", {
    rules: [
      {
        ruleName: "daily",
        targetVaultName: vault.name,
        schedule: "cron(0 3 * * ? *)",
        lifecycle: { deleteAfter: 35 },
      },
    ],
  });

  const role = new aws.iam.Role("backup", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "backup.amazonaws.com" }),
  });
  const permissions = {
    database: aws.iam.ManagedPolicy.AWSBackupServiceRolePolicyForBackup,
    files: "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
  };
  for (const [name, policyArn] of Object.entries(permissions))
    new aws.iam.RolePolicyAttachment(`backup-${name}`, { role: role.name, policyArn });

  new aws.backup.Selection("shop", {
    planId: plan.id,
    iamRoleArn: role.arn,
    resources: [database.arn, mediaBucket.arn],
  });
}

if (isSecure) backUpDaily();
