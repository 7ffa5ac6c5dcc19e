import { knownString } from "../../../wire/outputs";
import { secret, withoutSecrets } from "../../../wire/secrets";
import { UNKNOWN } from "../../../wire/sentinels";
import { SIMULATED, SIMULATED_ACCOUNT, SIMULATED_PORT, SIMULATED_SECRET } from "../../../wire/simulated";
import { awsArn, awsId } from "./awsArns";
import { numberedId, shortRegion } from "./awsIds";
import { awsOutputs } from "./awsOutputs";
import { keyOf, kindOf, regionOf, type Context } from "./context";
import { automaticName, digest, SIMULATED_NETWORK } from "./marks";
import { nameArgument } from "./names";
import { policyDocument } from "./policyDocument";
import type { Shapes } from "./shapes";
import { stdResult } from "./std";
import type { Values } from "./values";

type Properties = Record<string, unknown>;

/**
 * The result of a provider's function: computed if that needs no cloud, else what AWS is known to answer if programs
 * rely on it, else made up from the result type that the installed SDK declares. Arguments that are part of the result
 * are echoed.
 */
export function invokeResult(
  token: string,
  args: Properties,
  provider: Properties,
  shapes: Shapes,
  values: Values,
): Properties {
  const plain = withoutSecrets(args);
  const context = functionContext(token, plain, provider);
  const known = knownResult(token, context);
  const members = shapes.result(token) ?? [];
  const echoed = Object.fromEntries(members.filter(({ name }) => name in plain).map(({ name }) => [name, plain[name]]));
  const wanted = members.filter(({ name }) => !(name in echoed));
  return {
    ...values.members(wanted, "", context),
    ...(members.length === 0
      ? known
      : pick(
          known,
          wanted.map(({ name }) => name),
        )),
    ...echoed,
  };
}

/** A function that finds a resource knows the rules of that resource: `lb/getLoadBalancer` those of lb/loadBalancer. */
function functionContext(token: string, args: Properties, provider: Properties): Context {
  const key = keyOf(token).replace(/\/get([A-Z])/, (_match, initial: string) => `/${initial.toLowerCase()}`);
  const seed = `${token} ${JSON.stringify(args)}`;
  const named = nameArgument(kindOf(key), Object.keys(args));
  return {
    key,
    pkg: token.split(":")[0] ?? "",
    logicalName: kindOf(key),
    name: (named !== undefined && knownString(args[named])) || automaticName(`${kindOf(key)}-`, seed),
    seed,
    region: regionOf(args, provider),
    inputs: args,
  };
}

/** The results that are computed, or follow the rules of the cloud rather than the declared type. */
function knownResult(token: string, context: Context): Properties {
  switch (context.pkg) {
    case "aws":
      return awsResult(context);
    case "awsx":
      return token === "awsx:ec2:getDefaultVpc" ? defaultVpc(context) : {};
    case "std":
      return stdResult(token.split(":").pop() ?? "", context.inputs) ?? {};
  }
  return {};
}

/** The subnets of AWS's default network are public. */
function defaultVpc(context: Context): Properties {
  const { ids } = awsResult({ ...context, key: "ec2/subnets" });
  return { vpcId: awsId({ ...context, key: "ec2/vpc" }), publicSubnetIds: ids, privateSubnetIds: [] };
}

function awsResult(context: Context): Properties {
  const singular = { ...context, key: context.key.replace(/(Id)?s$/, "") };
  return {
    ...awsOutputs(context),
    arn: awsArn(context),
    id: awsId(context),
    name: context.name,
    region: context.region,
    // Programs pick several elements of a list, such as a subnet in each zone.
    ids: [1, 2, 3].map((index) => awsId({ ...singular, seed: `${context.seed} ${index}` })),
    ...(RESULTS[context.key]?.(context) ?? {}),
  };
}

