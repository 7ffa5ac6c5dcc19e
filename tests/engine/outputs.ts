import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Properties = Record<string, unknown>;

interface Created {
  /** The last part of the URN. */
  name: string;
  /** Of a type such as `aws:rds/instance:Instance` the middle: `rds` and `instance`. */
  service: string;
  kind: string;
  inputs: Properties;
}

const ACCOUNT = "123456789012";
const REGION = "us-east-1";
const ZONE = "Z0123456789ABC";

/** What a real provider would fill in, by the property's name whatever the resource. */
const VALUES: Record<string, (created: Created) => unknown> = {
  accountId: () => ACCOUNT,
  address: hostname,
  allocationId: identify,
  arn,
  bucket: physicalName,
  bucketDomainName: (created) => `${physicalName(created)}.s3.amazonaws.com`,
  bucketRegionalDomainName: (created) => `${physicalName(created)}.s3.${REGION}.amazonaws.com`,
  configurationEndpointAddress: hostname,
  dnsName: hostname,
  domainName: hostname,
  domainValidationOptions: ({ inputs }) => [
    {
      domainName: inputs["domainName"],
      resourceRecordName: `_1a2b3c4.${inputs["domainName"] as string}`,
      resourceRecordType: "CNAME",
      resourceRecordValue: "_5d6e7f8.acm-validations.aws.",
    },
  ],
  endpoint: (created) => `${hostname(created)}:${port(created)}`,
  family: ({ name }) => name,
  fqdn: ({ inputs }) => inputs["name"],
  hex: ({ inputs }) => randomBytes(Number(inputs["byteLength"] ?? 8)).toString("hex"),
  hostedZoneId: () => ZONE,
  keyId: identify,
  masterUserSecrets: (created) =>
    created.inputs["manageMasterUserPassword"]
      ? [{ secretArn: arn({ ...created, service: "secretsmanager" }), secretStatus: "active" }]
      : [],
  name: physicalName,
  port,
  primaryEndpointAddress: hostname,
  privateIp: () => "10.0.1.10",
  publicIp: () => "203.0.113.10",
  readerEndpoint: hostname,
  readerEndpointAddress: hostname,
  repositoryUrl: ({ name }) => `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${name}`,
  result: ({ inputs }) => inputs["max"] ?? randomCharacters(Number(inputs["length"] ?? 16)),
  tagsAll: ({ inputs }) => inputs["tags"] ?? {},
  url: (created) => `https://${hostname(created)}`,
  zoneId: () => ZONE,
};

/**
 * Believable outputs of a resource that has just been created: for each property that its type declares and its inputs
 * leave open, the value that the property's name suggests. A property of any other name stays unset.
 *
 * @param type a type token, such as `aws:rds/instance:Instance`
 * @param name the last part of the URN
 */
export function outputs(type: string, name: string, inputs: Properties): Properties {
  const created = describe(type, name, inputs);
  const missing = declaredProperties(type).filter((property) => !(property in inputs) && property in VALUES);
  return Object.fromEntries(missing.map((property) => [property, VALUES[property]?.(created)]));
}

/** The id of a resource that has just been created; parameters as for `outputs`. */
export function identifier(type: string, name: string, inputs: Properties): string {
  return identify(describe(type, name, inputs));
}

function describe(type: string, name: string, inputs: Properties): Created {
  const [, service = "", kind = ""] = type.split(/[:/]/);
  return { name, service, kind, inputs };
}

/** Other resources refer to a bucket by its name and to some resources by their ARN: there the id is the same. */
function identify(created: Created): string {
  switch (created.service) {
    case "s3":
      return physicalName(created);
    case "acm":
    case "alb":
    case "lb":
    case "secretsmanager":
      return arn(created);
    default:
      return `${created.kind}-${created.name}`;
  }
}

/** The properties of a resource type, in and out, read from its class in the installed Node package. */
function declaredProperties(type: string): string[] {
  const [pkg = "", path = ""] = type.split(":");
  const file = join(dirname(require.resolve(`@pulumi/${pkg}/package.json`)), `${path.replace(/^index\//, "")}.js`);
  if (!existsSync(file)) return [];
  const assignments = readFileSync(file, "utf8").matchAll(/resourceInputs\["(\w+)"\] = /g);
  return [...new Set([...assignments].map(([, property = ""]) => property))];
}

function physicalName({ name, inputs }: Created): string {
  return (inputs["name"] ?? inputs["bucket"] ?? `${name}-1a2b3c4`) as string;
}

function hostname(created: Created): string {
  return `${physicalName(created)}.${REGION}.${created.service}.amazonaws.com`;
}

function arn(created: Created): string {
  const { service, kind } = created;
  const name = physicalName(created);
  switch (service) {
    case "s3":
      return `arn:aws:s3:::${name}`;
    case "iam":
      return `arn:aws:iam::${ACCOUNT}:${kind}/${name}`;
    case "secretsmanager":
      return `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-AbCdEf`;
    case "lb":
    case "alb":
      return `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:${kind.toLowerCase()}/app/${name}/0123456789abcdef`;
    case "cloudwatch":
      return `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}`;
    default:
      return `arn:aws:${service}:${REGION}:${ACCOUNT}:${kind}/${name}`;
  }
}

function port({ inputs, service }: Created): number {
  if (service === "elasticache" || service === "memorydb") return 6379;
  return /mysql|mariadb/.test(String(inputs["engine"])) ? 3306 : 5432;
}

function randomCharacters(length: number): string {
  return randomBytes(length).toString("base64url").slice(0, length);
}
