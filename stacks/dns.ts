import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Where the shop is. nginx/secure.conf names it too. */
export const domain = "shop.example.com";

/** Where its files are: a registrable domain of its own, so that an uploaded page never shares the shop's cookies. */
export const filesDomain = "shop-files.example.net";

export const zone = new aws.route53.Zone("shop", { name: domain });
export const filesZone = new aws.route53.Zone("files", { name: filesDomain });

/**
 * Requests a certificate for a zone's own name and proves the name by a DNS record.
 * Returns the ARN, available once the certificate is issued. CloudFront takes certificates of us-east-1 alone.
 */
export function issuedCertificate(name: string, inZone: aws.route53.Zone, region?: string): pulumi.Output<string> {
  const certificate = new aws.acm.Certificate(name, { domainName: inZone.name, validationMethod: "DNS", region });
  const proof = certificate.domainValidationOptions[0]!;
  const record = new aws.route53.Record(`${name}-certificate`, {
    zoneId: inZone.zoneId,
    name: proof.resourceRecordName,
    type: proof.resourceRecordType,
    records: [proof.resourceRecordValue],
    ttl: 300,
  });
  return new aws.acm.CertificateValidation(name, {
    certificateArn: certificate.arn,
    validationRecordFqdns: [record.fqdn],
    region,
  }).certificateArn;
}
