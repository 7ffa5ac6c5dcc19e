import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const certificate = new aws.acm.Certificate("shop", {
  domainName: "shop.example.com",
  subjectAlternativeNames: ["www.example.com"],
  validationMethod: "DNS",
});

// Known: its resources are made; not known: they are not.
pulumi.output(["a", "b"]).apply((names) => names.map((name) => new aws.sns.Topic(name)));
certificate.domainValidationOptions.apply((options) =>
  options.map(
    ({ resourceRecordName, resourceRecordType, resourceRecordValue }) =>
      new aws.route53.Record(`validate-${resourceRecordName}`, {
        zoneId: "Z1",
        name: resourceRecordName,
        type: resourceRecordType,
        records: [resourceRecordValue],
        ttl: 60,
      }),
  ),
);
certificate.domainName.apply((name) => new aws.ssm.Parameter("domain", { type: "String", value: name }));
new aws.ssm.Parameter("lifted", { type: "String", value: certificate.domainValidationOptions[0]!.resourceRecordName });
