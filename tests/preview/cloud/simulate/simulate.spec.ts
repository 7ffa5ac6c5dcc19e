import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isSimulated } from "../../../../src/preview";
import { simulatedCloud } from "../../../../src/preview/cloud/simulate";
import { NodeShapes } from "../../../../src/preview/cloud/simulate/nodeShapes";
import { isPropertyTree } from "../../../../src/wire/tree";

const cloud = simulatedCloud(new NodeShapes(__dirname));
const provider = { region: "eu-central-1" };

function created(type: string, inputs: Record<string, unknown> = {}, name = "shop") {
  return cloud.create({ type, name, urn: `urn:pulumi:dev::shop::${type}::${name}`, inputs, provider });
}

/** What a made-up output looks like, by resource and property. */
const LOOKS: [string, Record<string, unknown>, Record<string, RegExp>][] = [
  ["aws:ec2/vpc:Vpc", {}, { id: /^vpc-00fa15e1d[0-9a-f]{8}$/, defaultSecurityGroupId: /^sg-0[0-9a-f]{16}$/ }],
  ["aws:ec2/subnet:Subnet", {}, { id: /^subnet-0[0-9a-f]{16}$/, availabilityZone: /^eu-central-1a$/ }],
  ["aws:ec2/securityGroup:SecurityGroup", {}, { id: /^sg-0[0-9a-f]{16}$/, name: /^shop-s1mulated-[0-9a-f]{7}$/ }],
  ["aws:ec2/instance:Instance", {}, { id: /^i-0[0-9a-f]{16}$/, privateIp: /^240\.161\.\d+\.\d+$/ }],
  [
    "aws:lb/loadBalancer:LoadBalancer",
    { name: "web", internal: true },
    {
      arn: /^arn:aws:elasticloadbalancing:eu-central-1:000123000123:loadbalancer\/app\/web\/0fa15e1d[0-9a-f]{8}$/,
      dnsName: /^internal-web-s1mulated-\d+\.eu-central-1\.elb\.amazonaws\.com$/,
    },
  ],
  [
    "aws:lb/listener:Listener",
    { loadBalancerArn: "arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/app/web/2" },
    { id: /^arn:aws:elasticloadbalancing:eu-central-1:1:listener\/app\/web\/2\/0fa15e1d[0-9a-f]{8}$/ },
  ],
  [
    "aws:rds/instance:Instance",
    { identifier: "shop", engine: "mysql" },
    {
      address: /^shop\.s1mulated\w+\.eu-central-1\.rds\.amazonaws\.com$/,
      endpoint: /rds\.amazonaws\.com:3306$/,
      port: /^3306$/,
    },
  ],
  [
    "aws:elasticache/replicationGroup:ReplicationGroup",
    { replicationGroupId: "shop" },
    { id: /^shop$/, primaryEndpointAddress: /^master\.shop\.s1mulated\.eu-central-1\.cache\.amazonaws\.com$/ },
  ],
  [
    "aws:s3/bucket:Bucket",
    { bucket: "media" },
    { id: /^media$/, arn: /^arn:aws:s3:::media$/, bucketDomainName: /^media\.s3\.amazonaws\.com$/ },
  ],
  ["aws:iam/role:Role", { name: "task" }, { id: /^task$/, arn: /^arn:aws:iam::000123000123:role\/task$/ }],
  ["aws:ecs/cluster:Cluster", { name: "shop" }, { id: /^arn:aws:ecs:eu-central-1:000123000123:cluster\/shop$/ }],
  ["aws:ecs/taskDefinition:TaskDefinition", { family: "web" }, { arn: /:task-definition\/web:1$/, revision: /^1$/ }],
  [
    "aws:sqs/queue:Queue",
    { name: "jobs" },
    { url: /^https:\/\/sqs\.eu-central-1\.amazonaws\.com\/000123000123\/jobs$/ },
  ],
  ["aws:apprunner/service:Service", {}, { serviceUrl: /^s1mulated[0-9a-f]{10}\.eu-central-1\.awsapprunner\.com$/ }],
  ["aws:kms/key:Key", {}, { id: /^0fa15e1d-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/ }],
  ["aws:route53/zone:Zone", {}, { id: /^Z0S1MULATED[0-9A-F]{8}$/ }],
  ["random:index/randomPassword:RandomPassword", { length: 20 }, { result: /^s1mulpw[0-9A-F]{13}$/ }],
  ["random:index/randomId:RandomId", { byteLength: 6 }, { hex: /^0fa15e1d[0-9a-f]{4}$/ }],
  ["random:index/randomUuid:RandomUuid", {}, { result: /^0fa15e1d-/ }],
];

