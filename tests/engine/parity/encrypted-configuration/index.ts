import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const mail = config.requireSecretObject<{ host: string; password: string }>("mail");

new aws.ssm.Parameter("key", { type: "SecureString", value: config.requireSecret("key") });
new aws.ssm.Parameter("mail", { type: "String", value: mail.host, description: config.require("key") });
