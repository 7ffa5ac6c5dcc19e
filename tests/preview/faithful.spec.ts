import { strict as assert } from "node:assert";
import { preview } from "../../src/preview";
import { stateOf, type Cloud } from "../../src/preview/cloud/cloud";
import { faithfulCloud } from "../../src/preview/cloud/faithful";
import { UNKNOWN } from "../../src/wire/sentinels";
import { programFolder, resource, sdkVersion } from "./program";

const existing: Cloud = {
  create: () => assert.fail("what is yet to be created is not asked for"),
  read: (_resource, id) => ({ ...stateOf({ found: true }), id }),
  invoke: () => ({ answered: true }),
};
const cloud = faithfulCloud(existing);
const bucket = {
  type: "aws:s3/bucket:Bucket",
  name: "media",
  urn: "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::media",
  inputs: { bucket: "shop-media" },
  provider: { region: "eu-central-1" },
};
const unconfigured = { ...bucket, provider: { region: UNKNOWN } };

describe("a faithful cloud", () => {
  it("knows the inputs of what is yet to be created, and neither id nor outputs", () =>
    assert.deepEqual(cloud.create(bucket), stateOf(bucket.inputs)));

  it("knows nothing of a resource whose provider is not configured yet", () =>
    assert.deepEqual(cloud.create(unconfigured).outputs, {}));

  it("finds what exists already", () => assert.deepEqual(cloud.read(bucket, "shop-media").outputs, { found: true }));

  for (const [what, request, id] of [
    ["an id", bucket, UNKNOWN],
    ["a provider", unconfigured, "shop-media"],
  ] as const)
    it(`finds nothing by ${what} that is not known`, () => assert.deepEqual(cloud.read(request, id).outputs, {}));

  for (const [what, args, provider, result] of [
    ["answers a function", { tags: { team: "shop" } }, {}, { answered: true }],
    ["does not answer with an unknown argument", { tags: { team: UNKNOWN } }, {}, {}],
    ["does not answer for an unknown provider", {}, { assumeRoles: UNKNOWN }, {}],
  ] as const)
    it(what, () => assert.deepEqual(cloud.invoke("aws:ec2/getVpc:getVpc", args, provider), result));
});

describe("a preview in faithful mode", function () {
  this.timeout(60_000);

  it("leaves unknown what the engine does not know, and simulates nothing", async () => {
    const program = await preview({ directory: programFolder("shop"), stack: "dev", simulate: false });
    const subnet = resource(program, "aws:ec2/subnet:Subnet", "public-1");
    assert.equal(subnet.inputs["vpcId"], UNKNOWN);
    assert.deepEqual(subnet.outputs, subnet.inputs);
    assert.ok(program.resources.every(({ simulatedPaths }) => simulatedPaths.length === 0));
    const provider = resource(program, "pulumi:providers:aws", `default_${sdkVersion("aws").replaceAll(".", "_")}`);
    assert.equal(subnet.provider, `${provider.urn}::${UNKNOWN}`);
  });
});
