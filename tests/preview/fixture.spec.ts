import assert from "node:assert/strict";
import { join } from "node:path";
import { preview, PreviewError, type Log, type Previewed } from "../../src/preview";
import { inProject, resource } from "./program";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const database = new aws.rds.Instance("shop", { instanceClass: "db.t4g.small" });
const balancer = new aws.lb.LoadBalancer("shop");
const network = new pulumi.StackReference("shop/network/prod");
module.exports = async () => ({
  address: database.address,
  dnsName: balancer.dnsName,
  vpcId: (await aws.ec2.getVpc({ default: true })).id,
  other: (await aws.ec2.getVpc({ id: "vpc-7" })).id,
  subnets: network.getOutput("subnets"),
});
`;

const FIXTURE = `
resources:
  aws:rds/instance:Instance:
    shop:
      address: db.example.com
  urn:pulumi:dev::program::aws:lb/loadBalancer:LoadBalancer::shop:
    dnsName: lb.example.com
functions:
  aws:ec2/getVpc:getVpc:
    - arguments: { default: true }
      result: { id: vpc-1 }
    - result: { id: vpc-2 }
stackReferences:
  shop/network/prod:
    subnets: [subnet-1]
`;

async function previewed(files: Record<string, string>, onLog?: (log: Log) => void): Promise<Previewed> {
  return inProject({ "index.js": PROGRAM, ...files }, (folder) =>
    preview({ directory: folder, fixture: join(folder, Object.keys(files)[0]!), onLog }),
  );
}

function outputs(program: Previewed): Record<string, unknown> {
  return resource(program, "pulumi:pulumi:Stack", "program-dev").outputs;
}

/** A change of the fixture above, and what is said of it. */
const MISMATCHES: Record<string, [change: [from: string, to: string], says: string]> = {
  "a stack that it does not refer to": [
    ["stackReferences:", "stackReferences:\n  shop/data/prod: { key: 1 }"],
    'values.yaml:14: the program does not use stack reference "shop/data/prod"',
  ],
  "a resource of another name": [
    ["    shop:", "    store: { address: a }\n    shop:"],
    'values.yaml:4: the program does not use aws:rds/instance:Instance "store" (its resources of this type: "shop")',
  ],
  "a resource of another type": [
    ["resources:", "resources:\n  aws:s3/bucket:Bucket: { media: { bucket: a } }"],
    'values.yaml:3: the program does not use aws:s3/bucket:Bucket "media"',
  ],
  "a function with other arguments": [
    [
      "  aws:ec2/getVpc:getVpc:",
      "  aws:ec2/getVpc:getVpc:\n    - arguments: { id: vpc-9 }\n      result: { id: vpc-9 }",
    ],
    'values.yaml:10: the program does not use aws:ec2/getVpc:getVpc with the arguments {"id":"vpc-9"}',
  ],
  "an output that a resource does not have": [
    ["      address: db.example.com", "      address: db.example.com\n      adress: db.example.com"],
    'values.yaml:4: aws:rds/instance:Instance has no output "adress"',
  ],
  "an output that a resource named by its URN does not have": [
    ["dnsName: lb.example.com", "dnsName: lb.example.com\n    dnsname: a"],
    'values.yaml:6: aws:lb/loadBalancer:LoadBalancer has no output "dnsname"',
  ],
  "a result that a function does not have": [
    ["result: { id: vpc-2 }", "result: { id: vpc-2, cidr: 10.0.0.0/8 }"],
    'values.yaml:12: aws:ec2/getVpc:getVpc has no output "cidr"',
  ],
};

const MISTAKES: Record<string, [fixture: string, says: RegExp]> = {
  "another section": [
    "resource:\n  a: b\n",
    /values\.yaml:1: "resource" is no part of a fixture: expected functions, /,
  ],
  "a list for a section": ["resources:\n  - a\n", /values\.yaml:1: "resources" must be keys with values/],
  "a type without its parts": [
    "resources:\n  Instance:\n    shop: {}\n",
    /values\.yaml:2: "Instance" is no type or function/,
  ],
  "a value for outputs": [
    "resources:\n  aws:s3/bucket:Bucket:\n    media: yes\n",
    /values\.yaml:3: the outputs of aws:s3\/bucket:Bucket "media" must be keys/,
  ],
  "an answer with something else": [
    "functions:\n  aws:ec2/getVpc:getVpc:\n    - result: {}\n    - returns: {}\n",
    /values\.yaml:4: "returns" is no part of an answer: expected arguments and result/,
  ],
  "a file that is not there": [
    "stackReferences:\n  shop/network/prod: network.json\n",
    /values\.yaml:2: .*network\.json cannot be read as JSON: write it with `pulumi stack export --file`/,
  ],
  "text that is no YAML": ["resources: [\n", /values\.yaml:\d+:\d+: not valid YAML/],
};

describe("a fixture", function () {
  this.timeout(60_000);

  it("answers for resources, functions and other stacks", async () => {
    assert.deepEqual(outputs(await previewed({ "values.yaml": FIXTURE })), {
      address: "db.example.com",
      dnsName: "lb.example.com",
      vpcId: "vpc-1",
      other: "vpc-2",
      subnets: ["subnet-1"],
    });
  });

  it("may be JSON, and a function's answer stand without arguments", async () => {
    const fixture = JSON.stringify({ functions: { "aws:ec2/getVpc:getVpc": { id: "vpc-3" } } });
    const { vpcId, other } = outputs(await previewed({ "values.json": fixture }));
    assert.deepEqual([vpcId, other], ["vpc-3", "vpc-3"]);
  });

  it("names files with the outputs of other stacks", async () => {
    const values = "stackReferences:\n  shop/network/prod: network.json\n";
    const network = JSON.stringify({ subnets: ["subnet-5"], password: "[secret]" });
    const { subnets } = outputs(await previewed({ "values.yaml": values, "network.json": network }));
    assert.deepEqual(subnets, ["subnet-5"]);
  });

  it("is not simulated", async () => {
    const { simulatedPaths } = resource(
      await previewed({ "values.yaml": FIXTURE }),
      "aws:rds/instance:Instance",
      "shop",
    );
    assert.ok(!simulatedPaths.includes("address") && simulatedPaths.includes("arn"));
  });

  for (const [what, [more, says]] of Object.entries(MISMATCHES)) {
    it(`that does not match the program says so: ${what}`, async () => {
      const logs: Log[] = [];
      await previewed({ "values.yaml": FIXTURE.replace(...more) }, (log) => logs.push(log));
      const warnings = logs.filter(
        ({ severity, message }) => severity === "warning" && message.includes("values.yaml"),
      );
      assert.deepEqual(
        warnings.map(({ message }) => message.replace(/^.*values/, "values")),
        [says],
      );
    });
  }

  for (const [mistake, [fixture, says]] of Object.entries(MISTAKES)) {
    it(`with ${mistake} is refused with its place`, async () => {
      await assert.rejects(previewed({ "values.yaml": fixture }), (error) => {
        assert.ok(error instanceof PreviewError);
        assert.match(error.message, says);
        return true;
      });
    });
  }
});
