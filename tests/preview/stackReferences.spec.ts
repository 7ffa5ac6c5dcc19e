import assert from "node:assert/strict";
import { delimiter, join } from "node:path";
import { isSimulated, preview, type Log, type PreviewOptions } from "../../src/preview";
import { UNKNOWN } from "../../src/wire/sentinels";
import { SECRET, SIGNATURE } from "../../src/wire/signatures";
import { needsPython, virtualenv } from "../python";
import { inProject, resource } from "./program";

/** Exports what an expression makes of a reference to the stack shop/network/prod. */
function program(expression: string): string {
  return `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const network = new pulumi.StackReference("shop/network/prod");
new aws.s3.Bucket("media");
module.exports = async () => ({ read: await ${expression} });
`;
}

const PYTHON = `
import pulumi
import pulumi_aws
network = pulumi.StackReference("shop/network/prod")
pulumi_aws.s3.Bucket("media")
pulumi.export("vpc", network.get_output("vpcId").apply(lambda id: id.upper()))
pulumi.export("arn", network.require_output("cluster_arn"))
pulumi.export("all", network.outputs)
`;

/** What a stack exports that is deployed already, in the form of \`pulumi stack export\`. */
function exported(outputs: Record<string, unknown>): string {
  const resources = [
    { urn: "urn:pulumi:prod::network::pulumi:pulumi:Stack::network-prod", type: "pulumi:pulumi:Stack", outputs },
  ];
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });
}

async function read(
  expression: string,
  files: Record<string, string> = {},
  options: Partial<PreviewOptions> = {},
): Promise<unknown> {
  return inProject({ "index.js": program(expression), ...files }, async (folder) => {
    const previewed = await preview({ directory: folder, ...options });
    return resource(previewed, "pulumi:pulumi:Stack", "program-dev").outputs["read"];
  });
}

const WARNING =
  "the program fails on simulated outputs of other stacks, so they are left unknown: supply them with a fixture";

/** What is read of a stack of which nothing is known. */
const SIMULATED: [string, RegExp][] = [
  ['network.getOutput("vpcId")', /^vpc-00fa15e1d/],
  ['network.requireOutput("cluster-arn")', /^arn:aws:.*:000123000123:/],
  ['network.getOutput(pulumi.output("redisHost"))', /s1mulated/],
  ['network.getOutput("colour").apply((colour) => colour.toUpperCase())', /^S1MULATED-COLOUR-/],
  ['network.getOutputValue("colour")', /^s1mulated-colour-/],
  ['network.getOutputDetails("colour").then(({ value }) => value)', /^s1mulated-colour-/],
  ['network.getOutput("subnetIds").apply((ids) => ids.map((id) => `<${id}>`).join())', /^<subnet-0\w+>,<subnet-0\w+>,/],
];

describe("outputs of another stack", function () {
  this.timeout(60_000);

  let values: unknown[];
  before(async () => {
    const all = SIMULATED.map(([expression]) => `await ${expression}`).join(", ");
    values = (await read(`pulumi.all([${all}])`)) as unknown[];
  });

  for (const [index, [expression, look]] of SIMULATED.entries()) {
    it(`are simulated by name for ${expression}`, () => {
      assert.match(String(values[index]), look);
      assert.ok(isSimulated(values[index]));
    });
  }

  it("differ by stack", async () => {
    const other = 'new pulumi.StackReference("shop/network/test").getOutput("vpcId")';
    const both = (await read(`pulumi.all([network.getOutput("vpcId"), ${other}])`)) as string[];
    assert.notEqual(both[0], both[1]);
  });

  it("are unknown as a whole", async () => {
    assert.equal(await read("network.outputs"), UNKNOWN);
  });

  it("are unknown where nothing is simulated", async () => {
    assert.equal(await read('network.getOutput("vpcId")', {}, { simulate: false }), UNKNOWN);
  });

  it("are left unknown for a program that fails on a simulated one", async () => {
    const logs: Log[] = [];
    const parsed = 'network.getOutput("settings").apply((text) => JSON.parse(text).size)';
    assert.equal(await read(parsed, {}, { onLog: (log) => logs.push(log) }), UNKNOWN);
    assert.equal(logs.filter(({ message }) => message === WARNING).length, 1);
  });

  it("do not hide that a program fails by itself", async () => {
    const fails = 'network.getOutput("vpcId").apply(() => {}) && Promise.reject(new Error("no such zone"))';
    await assert.rejects(read(fails), /no such zone/);
  });

  it("are those of an exported stack in the program's folder", async () => {
    const files = { "network.json": exported({ vpcId: "vpc-1", port: 5432 }) };
    assert.deepEqual(await read("network.outputs", files), { vpcId: "vpc-1", port: 5432 });
    assert.equal(await read('network.requireOutput("port")', files), 5432);
    await assert.rejects(
      read('network.requireOutput("zone")', files),
      /'zone' does not exist on stack 'shop\/network\/prod'/,
    );
  });

  it("are not those of an exported stack of another name", async () => {
    const files = { "network.json": exported({ vpcId: "vpc-1" }).replace(":prod:", ":test:") };
    assert.ok(isSimulated(await read('network.getOutput("vpcId")', files)));
  });

  it("are secret where they are in the exported stack, whether they can be read or not", async () => {
    const files = {
      "network.json": exported({
        key: { [SIGNATURE]: SECRET, ciphertext: "AAAB" },
        host: { [SIGNATURE]: SECRET, plaintext: '"db.internal"' },
      }),
    };
    const { value, ...signature } = (await read('network.getOutput("key")', files)) as { value: string };
    assert.deepEqual(signature, { [SIGNATURE]: SECRET });
    assert.ok(isSimulated(value));
    assert.deepEqual(await read('network.getOutput("host")', files), { [SIGNATURE]: SECRET, value: "db.internal" });
  });

  it("are simulated for Python too", async function () {
    needsPython(this);
    const files = {
      "Pulumi.yaml": `name: program\nruntime: { name: python, options: { toolchain: pip } }\n`,
      "__main__.py": PYTHON,
    };
    const environment = { ...process.env, PATH: `${join(virtualenv(), "bin")}${delimiter}${process.env["PATH"]}` };
    const outputs = await inProject(files, async (folder) => {
      const previewed = await preview({ directory: folder, environment });
      return resource(previewed, "pulumi:pulumi:Stack", "program-dev").outputs;
    });
    assert.match(String(outputs["vpc"]), /^VPC-00FA15E1D/);
    assert.match(String(outputs["arn"]), /^arn:aws:/);
    assert.equal(outputs["all"], UNKNOWN);
  });
});
