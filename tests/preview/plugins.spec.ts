import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview, type Log, type Previewed, type PreviewOptions } from "../../src/preview";
import { inProject, resource } from "./program";

/** A plugin on the SDK's own provider server: a site with a bucket, and a method that reads from it. */
const PLUGIN = `#!${process.execPath}
const pulumi = require(${JSON.stringify(require.resolve("@pulumi/pulumi"))});
const aws = require(${JSON.stringify(require.resolve("@pulumi/aws"))});
pulumi.provider.main({
  version: "1.2.3",
  async construct(name, type, inputs, options) {
    if (type !== "shop:index:Site") throw new Error("there is no " + type);
    const site = new pulumi.ComponentResource(type, name, inputs, options);
    const bucket = new aws.s3.Bucket(name, { tags: { team: inputs.team, from: pulumi.getStack() } }, { parent: site });
    return { urn: site.urn, state: { bucket, domain: bucket.bucketDomainName, given: inputs.topic?.name } };
  },
  async call(token, inputs) {
    return { outputs: { greeting: pulumi.interpolate\`\${inputs.word} from \${inputs.topic}\` } };
  },
}, process.argv.slice(2));
`;

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
class Site extends pulumi.ComponentResource {
  constructor(name, args, options) {
    const properties = { bucket: undefined, domain: undefined, given: undefined, ...args };
    super("shop:index:Site", name, properties, { version: "1.2.3", ...options }, true);
  }
  greet(args) {
    return pulumi.output(pulumi.runtime.call("shop:index:Site/greet", { __self__: this, ...args }, this));
  }
}
const topic = new aws.sns.Topic("news");
const virginia = new aws.Provider("virginia", { region: "us-east-1" });
const transform = ({ type, props, opts }) => type === "aws:s3/bucket:Bucket"
  ? { props: { ...props, forceDestroy: true }, opts } : undefined;
const site = new Site("site", { team: topic.name, topic }, { providers: [virginia], transforms: [transform] });
new Site("kept", { team: "shop" }, { protect: true, ignoreChanges: ["team"] });
exports.bucket = site.bucket.apply((bucket) => bucket.arn);
exports.given = site.given;
exports.greeting = site.greet({ word: "hello", topic: topic.name }).apply(({ greeting }) => greeting);
new aws.sns.Topic("domains", { displayName: site.domain });
`;

async function withPlugin<T>(plugin: string, use: (environment: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "pulumi-home-"));
  const folder = join(home, "plugins", "resource-shop-v1.2.3");
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "pulumi-resource-shop"), plugin);
    chmodSync(join(folder, "pulumi-resource-shop"), 0o755);
    return await use({ ...process.env, PULUMI_HOME: home, AWS_REGION: "eu-central-1" });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function previewed(plugin: string, program = PROGRAM, options: Partial<PreviewOptions> = {}): Promise<Previewed> {
  return withPlugin(plugin, (environment) =>
    inProject({ "index.js": program }, (directory) => preview({ directory, environment, ...options })),
  );
}

/** A site whose provider is configured with what only a deployment knows. */
const LATER = `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const topic = new aws.sns.Topic("news");
const provider = new (class extends pulumi.ProviderResource {})("shop", "later", { topic: topic.arn }, { version: "1.2.3" });
const site = new pulumi.ComponentResource("shop:index:Site", "site", { domain: undefined }, { provider }, true);
exports.greeting = pulumi.output(pulumi.runtime.call("shop:index:Site/greet", { __self__: site }, site));
`;

const SITE = "urn:pulumi:dev::program::shop:index:Site";

describe("components that an installed plugin builds", function () {
  this.timeout(60_000);

  let program: Previewed;
  before(async () => {
    program = await previewed(PLUGIN);
  });

  it("are registered with their children", () => {
    const site = resource(program, "shop:index:Site", "site");
    const bucket = resource(program, "aws:s3/bucket:Bucket", "site");
    assert.equal(site.remote, false);
    assert.equal(bucket.urn, `${SITE}$aws:s3/bucket:Bucket::site`);
    assert.equal(bucket.parent, site.urn);
    assert.deepEqual(bucket.source, { file: "index.js", line: 17 });
  });

  it("get the program's values with their dependencies, and its stack", () => {
    const { inputs, propertyDependencies } = resource(program, "aws:s3/bucket:Bucket", "site");
    const topic = resource(program, "aws:sns/topic:Topic", "news");
    assert.deepEqual(inputs["tags"], { team: topic.outputs["name"], from: "dev" });
    assert.deepEqual(propertyDependencies["tags"], [topic.urn]);
  });

  it("have the component's providers and transforms", () => {
    const bucket = resource(program, "aws:s3/bucket:Bucket", "site");
    assert.match(bucket.provider, /::virginia::/);
    assert.equal(bucket.inputs["forceDestroy"], true);
  });

  it("give outputs, resources among them, to the program", () => {
    const { outputs } = resource(program, "pulumi:pulumi:Stack", "program-dev");
    const bucket = resource(program, "aws:s3/bucket:Bucket", "site");
    assert.equal(outputs["bucket"], bucket.outputs["arn"]);
    assert.equal(outputs["given"], resource(program, "aws:sns/topic:Topic", "news").outputs["name"]);
    const { propertyDependencies } = resource(program, "aws:sns/topic:Topic", "domains");
    assert.ok(propertyDependencies["displayName"]!.includes(bucket.urn));
  });

  it("answer their methods", () => {
    const { outputs } = resource(program, "pulumi:pulumi:Stack", "program-dev");
    const topic = resource(program, "aws:sns/topic:Topic", "news");
    assert.equal(outputs["greeting"], `hello from ${String(topic.outputs["name"])}`);
  });

  it("give their options to their children", () => {
    assert.equal(resource(program, "aws:s3/bucket:Bucket", "kept").options.protect, true);
    assert.equal(resource(program, "aws:s3/bucket:Bucket", "site").options.protect, false);
    assert.deepEqual(resource(program, "shop:index:Site", "kept").options.ignoreChanges, ["team"]);
  });

  it("are not read while their provider's configuration is not known", async () => {
    const warnings: Log[] = [];
    const onLog = (log: Log) => warnings.push(...(log.severity === "warning" ? [log] : []));
    const later = await previewed(PLUGIN, LATER, { simulate: false, onLog });
    assert.ok(later.resources.some(({ type }) => type === "shop:index:Site"));
    assert.ok(!later.resources.some(({ type }) => type === "aws:s3/bucket:Bucket"));
    assert.ok(warnings.some(({ message }) => message.includes("has a configuration that is not known yet")));
    assert.ok((await previewed(PLUGIN, LATER)).resources.some(({ type }) => type === "aws:s3/bucket:Bucket"));
  });

  it("fail with the plugin's words", async () => {
    const wrong = PROGRAM.replaceAll("shop:index:Site", "shop:index:Shed");
    await assert.rejects(
      previewed(PLUGIN, wrong),
      /at index\.js:\d+: .*shop:index:Shed "(site|kept)" cannot be built: there is no shop:index:Shed/,
    );
  });

  it("fail with what a plugin says that does not start", async () => {
    const broken = "#!/bin/sh\necho no such library >&2\nexit 3\n";
    await assert.rejects(previewed(broken), /pulumi-resource-shop ended with exit status 3: no such library/);
  });

  it("leave no process behind", () => {
    const processes = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
    assert.ok(!processes.includes("pulumi-resource-shop"));
  });
});
