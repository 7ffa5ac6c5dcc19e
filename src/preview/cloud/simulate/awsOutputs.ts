import { knownString, unwrap } from "../../../wire/outputs";
import { isSimulated, SIMULATED, SIMULATED_ACCOUNT } from "../../../wire/simulated";
import { awsArn, awsId, loadBalancerPath } from "./awsArns";
import { databasePort } from "./awsDerivedOutputs";
import { queueUrl, zoneId } from "./awsIds";
import type { Context } from "./context";
import { digest, hex } from "./marks";

/** The outputs of well-known resources, by AWS's own rules rather than by the name of a property. */
export function awsOutputs(context: Context): Record<string, unknown> {
  const { name, region, inputs, seed } = context;
  switch (context.key) {
    case "lb/loadBalancer": {
      const internal = unwrap(inputs["internal"]) === true ? "internal-" : "";
      return {
        dnsName: `${internal}${markName(name)}-${parseInt(digest(seed).slice(0, 7), 16)}.${region}.elb.amazonaws.com`,
        zoneId: zoneId(`elb ${region}`),
        arnSuffix: loadBalancerPath(context),
      };
    }
    case "lb/targetGroup":
      return { arnSuffix: `targetgroup/${name}/${hex(seed, 16)}` };
    case "rds/instance": {
      const address = `${name}.${SIMULATED}${digest(seed).slice(0, 5)}.${region}.rds.amazonaws.com`;
      const port = databasePort(inputs);
      return {
        address,
        ...(port === undefined ? {} : { endpoint: `${address}:${port}` }),
        resourceId: awsId(context),
      };
    }
    case "rds/cluster": {
      const host = (kind: string) =>
        `${name}.${kind}-${SIMULATED}${digest(seed).slice(0, 5)}.${region}.rds.amazonaws.com`;
      return { endpoint: host("cluster"), readerEndpoint: host("cluster-ro") };
    }
    case "elasticache/replicationGroup": {
      const host = (kind: string) => `${kind}.${name}.${SIMULATED}.${region}.cache.amazonaws.com`;
      return {
        primaryEndpointAddress: host("master"),
        readerEndpointAddress: host("replica"),
        configurationEndpointAddress: host("clustercfg"),
      };
    }
    case "s3/bucket":
      return {
        bucketDomainName: `${name}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      };
    case "acm/certificate":
      return { domainValidationOptions: validationOptions(context) };
    case "secretsmanager/secretVersion": {
      const secretArn = knownString(inputs["secretId"]);
      return secretArn === undefined ? {} : { arn: secretArn, secretArn };
    }
    case "route53/record": {
      const record = knownString(inputs["name"])?.replace(/\.$/, "");
      return record === undefined ? {} : { fqdn: record };
    }
    case "ses/domainDkim":
      return { dkimTokens: dkimTokens(seed) };
    case "sesv2/emailIdentity":
      return { dkimSigningAttributes: { tokens: dkimTokens(seed) } };
    case "ecr/repository":
      return {
        repositoryUrl: `${SIMULATED_ACCOUNT}.dkr.ecr.${region}.amazonaws.com/${name}`,
        registryId: SIMULATED_ACCOUNT,
      };
    case "sqs/queue":
      return { url: queueUrl(context) };
    case "ecs/taskDefinition":
      return { revision: 1, arnWithoutRevision: awsArn(context).replace(/:1$/, "") };
    case "apprunner/service":
      // A host name without a scheme, whatever its own name says.
      return { serviceUrl: `${SIMULATED}${digest(seed).slice(0, 10)}.${region}.awsapprunner.com` };
    case "cloudfront/distribution":
      return { domainName: `d${SIMULATED}${digest(seed).slice(0, 6)}.cloudfront.net` };
  }
  return {};
}

/** One record for each name of the certificate, as programs create one DNS record for each. */
function validationOptions({ inputs, seed }: Context): unknown[] {
  const alternatives = unwrap(inputs["subjectAlternativeNames"]);
  const names = [inputs["domainName"], ...(Array.isArray(alternatives) ? (alternatives as unknown[]) : [])]
    .map((domain) => knownString(domain) ?? `${SIMULATED}.example`)
    .filter((domain, index, all) => all.indexOf(domain) === index);
  return names.map((domain) => ({
    domainName: domain,
    resourceRecordName: `_${SIMULATED}${digest(seed + domain).slice(0, 8)}.${domain.replace(/^\*\./, "")}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${SIMULATED}${digest(domain + seed).slice(0, 8)}.acm-validations.aws.`,
  }));
}

/** SES signs with three keys, and programs create a DNS record for each. */
function dkimTokens(seed: string): string[] {
  return [1, 2, 3].map((index) => `${SIMULATED}${digest(`${seed} ${index}`).slice(0, 8)}`);
}

function markName(name: string): string {
  return isSimulated(name) ? name : `${name}-${SIMULATED}`;
}
