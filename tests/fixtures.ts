import type { Files } from "../src/base/files";
import { archiveTree, assetTree } from "../src/wire/assets";
import { UNKNOWN } from "../src/wire/sentinels";

export { UNKNOWN };

/** An output of another resource: unknown in a first preview, but the engine knows the dependency. */
export interface Reference {
  readonly of: Fixture;
  readonly output: string;
}

/** A resource of a test's stack. */
export interface Fixture {
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Properties whose value comes from encrypted configuration. */
  readonly secrets?: readonly string[];
  /** The component that it is part of. */
  readonly parent?: Fixture;
  /** Properties that the provider leaves as they are. */
  readonly ignoreChanges?: readonly string[];
}

const referenceMark = Symbol("reference");

/** A value that another resource's output gives. */
export function output(of: Fixture, name: string): Reference {
  return Object.assign({ of, output: name }, { [referenceMark]: true });
}

export function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && referenceMark in value;
}

export function resource(type: string, name: string, properties: Fixture["properties"] = {}): Fixture {
  return { type, name, properties };
}

// Load balancer

export const HTTPS_REDIRECT = {
  type: "redirect",
  redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
};
export const FORWARD = {
  type: "forward",
  targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1",
};
export const NOT_FOUND = { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } };

/** What the mandatory policies ask of an HTTPS listener. */
export const CERTIFICATE = { certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/shop" };

export function loadBalancer(name = "web", properties: Fixture["properties"] = {}): Fixture {
  return resource("aws:lb/loadBalancer:LoadBalancer", name, { loadBalancerType: "application", ...properties });
}

/** A listener on port 80 that forwards, of `balancer`. */
export function listener(name: string, properties: Fixture["properties"] = {}, balancer = loadBalancer()): Fixture {
  return resource("aws:lb/listener:Listener", name, {
    loadBalancerArn: output(balancer, "arn"),
    port: 80,
    protocol: "HTTP",
    defaultActions: [FORWARD],
    ...properties,
  });
}

export function listenerRule(name: string, of: Fixture, properties: Fixture["properties"] = {}): Fixture {
  return resource("aws:lb/listenerRule:ListenerRule", name, {
    listenerArn: output(of, "arn"),
    actions: [FORWARD],
    conditions: [{ pathPattern: { values: ["/api/*"] } }],
    ...properties,
  });
}

// Containers

export interface ContainerFixture {
  readonly name?: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly logConfiguration?: object;
  readonly mountPoints?: readonly object[];
}

/** A task definition with these containers, as ECS takes them: one JSON text. */
export function taskDefinition(name: string, ...containers: readonly ContainerFixture[]): Fixture {
  return resource("aws:ecs/taskDefinition:TaskDefinition", name, {
    family: name,
    containerDefinitions: JSON.stringify(containers.map(containerDefinition)),
  });
}

/** A task definition with one container that shows that it runs Django, and this environment. */
export function django(environment: Readonly<Record<string, string>>, more: ContainerFixture = {}): Fixture {
  return taskDefinition("shop", {
    name: "web",
    command: ["gunicorn", "config.wsgi"],
    environment: { DJANGO_SETTINGS_MODULE: "config.settings.production", ...environment },
    ...more,
  });
}

/** The same, where the value of the variable `unknown` is not known yet. */
export function djangoWithUnknown(unknown: string, environment: Readonly<Record<string, string>> = {}): Fixture {
  const variables = Object.entries({ DJANGO_SETTINGS_MODULE: "config.settings.production", ...environment });
  return rawTaskDefinition("shop", [
    {
      name: "web",
      command: ["gunicorn", "config.wsgi"],
      environment: [...variables.map(([name, value]) => ({ name, value })), { name: unknown, value: UNKNOWN }],
    },
  ]);
}

/** A task definition with these containerDefinitions as they are: text, a list, or with unknowns in it. */
export function rawTaskDefinition(name: string, containerDefinitions: unknown): Fixture {
  return resource("aws:ecs/taskDefinition:TaskDefinition", name, { family: name, containerDefinitions });
}

export function containerDefinition({ environment = {}, secrets = {}, ...container }: ContainerFixture): object {
  return {
    name: "web",
    image: "registry.example.com/shop:1.0",
    ...container,
    environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
  };
}

/** A service that runs so many copies of a task. */
export function copies(task: Fixture, desiredCount: number): Fixture {
  return resource("aws:ecs/service:Service", "web", { taskDefinition: output(task, "arn"), desiredCount });
}

/** A service that runs a task in the network of `group`. */
export function service(name: string, group: Fixture): Fixture {
  return resource("aws:ecs/service:Service", name, {
    networkConfiguration: { subnets: ["subnet-1"], securityGroups: [output(group, "id")] },
  });
}

// Network

export function securityGroup(name: string, ...ingress: readonly object[]): Fixture {
  return resource("aws:ec2/securityGroup:SecurityGroup", name, { ingress });
}

/** An ingress rule for TCP. */
export function ingress(port: number, source: Readonly<Record<string, unknown>>): object {
  return { protocol: "tcp", fromPort: port, toPort: port, ...source };
}

/** An ingress rule as a resource of its own, by its older type. */
export function securityGroupRule(name: string, group: Fixture, properties: Fixture["properties"]): Fixture {
  return resource("aws:ec2/securityGroupRule:SecurityGroupRule", name, {
    type: "ingress",
    securityGroupId: output(group, "id"),
    ...properties,
  });
}

/** An ingress rule as a resource of its own, by its newer type. */
export function ingressRule(name: string, group: Fixture, properties: Fixture["properties"]): Fixture {
  return resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name, {
    securityGroupId: output(group, "id"),
    ...properties,
  });
}

