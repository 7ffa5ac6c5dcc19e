import assert from "node:assert/strict";
import { preview, type Log } from "../../src/preview";
import { UNKNOWN } from "../../src/wire/sentinels";
import { SIGNATURE } from "../../src/wire/signatures";
import { previewed, programFolder, resource, sdkVersion } from "./program";

const AWS_PROVIDER = `default_${sdkVersion("aws").replaceAll(".", "_")}`;
const AWS = `urn:pulumi:dev::shop::pulumi:providers:aws::${AWS_PROVIDER}`;

describe("preview registers resources as the engine does", function () {
  this.timeout(60_000);

  it("the stack comes first, then each package's default provider before its first resource", async () => {
    const { resources } = await previewed("shop");
    const order = resources.map(({ urn }) => urn);
    assert.equal(order[0], "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
    for (const pkg of ["aws", "random"]) {
      const provider = resources.findIndex(({ type }) => type === `pulumi:providers:${pkg}`);
      const first = resources.findIndex(({ type }) => type.startsWith(`${pkg}:`));
      assert.ok(provider > 0 && provider < first, `${pkg}: provider ${provider}, first resource ${first}`);
    }
  });

  it("a default provider has its version in its name, and its package's configuration", async () => {
    const provider = resource(await previewed("shop"), "pulumi:providers:aws", AWS_PROVIDER);
    assert.equal(provider.urn, AWS);
    assert.deepEqual(provider.inputs, { region: "eu-central-1", version: sdkVersion("aws"), __internal: {} });
  });

  it("a resource has URN, provider, parent and the properties it depends by", async () => {
    const subnet = resource(await previewed("shop"), "aws:ec2/subnet:Subnet", "public-1");
    const vpc = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::shop";
    assert.equal(subnet.urn, "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::public-1");
    assert.equal(subnet.provider, `${AWS}::${UNKNOWN}`);
    assert.equal(subnet.parent, "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
    assert.deepEqual(subnet.dependencies, [vpc]);
    assert.deepEqual(subnet.propertyDependencies, { availabilityZone: [], cidrBlock: [], vpcId: [vpc] });
  });

  it("every resource is placed in the TypeScript source, those made inside apply and loops too", async () => {
    const { resources } = await previewed("shop");
    const places = Object.fromEntries(
      resources.map(({ name, type, source }) => [`${type.split(":")[2]} ${name}`, source]),
    );
    assert.deepEqual(places["Vpc shop"], { file: "index.ts", line: 8 });
    assert.deepEqual(places["Subnet public-1"], { file: "index.ts", line: 11 });
    assert.deepEqual(places["Record validate-www.shop.example.com"], { file: "index.ts", line: 28 });
    assert.deepEqual(places["TaskDefinition django"], { file: "index.ts", line: 66 });
    assert.equal(places["Stack shop-dev"], undefined);
  });

  it("what a stack exports is its outputs, secrets marked", async () => {
    const program = await previewed("shop");
    const { outputs } = resource(program, "pulumi:pulumi:Stack", "shop-dev");
    const { dnsName } = resource(program, "aws:lb/loadBalancer:LoadBalancer", "shop").outputs;
    assert.equal(outputs["url"], `http://${String(dnsName)}`);
    assert.deepEqual(Object.keys(outputs["databasePassword"] as object), [SIGNATURE, "value"]);
  });

  it("a secret stays one in every resource it reaches", async () => {
    const database = resource(await previewed("shop"), "aws:rds/instance:Instance", "shop");
    assert.deepEqual(Object.keys(database.inputs["password"] as object), [SIGNATURE, "value"]);
    assert.deepEqual(database.outputs["password"], database.inputs["password"]);
  });

  it("a component's children have its type in their URN, its providers, its protection, and its outputs are its own", async () => {
    const program = await previewed("components");
    const site = resource(program, "shop:index:Site", "site");
    const files = resource(program, "aws:s3/bucket:Bucket", "site-files");
    assert.equal(files.urn, "urn:pulumi:dev::components::shop:index:Site$aws:s3/bucket:Bucket::site-files");
    assert.equal(files.parent, site.urn);
    assert.equal(files.provider, `urn:pulumi:dev::components::pulumi:providers:aws::virginia::${UNKNOWN}`);
    assert.equal(files.options.protect, true);
    assert.equal(files.outputs["region"], "us-east-1");
    assert.deepEqual(files.outputs["tagsAll"], { team: "shop" });
    assert.deepEqual(site.outputs, { bucket: files.outputs["bucket"] });
    assert.equal(site.custom, false);
    assert.equal(site.provider, "");
  });

  it("options arrive as a policy sees them: timeouts in seconds, aliases not at all", async () => {
    const topic = resource(await previewed("components"), "aws:sns/topic:Topic", "alarms");
    assert.deepEqual(topic.options, {
      protect: false,
      ignoreChanges: ["tags"],
      deleteBeforeReplace: true,
      additionalSecretOutputs: [],
      customTimeouts: { create: 5400, delete: 90 },
    });
  });

  it("depending on a component is depending on what it contains", async () => {
    const topic = resource(await previewed("components"), "aws:sns/topic:Topic", "alarms");
    assert.deepEqual(topic.dependencies, [
      "urn:pulumi:dev::components::shop:index:Site$aws:s3/bucket:Bucket::site-files",
    ]);
  });

  it("what is only read is answered, and is no part of the stack", async () => {
    const program = await previewed("components");
    const targets = resource(program, "aws:ssm/parameter:Parameter", "targets");
    const value = (targets.inputs["value"] as { value: string }).value;
    assert.match(value, /^arn:aws:sns:\S+ arn:aws:s3:::shop-existing$/);
    assert.deepEqual(targets.dependencies, [
      "urn:pulumi:dev::components::aws:sns/topic:Topic::alarms",
      "urn:pulumi:dev::components::aws:s3/bucket:Bucket::existing",
    ]);
    assert.ok(!program.resources.some(({ name }) => name === "existing" || name === "shop/network/prod"));
  });

  for (const [name, type, from] of [
    ["media", "aws:s3/bucket:Bucket", "the stack"],
    ["site-topic", "aws:ssm/parameter:Parameter", "the parent"],
    ["own", "aws:ssm/parameter:Parameter", "itself"],
  ] as const) {
    it(`a transform of ${from} changes the inputs`, async () => {
      assert.deepEqual(resource(await previewed("transforms"), type, name).inputs["tags"], { from });
    });
  }

  it("a resource's own transform changes options and keeps dependencies", async () => {
    const own = resource(await previewed("transforms"), "aws:ssm/parameter:Parameter", "own");
    assert.equal(own.options.protect, true);
    assert.deepEqual(own.dependencies, ["urn:pulumi:dev::transforms::aws:sns/topic:Topic::uploads"]);
  });

  it("an invoke transform changes the arguments", async () => {
    const policy = resource(await previewed("transforms"), "aws:s3/bucketPolicy:BucketPolicy", "media");
    assert.match(String(policy.inputs["policy"]), /"Id": "transformed"/);
  });

  it("a program in JavaScript may export an async function", async () => {
    const program = await previewed("javascript");
    assert.deepEqual(resource(program, "pulumi:pulumi:Stack", "javascript-dev").outputs, { zone: "example.com" });
    assert.deepEqual(resource(program, "aws:route53/record:Record", "www").source, { file: "index.js", line: 8 });
  });

  it("a program may be an ES module", async () => {
    const program = await previewed("modules");
    assert.deepEqual(resource(program, "aws:s3/bucket:Bucket", "media").source, { file: "index.js", line: 3 });
  });

  it("a dynamic resource is registered with the whole configuration in its provider", async () => {
    const program = await previewed("others");
    const hello = resource(program, "pulumi-nodejs:dynamic:Resource", "hello");
    assert.equal(hello.inputs["text"], UNKNOWN);
    assert.deepEqual(resource(program, "pulumi:providers:pulumi-nodejs", "default").inputs, {
      "aws:region": "eu-central-1",
    });
  });

  it("a remote component is registered as itself, with a warning that it is not read", async () => {
    const logs: Log[] = [];
    const program = await preview({
      directory: programFolder("others"),
      onLog: (log) => logs.push(log),
    });
    const cluster = resource(program, "eks:index:Cluster", "apps");
    assert.equal(cluster.inputs["image"], "app:0fa15e1d44394787");
    const warnings = logs.filter(({ severity }) => severity === "warning");
    assert.deepEqual(
      warnings.map(({ urn }) => urn),
      [cluster.urn, cluster.urn],
    );
    assert.match(warnings[0]!.message, /^eks:index:Cluster is built by its provider's plugin.*are not read$/);
    assert.equal(warnings[1]!.message, "look here");
  });
});

describe("preview and its surroundings", function () {
  this.timeout(60_000);

  it("every value is the same in every run", async () => {
    const byUrn = ({ resources }: Awaited<ReturnType<typeof preview>>) =>
      Object.fromEntries(resources.map((registered) => [registered.urn, registered]));
    const again = await preview({ directory: programFolder("shop"), stack: "dev" });
    assert.deepEqual(byUrn(again), byUrn(await previewed("shop")));
  });

  it("what a program writes arrives at onOutput, and nowhere else", async () => {
    let written = "";
    await preview({ directory: programFolder("javascript"), onOutput: (text) => (written += text) });
    assert.match(written, /to stdout\n/);
    assert.match(written, /to stderr\n/);
  });

  it("the number of resources is told as they come", async () => {
    const counts: number[] = [];
    const { resources } = await preview({
      directory: programFolder("modules"),
      onRegister: (count) => counts.push(count),
    });
    assert.deepEqual(
      counts,
      resources.map((_resource, index) => index + 1),
    );
  });

  it("a folder below the project's will do", async () => {
    const program = await preview({ directory: `${programFolder("configured")}/program`, stack: "dev" });
    assert.equal(program.project, "configured");
    assert.equal(program.program, `${programFolder("configured")}/program`);
  });
});
