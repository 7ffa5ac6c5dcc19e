import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { domain, zone } from "./dns";
import { region } from "./network";
import { choose, isSecure } from "./posture";

interface MailServer {
  host: pulumi.Input<string>;
  port: string;
  user: pulumi.Input<string>;
  password: pulumi.Input<string>;
}

const configurationSet = new aws.sesv2.ConfigurationSet("shop", {
  configurationSetName: "django-shop",
  deliveryOptions: { tlsPolicy: choose({ secure: "REQUIRE", insecure: "OPTIONAL" }) },
});

const identity = new aws.sesv2.EmailIdentity("shop", {
  emailIdentity: domain,
  configurationSetName: configurationSet.configurationSetName,
});

if (isSecure) {
  const tokens = identity.dkimSigningAttributes.tokens;
  for (const index of [0, 1, 2]) {
    const token = tokens[index]!;
    new aws.route53.Record(`dkim-${index}`, {
      zoneId: zone.zoneId,
      name: pulumi.interpolate`${token}._domainkey.${domain}`,
      type: "CNAME",
      records: [pulumi.interpolate`${token}.dkim.amazonses.com`],
      ttl: 1800,
    });
  }
}

/** The SMTP interface of SES, for a user who may send mail of this domain and do nothing else. */
function sesMailServer(): MailServer {
  const sender = new aws.iam.User("email");
  new aws.iam.UserPolicy("email", {
    user: sender.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ses:SendRawEmail", Resource: [identity.arn, configurationSet.arn] }],
    }),
  });
  const key = new aws.iam.AccessKey("email", { user: sender.name });
  return {
    host: pulumi.interpolate`email-smtp.${region}.amazonaws.com`,
    port: "587",
    user: key.id,
    password: key.sesSmtpPasswordV4,
  };
}

/** A relay without TLS, its password in plain text in the stack's configuration. */
function plainMailServer(): MailServer {
  return {
    host: "smtp.example.com",
    port: "25",
    user: "shop",
    password: new pulumi.Config().require("emailHostPassword"),
  };
}

export const mailServer = isSecure ? sesMailServer() : plainMailServer();
