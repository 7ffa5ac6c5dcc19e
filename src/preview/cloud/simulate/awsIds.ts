import { SIMULATED, SIMULATED_ACCOUNT } from "../../../wire/simulated";
import type { Context } from "./context";
import { digest, hex, uuid } from "./marks";

/** The prefixes of the ids that EC2 and related services assign: a prefix and 17 hexadecimal digits. */
const ID_PREFIXES: Record<string, string> = {
  "ebs/volume": "vol",
  "ec2/ami": "ami",
  "ec2/egressOnlyInternetGateway": "eigw",
  "ec2/eip": "eipalloc",
  "ec2/flowLog": "fl",
  "ec2/instance": "i",
  "ec2/internetGateway": "igw",
  "ec2/launchTemplate": "lt",
  "ec2/managedPrefixList": "pl",
  "ec2/natGateway": "nat",
  "ec2/networkAcl": "acl",
  "ec2/networkInterface": "eni",
  "ec2/routeTable": "rtb",
  "ec2/routeTableAssociation": "rtbassoc",
  "ec2/securityGroup": "sg",
  "ec2/securityGroupRule": "sgrule",
  "ec2/subnet": "subnet",
  "ec2/vpc": "vpc",
  "ec2/vpcDhcpOptions": "dopt",
  "ec2/vpcEndpoint": "vpce",
  "ec2/vpcPeeringConnection": "pcx",
  "efs/accessPoint": "fsap",
  "efs/fileSystem": "fs",
  "efs/mountTarget": "fsmt",
  "vpc/securityGroupEgressRule": "sgr",
  "vpc/securityGroupIngressRule": "sgr",
};

/** The resources whose id is their name. */
const NAMED = new Set([
  "autoscaling/group",
  "backup/vault",
  "cloudwatch/eventRule",
  "cloudwatch/logGroup",
  "cloudwatch/metricAlarm",
  "dynamodb/table",
  "ec2/keyPair",
  "ecr/repository",
  "ecs/taskDefinition",
  "elasticache/cluster",
  "elasticache/parameterGroup",
  "elasticache/replicationGroup",
  "elasticache/subnetGroup",
  "iam/group",
  "iam/instanceProfile",
  "iam/role",
  "iam/user",
  "kms/alias",
  "lambda/function",
  "rds/cluster",
  "rds/clusterInstance",
  "rds/clusterParameterGroup",
  "rds/parameterGroup",
  "rds/subnetGroup",
  "s3/bucket",
  "ssm/parameter",
]);

const UUIDS = new Set(["backup/plan", "kms/key", "wafv2/webAcl"]);

/** The id of a resource on AWS, or `undefined` if its ARN is its id. */
export function shortId(context: Context): string | undefined {
  const prefix = ID_PREFIXES[context.key];
  if (prefix !== undefined) return numberedId(prefix, context.seed);
  if (NAMED.has(context.key)) return context.name;
  if (UUIDS.has(context.key)) return uuid(context.seed);
  switch (context.key) {
    case "route53/zone":
      return zoneId(context.seed);
    case "rds/instance":
      return `db-${SIMULATED.toUpperCase()}${digest(context.seed).slice(0, 17).toUpperCase()}`;
    case "cloudfront/distribution":
      return `E${SIMULATED.toUpperCase()}${digest(context.seed).slice(0, 6).toUpperCase()}`;
    case "sqs/queue":
      return queueUrl(context);
    case "cognito/userPool":
      return `${context.region}_${SIMULATED}${digest(context.seed).slice(0, 4)}`;
  }
  const [module = "", kind = ""] = context.key.split("/");
  return /^(ec2|vpc|ebs)$/.test(module) ? numberedId(kind, context.seed) : undefined;
}

/** Whether the id of a resource is a prefix and 17 hexadecimal digits. */
export function isNumbered({ key }: Context): boolean {
  return key in ID_PREFIXES;
}

export function numberedId(prefix: string, seed: string): string {
  return `${prefix}-0${hex(seed, 16)}`;
}

export function zoneId(seed: string): string {
  return `Z0${SIMULATED.toUpperCase()}${digest(seed).slice(0, 8).toUpperCase()}`;
}

export function queueUrl(context: Context): string {
  return `https://sqs.${context.region}.amazonaws.com/${SIMULATED_ACCOUNT}/${context.name}`;
}

/** The short form of a region in zone ids: `euc1` for eu-central-1. */
export function shortRegion(region: string): string {
  const [area = "", direction = "", number = ""] = region.split("-");
  return `${area}${direction.replace(/north|south|east|west|central/g, (word) => word.charAt(0))}${number}`;
}