describe("the simulated cloud", function () {
  this.timeout(60_000);

  for (const [type, inputs, expected] of LOOKS) {
    it(`answers for ${type} like the real one`, () => {
      const { id, outputs } = created(type, inputs);
      for (const [property, look] of Object.entries(expected))
        assert.match(String(property === "id" ? id : outputs[property]), look, property);
    });
  }

  it("gives a certificate one validation record for each of its names", () => {
    const { outputs } = created("aws:acm/certificate:Certificate", {
      domainName: "shop.example.com",
      subjectAlternativeNames: ["*.shop.example.com", "shop.example.com"],
    });
    const options = outputs["domainValidationOptions"] as Record<string, string>[];
    assert.deepEqual(
      options.map(({ domainName }) => domainName),
      ["shop.example.com", "*.shop.example.com"],
    );
    assert.match(options[1]!["resourceRecordName"]!, /^_s1mulated\w+\.shop\.example\.com\.$/);
  });

  it("reads nested output types from the SDK", () => {
    const { outputs } = created("aws:elasticache/cluster:Cluster", { engine: "redis" });
    const [node] = outputs["cacheNodes"] as Record<string, unknown>[];
    assert.deepEqual(Object.keys(node ?? {}).sort(), ["address", "availabilityZone", "id", "outpostArn", "port"]);
  });

  it("makes up no setting that nobody chose, and says which outputs it made up", () => {
    const { outputs, simulatedPaths } = created("aws:rds/instance:Instance", { engine: "postgres" });
    for (const setting of [
      "backupRetentionPeriod",
      "multiAz",
      "storageEncrypted",
      "publiclyAccessible",
      "engineVersion",
    ])
      assert.ok(!(setting in outputs), setting);
    assert.ok(simulatedPaths.includes("address") && simulatedPaths.includes("status"));
    for (const settled of ["engine", "port", "region", "tagsAll", "masterUserSecrets"])
      assert.ok(settled in outputs && !simulatedPaths.includes(settled), settled);
  });

  it("puts the provider's default tags under a resource's own", () => {
    const request = { type: "aws:s3/bucket:Bucket", name: "media", urn: "urn", inputs: { tags: { a: "own" } } };
    const defaults = { defaultTags: JSON.stringify({ tags: { a: "default", b: "default" } }) };
    const { outputs } = cloud.create({ ...request, provider: { ...provider, ...defaults } });
    assert.deepEqual(outputs["tagsAll"], { a: "own", b: "default" });
  });

  it("knows what is read by the id it is read with", () => {
    const request = { type: "aws:s3/bucket:Bucket", name: "old", urn: "urn", inputs: {}, provider };
    const { id, outputs } = cloud.read(request, "shop-old");
    assert.equal(id, "shop-old");
    assert.equal(outputs["arn"], "arn:aws:s3:::shop-old");
  });

  it("leaves a resource of an SDK that is not installed with its inputs", () => {
    const { outputs, simulatedPaths } = created("nowhere:index:Thing", { size: 2 });
    assert.deepEqual(outputs, { size: 2 });
    assert.deepEqual(simulatedPaths, []);
  });

  it("marks every text that it makes up, for every resource of the SDK, except where it follows from the region", () => {
    const unmarked: string[] = [];
    const types = [...awsResources().keys()];
    for (const type of types) {
      const { id, outputs, simulatedPaths } = created(type);
      const made = [id, ...simulatedPaths.flatMap((path) => texts(outputs[path]))];
      unmarked.push(...made.filter((text) => !isSimulated(text)).map((text) => `${type}: ${text}`));
    }
    assert.ok(types.length > 1000);
    assert.deepEqual(
      unmarked.filter((text) => !/: (eu-central-1[a-c]?|euc1-az1|CNAME)$/.test(text)),
      [],
    );
  });
});

