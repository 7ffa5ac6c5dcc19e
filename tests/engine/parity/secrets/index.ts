import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const key = pulumi.secret("django-insecure-key");
const generated = new random.RandomPassword("generated", { length: 50 });

new aws.ssm.Parameter("key", { type: "SecureString", value: key });
new aws.ssm.Parameter("generated", { type: "SecureString", value: generated.result });
new aws.ssm.Parameter("open", { type: "String", value: pulumi.unsecret(key) });
new aws.secretsmanager.SecretVersion("both", {
  secretId: new aws.secretsmanager.Secret("both", {}, { additionalSecretOutputs: ["arn"] }).id,
  secretString: pulumi.jsonStringify({ key, password: generated.result }),
});
new aws.lambda.Function("web", {
  role: "arn:aws:iam::123456789012:role/web",
  runtime: "python3.13",
  handler: "web.handler",
  code: new pulumi.asset.AssetArchive({ "web.py": new pulumi.asset.StringAsset("handler = None") }),
  environment: { variables: { DJANGO_SECRET_KEY: key, DJANGO_DEBUG: "False", PASSWORD: generated.result } },
  tags: pulumi.secret({ team: "shop" }),
  layers: [
    pulumi.secret("arn:aws:lambda:eu-central-1:123456789012:layer:shop:1"),
    "arn:aws:lambda:eu-central-1:123456789012:layer:shop:2",
  ],
});
export const password = generated.result;
export const nested = { key, plain: 1 };
