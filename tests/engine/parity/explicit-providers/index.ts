import * as aws from "@pulumi/aws";

const virginia = new aws.Provider("virginia", { region: "us-east-1", defaultTags: { tags: { team: "shop" } } });
const ireland = new aws.Provider("ireland", {
  region: "eu-west-1",
  assumeRoles: [{ roleArn: "arn:aws:iam::123456789012:role/deployer" }],
});

new aws.s3.Bucket("default");
const certificate = new aws.acm.Certificate(
  "shop",
  { domainName: "shop.example.com", validationMethod: "DNS" },
  { provider: virginia },
);
new aws.acm.CertificateValidation("shop", { certificateArn: certificate.arn }, { provider: virginia });
new aws.s3.Bucket("replica", {}, { provider: ireland });
new aws.s3.Bucket("by-region", { region: "us-west-2" });