describe("an input that the program leaves out", function () {
  this.timeout(60_000);

  it("is known to be one, for every resource of the SDK", () => {
    const wrong = [...awsResources()].filter(([type, code]) => {
      // What the SDK's constructor takes from its arguments.
      const inputs = [...code.matchAll(/resourceInputs\["(\w+)"\] = .*\bargs\b/g)].map(([, name]) => name!);
      const { outputs, leftOut } = created(type);
      return inputs.some((name) => name in outputs !== leftOut.includes(name));
    });
    assert.deepEqual(
      wrong.map(([type]) => type),
      [],
    );
  });

  const automatic: Readonly<Record<string, { type: string; inputs?: object; name: RegExp }>> = {
    "a bucket": { type: "aws:s3/bucket:Bucket", name: /^shop-s1mulated-/ },
    "a bucket with a prefix": {
      type: "aws:s3/bucket:Bucket",
      inputs: { bucketPrefix: "media." },
      name: /^media\.s1mulated-/,
    },
    "a cluster, not its replication group": {
      type: "aws:elasticache/cluster:Cluster",
      inputs: { replicationGroupId: "sessions" },
      name: /^shop-s1mulated-/,
    },
    "an instance of a cluster, not the cluster": {
      type: "aws:rds/clusterInstance:ClusterInstance",
      inputs: { clusterIdentifier: "orders" },
      name: /^shop-s1mulated-/,
    },
    "a secret with a prefix": {
      type: "aws:secretsmanager/secret:Secret",
      inputs: { namePrefix: "shop/" },
      name: /^shop\/s1mulated-/,
    },
    "a cluster with a name": {
      type: "aws:rds/cluster:Cluster",
      inputs: { clusterIdentifier: "orders" },
      name: /^orders$/,
    },
  };
  for (const [what, { type, inputs, name }] of Object.entries(automatic)) {
    it(`leaves the name by which others know ${what}`, () => {
      const { identities, leftOut } = created(type, { ...inputs });
      assert.ok(
        identities.some((identity) => name.test(identity)),
        identities.join(),
      );
      assert.ok(Object.keys(inputs ?? {}).every((given) => !leftOut.includes(given)));
    });
  }

  it("that names another resource has a value which is no identity of this one", () => {
    const { outputs, identities } = created("aws:elasticache/cluster:Cluster");
    assert.ok(isSimulated(outputs["replicationGroupId"]));
    assert.ok(!identities.includes(String(outputs["replicationGroupId"])));
  });
});

describe("isSimulated", () => {
  for (const value of [
    "web-s1mulated-1a2b3c4",
    "WEB-S1MULATED-1A2B3C4",
    "s1mul",
    "240.161.16.0/20",
    "10.0.0.1 and 240.161.0.7",
    "4FA1:5E1D:1A2B::/56",
    "cache:61951",
    61951,
    4019,
    "vpc-00fa15e1d12345678",
    "arn:aws:iam::000123000123:role/task",
    "Z0S1MULATED12345678",
    { hosts: ["www.example.com", "shop.s1mulated.eu-central-1.rds.amazonaws.com"] },
    "postgres://shop@shop.s1mulated1a2b3.eu-central-1.rds.amazonaws.com/shop",
  ])
    it(`is true of ${JSON.stringify(value)}`, () => assert.equal(isSimulated(value), true));
  for (const value of [
    "flight-simulated-data",
    "192.0.2.0/24",
    "2001:db8::/32",
    "1240.161.2.3",
    "0.240.161.2",
    "1619515",
    "2001-02-03T04:05:06Z",
    "shop.example.com",
    "10.0.0.0/16",
    "123456789012",
    5432,
    false,
    null,
    undefined,
    [],
    {},
  ])
    it(`is false of ${String(JSON.stringify(value))}`, () => assert.equal(isSimulated(value), false));
});

/** The JavaScript of every resource that the installed SDK has, by type. */
function awsResources(): ReadonlyMap<string, string> {
  const folder = dirname(require.resolve("@pulumi/aws/package.json"));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^\w+[\\/]\w+\.js$/.test(file),
  );
  const found = new Map<string, string>();
  for (const file of files) {
    const code = readFileSync(join(folder, file), "utf8");
    const type = /static __pulumiType = '(aws:[^']+)'/.exec(code)?.[1];
    if (type !== undefined) found.set(type, code);
  }
  return found;
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isPropertyTree(value) ? Object.values(value).flatMap(texts) : [];
}
