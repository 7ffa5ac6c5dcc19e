import { SIMULATED_ACCOUNT } from "../../../wire/simulated";
import { awsArn } from "./awsArns";
import { physicalName, type Context } from "./context";
import { digest, hex, uuid } from "./marks";

/** The ids of what EC2 and its kin number: a prefix and 17 hexadecimal digits. */
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

/** What is known by its name. */
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

/** The id of a resource on AWS. */
export function awsId(context: Context): string {
  const prefix = ID_PREFIXES[context.key];
  if (prefix !== undefined) return numberedId(prefix, context.seed);
  if (NAMED.has(context.key)) return physicalName(context);
  if (UUIDS.has(context.key)) return uuid(context.seed);
  switch (context.key) {
    case "route53/zone":
      return zoneId(context.seed);
    case "rds/instance":
      return `db-SIMULATED${digest(context.seed).slice(0, 17).toUpperCase()}`;
    case "cloudfront/distribution":
      return `ESIMULATED${digest(context.seed).slice(0, 6).toUpperCase()}`;
    case "sqs/queue":
      return queueUrl(context);
    case "cognito/userPool":
      return `${context.region}_simulated${digest(context.seed).slice(0, 4)}`;
  }
  return /^(ec2|vpc|ebs)\//.test(context.key)
    ? numberedId(context.key.split("/")[1] ?? "", context.seed)
    : awsArn(context);
}

/** Whether EC2 or its kin number a resource. */
export function isNumbered({ key }: Context): boolean {
  return key in ID_PREFIXES;
}

export function numberedId(prefix: string, seed: string): string {
  return `${prefix}-0${hex(seed, 16)}`;
}

export function zoneId(seed: string): string {
  return `Z0SIMULATED${digest(seed).slice(0, 8).toUpperCase()}`;
}

export function queueUrl(context: Context): string {
  return `https://sqs.${context.region}.amazonaws.com/${SIMULATED_ACCOUNT}/${physicalName(context)}`;
}

/** `euc1` for eu-central-1, as zone ids have it. */
export function shortRegion(region: string): string {
  const [area = "", direction = "", number = ""] = region.split("-");
  return `${area}${direction.replace(/north|south|east|west|central/g, (word) => word.charAt(0))}${number}`;
}
