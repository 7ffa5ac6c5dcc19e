import assert from "node:assert/strict";
import { join } from "node:path";
import { isSimulated, preview, withoutSecrets, type Previewed } from "../../../../src/preview";
import type { Cloud, ResourceRequest } from "../../../../src/preview/cloud/cloud";
import { simulatedCloud } from "../../../../src/preview/cloud/simulate";
import { NodeShapes } from "../../../../src/preview/cloud/simulate/nodeShapes";
import { variedCloud } from "../../../../src/preview/cloud/simulate/varied";
import { isVariation, isZone, varyText } from "../../../../src/preview/cloud/simulate/variedText";
import { STACK_OUTPUT } from "../../../../src/preview/cloud/stackOutput";
import { unwrap } from "../../../../src/wire/outputs";
import { secret } from "../../../../src/wire/secrets";
import { UNKNOWN } from "../../../../src/wire/sentinels";

const root = join(__dirname, "../../../..");

type Leaf = readonly [path: string, first: unknown, second: unknown];

/** What two values hold at the same places. */
function* leaves(path: string, first: unknown, second: unknown): Iterable<Leaf> {
  if (typeof first !== "object" || first === null) {
    yield [path, first, second];
    return;
  }
  for (const [name, value] of Object.entries(first))
    yield* leaves(`${path}.${name}`, value, (second as Record<string, unknown> | undefined)?.[name]);
}

describe("two simulations of the reference program", function () {
  this.timeout(60_000);
  let resources: readonly { type: string; first: Previewed["resources"][0]; second: Previewed["resources"][0] }[];
  before(async () => {
    const run = (varied: boolean): Promise<Previewed> => preview({ directory: root, stack: "secure", varied });
    const [first, second] = await Promise.all([run(false), run(true)]);
    const others = new Map(second.resources.map((resource) => [resource.urn, resource]));
    resources = first.resources.map((resource) => ({
      type: resource.type,
      first: resource,
      second: others.get(resource.urn)!,
    }));
  });

  it("register the same resources", () => {
    assert.ok(resources.length > 50);
    assert.ok(resources.every(({ second }) => second !== undefined));
  });

  it("differ in every output that is made up", () => {
    const same = resources.flatMap(({ type, first, second }) =>
      first.simulatedPaths
        .flatMap((name) => [...leaves(name, withoutSecrets(first.outputs[name]), withoutSecrets(second.outputs[name]))])
        .filter(([, one, other]) => one === other)
        .map(([path, value]) => `${type} ${path} ${String(value)}`),
    );
    // What follows from the program's own values and its configuration, or is the same on AWS for everybody.
    assert.deepEqual([...new Set(same)].sort(), [
      "aws:acm/certificate:Certificate domainValidationOptions.0.domainName shop-files.example.net",
      "aws:acm/certificate:Certificate domainValidationOptions.0.domainName shop.example.com",
      "aws:acm/certificate:Certificate domainValidationOptions.0.resourceRecordType CNAME",
      "aws:route53/record:Record fqdn shop-files.example.net",
      "aws:route53/record:Record fqdn shop.example.com",
      "aws:s3/bucket:Bucket bucketRegion eu-central-1",
    ]);
  });

  it("are equal in every input that is the program's own", () => {
    const different = resources.flatMap(({ type, first, second }) =>
      [...leaves(type, withoutSecrets(first.inputs), withoutSecrets(second.inputs))].filter(
        ([, one, other]) => one !== other && !isSimulated(one) && !isZone(String(one)),
      ),
    );
    assert.deepEqual(different, []);
  });
});