// Data

/** What the mandatory policies ask of a database besides its network. */
export const KEPT = { storageEncrypted: true, backupRetentionPeriod: 7 };

export function database(name = "db", properties: Fixture["properties"] = {}): Fixture {
  return resource("aws:rds/instance:Instance", name, {
    engine: "postgres",
    instanceClass: "db.t4g.micro",
    ...properties,
  });
}

export function redis(name = "cache", properties: Fixture["properties"] = {}): Fixture {
  return resource("aws:elasticache/replicationGroup:ReplicationGroup", name, { engine: "redis", ...properties });
}

export function bucket(name: string, properties: Fixture["properties"] = {}): Fixture {
  return resource("aws:s3/bucket:Bucket", name, properties);
}

// nginx

/** A default server that drops requests for unknown hosts, for the top of a configuration. */
export const DROP_UNKNOWN_HOSTS = "server {\n  listen 80 default_server;\n  return 444;\n}\n";

/** An SSM parameter with an nginx configuration. */
export function nginxParameter(text: string): Fixture {
  return resource("aws:ssm/parameter:Parameter", "nginx-conf", { type: "String", value: text });
}

// Assets, as they are on the wire

export function asset(parts: { readonly text: string } | { readonly path: string } | { readonly uri: string }): object {
  return assetTree(parts);
}

/** An archive: a path to a folder or a zip file, or its assets by name. */
export function archive(
  parts: { readonly path: string } | { readonly assets: object } | { readonly uri: string },
): object {
  return archiveTree(parts);
}

// Files

/** Files next to the program, by path relative to its folder. */
export function filesOf(texts: Readonly<Record<string, string>>): Files {
  const clean = (path: string): string => path.replace(/^\.\//, "").replace(/\/+$/, "");
  const files: Files = {
    read: (path) => texts[clean(path)],
    nameOf: clean,
    link: () => undefined,
    get committed() {
      return files;
    },
    find: (name) => Object.keys(texts).filter((path) => path === name || path.endsWith(`/${name}`)),
    list: (folder) => {
      const below = clean(folder) === "." ? "" : `${clean(folder)}/`;
      const found = Object.keys(texts).filter((path) => path.startsWith(below));
      return found.length === 0 ? undefined : found.map((path) => path.slice(below.length));
    },
  };
  return files;
}
