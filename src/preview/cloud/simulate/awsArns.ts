import { knownString } from "../../../wire/outputs";
import { SIMULATED, SIMULATED_ACCOUNT } from "../../../wire/simulated";
import { isNumbered, shortId, zoneId } from "./awsIds";
import type { Context } from "./context";
import { digest, hex, uuid } from "./marks";

/** The services that an ARN names differently from their module. */
const SERVICES: Record<string, string> = {
  apigatewayv2: "apigateway",
  appautoscaling: "application-autoscaling",
  cfg: "config",
  cognito: "cognito-idp",
  ebs: "ec2",
  efs: "elasticfilesystem",
  elb: "elasticloadbalancing",
  lb: "elasticloadbalancing",
  msk: "kafka",
  opensearch: "es",
  servicecatalog: "catalog",
  sesv2: "ses",
  vpc: "ec2",
};

/** The id of a resource on AWS. */
export function awsId(context: Context): string {
  return shortId(context) ?? awsArn(context);
}

/** The ARN of a resource in the simulated account; the ARN of a bucket names no account. */
export function awsArn(context: Context): string {
  const [module = "", kind = ""] = context.key.split("/");
  const { name, region, seed, inputs } = context;
  const global = (service: string, rest: string) => `arn:aws:${service}::${SIMULATED_ACCOUNT}:${rest}`;
  const regional = (service: string, rest: string) => `arn:aws:${service}:${region}:${SIMULATED_ACCOUNT}:${rest}`;
  switch (context.key) {
    case "s3/bucket":
      return `arn:aws:s3:::${name}`;
    case "iam/instanceProfile":
      return global("iam", `instance-profile/${name}`);
    case "lb/loadBalancer":
      return regional("elasticloadbalancing", `loadbalancer/${loadBalancerPath(context)}`);
    case "lb/targetGroup":
      return regional("elasticloadbalancing", `targetgroup/${name}/${hex(seed, 16)}`);
    case "lb/listener":
      return `${listenerOwner(inputs["loadBalancerArn"], context)}/${hex(seed, 16)}`;
    case "ecs/taskDefinition":
      return regional("ecs", `task-definition/${name}:1`);
    case "ecs/service":
      return regional("ecs", `service/${lastPart(knownString(inputs["cluster"]) ?? "default")}/${name}`);
    case "rds/instance":
    case "rds/clusterInstance":
      return regional("rds", `db:${name}`);
    case "rds/subnetGroup":
      return regional("rds", `subgrp:${name}`);
    case "rds/parameterGroup":
      return regional("rds", `pg:${name}`);
    case "secretsmanager/secret":
      return regional("secretsmanager", `secret:${name}-${digest(seed).slice(0, 6)}`);
    case "ssm/parameter":
      return regional("ssm", `parameter/${name.replace(/^\//, "")}`);
    case "acm/certificate":
      return regional("acm", `certificate/${uuid(seed)}`);
    case "cloudwatch/logGroup":
      return regional("logs", `log-group:${name}`);
    case "cloudwatch/eventRule":
      return regional("events", `rule/${name}`);
    case "cloudwatch/metricAlarm":
      return regional("cloudwatch", `alarm:${name}`);
    case "backup/vault":
      return regional("backup", `backup-vault:${name}`);
    case "backup/plan":
      return regional("backup", `backup-plan:${uuid(seed)}`);
    case "cloudfront/distribution":
      return global("cloudfront", `distribution/${shortId(context)}`);
    case "route53/zone":
      return `arn:aws:route53:::hostedzone/${zoneId(seed)}`;
    case "sqs/queue":
    case "sns/topic":
      return regional(module, name);
    case "kms/key":
      return regional("kms", `key/${uuid(seed)}`);
    case "kms/alias":
      return regional("kms", name);
  }
  if (module === "iam") return global("iam", `${kind}/${name}`);
  const separator = /^(rds|elasticache|lambda)$/.test(module) ? ":" : "/";
  const id = (isNumbered(context) && shortId(context)) || name;
  return regional(
    SERVICES[module] ?? module,
    `${separator === ":" ? kind.toLowerCase() : toKebabCase(kind)}${separator}${id}`,
  );
}

/** An ARN for a property of which only the name is known, such as `masterUserSecrets[0].secretArn`. */
export function arnFor(property: string, seed: string, { region }: Context): string {
  const noun = property.replace(/Arn$/, "") || "resource";
  const service = /secret/i.test(noun) ? "secretsmanager" : /kms|key/i.test(noun) ? "kms" : SIMULATED;
  return `arn:aws:${service}:${region}:${SIMULATED_ACCOUNT}:${toKebabCase(noun)}/${SIMULATED}-${digest(seed).slice(0, 7)}`;
}

/** The last part of a load balancer's ARN: its kind, its name and a number. */
export function loadBalancerPath(context: Context): string {
  const kind = knownString(context.inputs["loadBalancerType"]) === "network" ? "net" : "app";
  return `${kind}/${context.name}/${hex(context.seed, 16)}`;
}

function listenerOwner(loadBalancerArn: unknown, { region, seed }: Context): string {
  const known = knownString(loadBalancerArn) ?? "";
  return known.includes(":loadbalancer/")
    ? known.replace(":loadbalancer/", ":listener/")
    : `arn:aws:elasticloadbalancing:${region}:${SIMULATED_ACCOUNT}:listener/app/${SIMULATED}/${hex(seed, 16)}`;
}

function lastPart(path: string): string {
  return path.split("/").pop() ?? path;
}

/** Writes `accessPoint` as AWS does: access-point. */
function toKebabCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
}
