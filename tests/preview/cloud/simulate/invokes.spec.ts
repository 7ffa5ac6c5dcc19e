import assert from "node:assert/strict";
import { isSimulated } from "../../../../src/preview";
import { simulatedCloud } from "../../../../src/preview/cloud/simulate";
import { NodeShapes } from "../../../../src/preview/cloud/simulate/nodeShapes";
import { UNKNOWN } from "../../../../src/wire/sentinels";
import { SECRET, SIGNATURE } from "../../../../src/wire/signatures";

const cloud = simulatedCloud(new NodeShapes(__dirname));

function invoke(token: string, args: Record<string, unknown> = {}): Record<string, unknown> {
  return cloud.invoke(token, args, { region: "eu-central-1" });
}

/** A secret on the wire. */
function secretText(value: unknown): string {
  const { [SIGNATURE]: signature, value: text } = value as Record<string, string>;
  assert.equal(signature, SECRET);
  return text!;
}

describe("the simulated cloud's functions", () => {
  it("availability zones are the region's", () => {
    const { names, zoneIds } = invoke("aws:index/getAvailabilityZones:getAvailabilityZones", { state: "available" });
    assert.deepEqual(names, ["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
    assert.deepEqual(zoneIds, ["euc1-az1", "euc1-az2", "euc1-az3"]);
  });

  it("the region is the provider's, unless another is asked for", () => {
    assert.equal(invoke("aws:index/getRegion:getRegion")["name"], "eu-central-1");
    assert.equal(invoke("aws:index/getRegion:getRegion", { name: "us-west-2" })["name"], "us-west-2");
  });

  it("the partition is AWS's own", () => {
    const { partition, dnsSuffix } = invoke("aws:index/getPartition:getPartition");
    assert.deepEqual({ partition, dnsSuffix }, { partition: "aws", dnsSuffix: "amazonaws.com" });
  });

  it("the caller is marked as simulated", () => {
    const { accountId, arn } = invoke("aws:index/getCallerIdentity:getCallerIdentity");
    assert.ok(isSimulated(accountId) && isSimulated(arn));
  });

  it("a policy document is computed", () => {
    const { json } = invoke("aws:iam/getPolicyDocument:getPolicyDocument", { statements: [{ actions: ["s3:*"] }] });
    assert.deepEqual(JSON.parse(String(json)), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:*" }],
    });
  });

  it("a hosted zone is the one that is asked for", () => {
    const { name, zoneId, id, nameServers } = invoke("aws:route53/getZone:getZone", { name: "example.com" });
    assert.equal(name, "example.com");
    assert.match(String(zoneId), /^Z0S1MULATED/);
    assert.equal(id, zoneId);
    assert.equal((nameServers as string[]).length, 4);
  });

  it("an image has the architecture that is asked for", () => {
    const filters = [{ name: "architecture", values: ["arm64"] }];
    const { id, architecture } = invoke("aws:ec2/getAmi:getAmi", { filters, owners: ["amazon"] });
    assert.match(String(id), /^ami-0[0-9a-f]{16}$/);
    assert.equal(architecture, "arm64");
  });

  it("a list of ids has several, all different", () => {
    const { ids } = invoke("aws:ec2/getSubnets:getSubnets") as { ids: string[] };
    assert.equal(new Set(ids).size, 3);
    assert.ok(ids.every((id) => /^subnet-0[0-9a-f]{16}$/.test(id)));
  });

  it("a network has an id and a reserved address range", () => {
    const { id, cidrBlock } = invoke("aws:ec2/getVpc:getVpc", { default: true });
    assert.match(String(id), /^vpc-0[0-9a-f]{16}$/);
    assert.equal(cidrBlock, "240.161.0.0/16");
  });

  it("a prefix list has an id", () => {
    assert.match(String(invoke("aws:ec2/getManagedPrefixList:getManagedPrefixList")["id"]), /^pl-0[0-9a-f]{16}$/);
  });

  it("a secret's text is secret, and JSON as for a database", () => {
    const { secretString } = invoke("aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "shop" });
    const fields = JSON.parse(secretText(secretString)) as Record<string, unknown>;
    assert.deepEqual(Object.keys(fields), ["username", "password", "engine", "host", "port", "dbname"]);
  });

  for (const name of ["getAuthorizationToken", "getCredentials"]) {
    it(`what ECR's ${name} gives is secret, and can be taken apart as programs do`, () => {
      const { authorizationToken, password } = invoke(`aws:ecr/${name}:${name}`, { registryId: "000123000123" });
      const token = secretText(authorizationToken);
      assert.ok(isSimulated(token));
      assert.deepEqual(Buffer.from(token, "base64").toString().split(":"), ["AWS", secretText(password)]);
    });
  }

  it("whether an existing subnet is public is not known", () => {
    const { id, mapPublicIpOnLaunch } = invoke("aws:ec2/getSubnet:getSubnet", { id: "subnet-1" });
    assert.deepEqual([id, mapPublicIpOnLaunch], ["subnet-1", UNKNOWN]);
  });

  it("a parameter's value is secret, and an image's id where AWS publishes one", () => {
    const value = (name: string) => secretText(invoke("aws:ssm/getParameter:getParameter", { name })["value"]);
    assert.match(value("/shop/key"), /^s1mulpw-/);
    const recommended = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended";
    assert.match(value(`${recommended}/image_id`), /^ami-0/);
    assert.match((JSON.parse(value(recommended)) as { image_id: string }).image_id, /^ami-0/);
  });

  it("the default network's subnets are public", () => {
    const { vpcId, publicSubnetIds, privateSubnetIds } = invoke("awsx:ec2:getDefaultVpc");
    assert.match(String(vpcId), /^vpc-0/);
    assert.equal((publicSubnetIds as string[]).length, 3);
    assert.deepEqual(privateSubnetIds, []);
  });

  for (const [name, args, expected] of [
    ["base64decode", { input: "REVCVUc9MQ==" }, "DEBUG=1"],
    ["base64encode", { input: "DEBUG=1" }, "REVCVUc9MQ=="],
    ["join", { separator: ",", input: ["a", "b"] }, "a,b"],
    ["jsonencode", { input: { a: 1 } }, '{"a":1}'],
    ["split", { separator: ",", text: "a,b" }, ["a", "b"]],
    ["upper", { input: "a" }, "A"],
  ] as const) {
    it(`std's ${name} is computed`, () => {
      assert.deepEqual(invoke(`std:index:${name}`, args), { result: expected });
    });
  }

  it("any other function answers by the result that the SDK declares", () => {
    const result = invoke("aws:lb/getTargetGroup:getTargetGroup", { name: "web" });
    assert.equal(result["name"], "web");
    assert.match(String(result["arn"]), /:targetgroup\/web\/0fa15e1d/);
    assert.equal(typeof result["port"], "number");
    assert.equal(typeof result["preserveClientIp"], "string");
    assert.deepEqual((result["healthCheck"] as Record<string, unknown>)["enabled"], false);
  });
});