const RESULTS: Record<string, (context: Context) => Properties> = {
  "index/availabilityZones": ({ region }) => ({
    id: region,
    names: ["a", "b", "c"].map((letter) => `${region}${letter}`),
    zoneIds: [1, 2, 3].map((index) => `${shortRegion(region)}-az${index}`),
    groupNames: [region],
  }),
  "index/callerIdentity": () => ({
    id: SIMULATED_ACCOUNT,
    accountId: SIMULATED_ACCOUNT,
    arn: `arn:aws:iam::${SIMULATED_ACCOUNT}:user/${SIMULATED}`,
    userId: `AIDA${SIMULATED.toUpperCase()}`,
  }),
  "index/region": ({ region, inputs }) => {
    const name = typeof inputs["name"] === "string" ? inputs["name"] : region;
    return { id: name, name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
  },
  "index/partition": () => ({
    id: "aws",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "iam/policyDocument": ({ inputs, seed }) => ({
    id: `${SIMULATED}-${digest(seed).slice(0, 7)}`,
    ...policyDocument(inputs),
    version: "2012-10-17",
  }),
  "ec2/ami": ({ seed, inputs }) => {
    const id = numberedId("ami", seed);
    const arm = JSON.stringify(inputs).includes("arm64");
    return {
      id,
      imageId: id,
      name: `${SIMULATED}-ami`,
      architecture: arm ? "arm64" : "x86_64",
      rootDeviceName: "/dev/xvda",
    };
  },
  // Somebody decided whether a subnet is public. A made-up value would decide it for programs that ask.
  "ec2/subnet": () => ({ mapPublicIpOnLaunch: UNKNOWN }),
  "ec2/prefixList": ({ seed }) => ({ id: numberedId("pl", seed), cidrBlocks: [SIMULATED_NETWORK] }),
  "ecr/authorizationToken": registryLogin,
  "ecr/credentials": registryLogin,
  "route53/zone": (context) => ({
    id: awsId(context),
    zoneId: awsId(context),
    nameServers: [1, 2, 3, 4].map((index) => `ns-${index}.${SIMULATED}.example`),
  }),
  "secretsmanager/secretVersion": (context) => ({
    secretString: secret(secretString(context)),
    secretBinary: secret(Buffer.from(secretString(context)).toString("base64")),
  }),
  "ssm/parameter": (context) => ({
    value: secret(parameterValue(context, SIMULATED_SECRET)),
    insecureValue: parameterValue(context, SIMULATED),
  }),
};

/** The credentials with which Docker logs in to ECR; programs decode the token. */
function registryLogin({ region, seed }: Context): Properties {
  const password = `a-${SIMULATED}-${digest(seed).slice(0, 12)}`;
  return {
    id: region,
    userName: "AWS",
    password: secret(password),
    // The mark is found in base64 too if it starts after a multiple of three characters.
    authorizationToken: secret(Buffer.from(`AWS:${password}`).toString("base64")),
    proxyEndpoint: `https://${SIMULATED_ACCOUNT}.dkr.ecr.${region}.amazonaws.com`,
  };
}

/** A secret's text is JSON in the fields that AWS itself writes for databases, because programs parse it. */
function secretString({ seed }: Context): string {
  return JSON.stringify({
    username: SIMULATED,
    password: `${SIMULATED_SECRET}-${digest(seed).slice(0, 16)}`,
    // Without a mark: programs branch on it, and the two simulations have to take different ways.
    engine: "postgres",
    host: `${SIMULATED}.example`,
    port: SIMULATED_PORT,
    dbname: SIMULATED,
  });
}

/** Parameters that AWS publishes name images, plainly or in JSON; all others are anyone's text. */
function parameterValue({ inputs, seed }: Context, mark: string): string {
  const name = typeof inputs["name"] === "string" ? inputs["name"] : "";
  if (!name.startsWith("/aws/service/") || !/ami|image/i.test(name)) return `${mark}-${digest(seed).slice(0, 12)}`;
  const id = numberedId("ami", seed);
  return name.endsWith("/recommended") ? JSON.stringify({ image_id: id, image_name: `${SIMULATED}-ami` }) : id;
}

function pick(properties: Properties, names: string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}