describe("another simulation", () => {
  const shapes = new NodeShapes(root);
  const usual = simulatedCloud(shapes);
  const varied = variedCloud(usual);
  const provider = { region: "eu-central-1" };

  const request = (type: string, inputs: object): ResourceRequest => ({
    type,
    name: "shop",
    urn: `urn:pulumi:production::shop::${type}::shop`,
    inputs: inputs as ResourceRequest["inputs"],
    provider,
  });
  const invoked = (cloud: Cloud, token: string, args: object): Record<string, unknown> =>
    cloud.invoke(token, args as Record<string, unknown>, provider);

  describe("of a resource", () => {
    const made: Readonly<Record<string, { type: string; inputs: object; output: string; values: readonly unknown[] }>> =
      {
        "counts otherwise": {
          type: "aws:backup/vault:Vault",
          inputs: {},
          output: "recoveryPoints",
          values: [4019, 0],
        },
        "leaves a yes or no unknown": {
          type: "aws:ssm/parameter:Parameter",
          inputs: { type: "String" },
          output: "hasValueWo",
          values: [UNKNOWN, UNKNOWN],
        },
        "draws the other end of a range": {
          type: "random:index/randomInteger:RandomInteger",
          inputs: { min: 1, max: 6 },
          output: "result",
          values: [1, 6],
        },
        "draws from the other end of a list": {
          type: "random:index/randomShuffle:RandomShuffle",
          inputs: { inputs: ["red", "green", "blue"], resultCount: 2 },
          output: "results",
          values: [
            ["red", "green"],
            ["blue", "green"],
          ],
        },
        "lies in another zone": {
          type: "aws:rds/instance:Instance",
          inputs: { engine: "postgres" },
          output: "availabilityZone",
          values: ["eu-central-1a", "eu-central-1b"],
        },
        "listens where the program says": {
          type: "aws:rds/instance:Instance",
          inputs: { engine: "postgres" },
          output: "port",
          values: [5432, 5432],
        },
        "has the name that the program gives": {
          type: "aws:s3/bucket:Bucket",
          inputs: { bucket: "shop-media" },
          output: "arn",
          values: ["arn:aws:s3:::shop-media", "arn:aws:s3:::shop-media"],
        },
      };
    for (const [what, { type, inputs, output, values }] of Object.entries(made)) {
      it(what, () => {
        const outputs = [usual, varied].map((cloud) => cloud.create(request(type, inputs)).outputs[output]);
        assert.deepEqual(outputs, values);
      });
    }

    it("asks as many records of a certificate as the program has names", () => {
      const inputs = { domainName: "shop.example.com", subjectAlternativeNames: ["www.shop.example.com"] };
      const { outputs } = varied.create(request("aws:acm/certificate:Certificate", inputs));
      const options = outputs["domainValidationOptions"] as readonly { domainName: string }[];
      assert.deepEqual(
        options.map(({ domainName }) => domainName),
        ["shop.example.com", "www.shop.example.com"],
      );
    });

    it("has other digits for a generated id, also where they carry no mark", () => {
      const create = (cloud: Cloud) => cloud.create(request("random:index/randomId:RandomId", { byteLength: 8 }));
      const [first, second] = [create(usual), create(varied)];
      for (const name of ["hex", "dec", "b64Url", "b64Std"])
        assert.notEqual(first.outputs[name], second.outputs[name], name);
      assert.notEqual(first.id, second.id);
    });

    describe("where nobody says in which region", () => {
      it("is in another one", () => {
        const bucket = { ...request("aws:s3/bucket:Bucket", {}), provider: {} };
        const regions = [usual, varied].map((cloud) => cloud.create(bucket).outputs["bucketRegion"]);
        assert.deepEqual(regions, ["us-east-1", "us-west-2"]);
      });
    });
  });

  describe("of what exists", () => {
    it("has one element more in a list", () => {
      const names = (cloud: Cloud) =>
        invoked(cloud, "aws:index/getAvailabilityZones:getAvailabilityZones", {})["names"] as string[];
      assert.deepEqual(names(usual), ["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
      assert.deepEqual(names(varied), ["eu-central-1b", "eu-central-1c", "eu-central-1d", "eu-central-1e"]);
    });

    it("differs in every part of a secret's text, which stays a secret", () => {
      const text = (cloud: Cloud) => {
        const token = "aws:secretsmanager/getSecretVersion:getSecretVersion";
        const { secretString } = invoked(cloud, token, { secretId: "shop" });
        assert.deepEqual(secretString, secret(unwrap(secretString)));
        return JSON.parse(String(unwrap(secretString))) as Record<string, unknown>;
      };
      const [first, second] = [text(usual), text(varied)];
      assert.deepEqual(Object.keys(first), Object.keys(second));
      assert.deepEqual(
        Object.keys(first).filter((name) => first[name] === second[name]),
        [],
      );
    });

    it("differs where a text carries no mark", () => {
      const architecture = (cloud: Cloud) =>
        invoked(cloud, "aws:ec2/getAmi:getAmi", { owners: ["amazon"] })["architecture"];
      assert.equal(architecture(usual), "x86_64");
      assert.notEqual(architecture(varied), "x86_64");
    });

    it("is the same where it follows from what the program asks or from a region that is known", () => {
      const statements = [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] }];
      for (const [token, args, name] of [
        ["aws:iam/getPolicyDocument:getPolicyDocument", { statements }, "json"],
        ["aws:index/getPartition:getPartition", {}, "partition"],
        ["aws:index/getRegion:getRegion", {}, "name"],
      ] as const) {
        const first = invoked(usual, token, args)[name];
        assert.notEqual(first, undefined, token);
        assert.equal(invoked(varied, token, args)[name], first, token);
      }
    });

    it("does not know what another stack exports", () => {
      assert.deepEqual(invoked(varied, STACK_OUTPUT, { stack: "acme/network/production", name: "vpcId" }), {});
    });
  });
});

describe("a simulated text in another simulation", () => {
  const texts: Readonly<Record<string, readonly [first: string, second: string]>> = {
    "a name": ["media-s1mulated-b53387e", "media-v4ri-c64498f"],
    "a name with more behind it": ["media-s1mulated-b53387e-backup", "media-v4ri-c64498f-backup"],
    "a host": ["shop.s1mulated0a1ff.eu-central-1.rds.amazonaws.com", "shop.v4ri1b2aa.eu-central-1.rds.amazonaws.com"],
    "an id": ["sg-00fa15e1de93334b3", "sg-07a1ed001f04445c4"],
    "a UUID": ["0fa15e1d-013c-434d-87eb-79f8671654f4", "7a1ed001-124d-545e-98fc-80a9782765a5"],
    "a secret's ARN": [
      "arn:aws:secretsmanager:eu-central-1:000123000123:secret:shop-1a2b3c",
      "arn:aws:secretsmanager:eu-central-1:987654321987:secret:shop-2b3c4d",
    ],
    "a task definition's ARN": [
      "arn:aws:ecs:eu-central-1:000123000123:task-definition/shop:1",
      "arn:aws:ecs:eu-central-1:987654321987:task-definition/shop:2",
    ],
    "an address": ["240.161.3.254", "241.94.3.254"],
    "a network": ["240.161.0.0/16", "241.94.0.0/16"],
    "a part of a network": ["240.161.16.0/20", "241.94.16.0/20"],
    "a network of IPv6": ["4fa1:5e1d:1a2b::/56", "4fa2:5e1d:2b3c::/56"],
    "a port": ["cache:61951", "cache:61952"],
    "a time": ["2003-07-19T01:53:47Z", "2012-11-10T09:08:07Z"],
    "a generated password": ["s1mulpw0FA15E1DEE", "v4ripw1AB26F2EFF"],
    "a text without a mark": ["postgres://shop@db.example.com/shop", "postgres://shop@db.example.com/shop"],
  };
  for (const [what, [first, second]] of Object.entries(texts)) {
    it(what, () => {
      assert.equal(varyText(first), second);
      assert.equal(varyText(second), second);
      assert.ok(isVariation(`prefix ${first} suffix`, `prefix ${second} suffix`));
    });
  }
});
