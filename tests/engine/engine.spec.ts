import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { minutes } from "../needs";
import { needsPulumi } from "./cli";
import { realEngine, type Outcome, type Workspace } from "./pulumi";

const PROGRAM = join(__dirname, "fixtures/program");
const PACK = join(__dirname, "fixtures/pack");

describe("the real engine with the tests' provider", function () {
  this.timeout(minutes(5));
  before(function () {
    needsPulumi(this);
  });

  describe("a stack that breaks a mandatory policy", () => {
    let workspace: Workspace;
    const files = contents(PROGRAM);
    before(async () => {
      workspace = await realEngine({ program: PROGRAM, stack: "forbidden" });
    });
    after(() => workspace?.destroy());

    const violation = {
      policy: "value-is-allowed",
      enforcement: "mandatory",
      urn: "urn:pulumi:forbidden::engine-fixture::aws:ssm/parameter:Parameter::last",
      message: "A parameter's value is not forbidden.\nthe value is forbidden",
    };

    it("fails its preview, naming the resource", async () => {
      const preview = await workspace.preview({ policyPack: PACK });
      assert.deepEqual(found(preview, "value-is-allowed", "last"), [violation]);
      assert.notEqual(preview.status, 0);
    });

    it("passes its preview where the pack's configuration makes the policy advisory", async () => {
      const preview = await workspace.preview({
        policyPack: PACK,
        policyPackConfig: { "value-is-allowed": "advisory" },
      });
      assert.deepEqual(found(preview, "value-is-allowed", "last"), [{ ...violation, enforcement: "advisory" }]);
      assert.equal(preview.status, 0, preview.stdout + preview.stderr);
    });

    it("has created nothing by previews", () => assert.deepEqual(workspace.created, []));

    it("stops its update before the resource, after those that come before it", async () => {
      const update = await workspace.up({ policyPack: PACK, skipPreview: true });
      assert.deepEqual(found(update, "value-is-allowed", "last"), [violation]);
      assert.notEqual(update.status, 0);
      const types = workspace.created.map(({ type }) => type);
      assert.deepEqual(types.slice(0, 2), ["random:index/randomPassword:RandomPassword", "aws:rds/instance:Instance"]);
      assert.ok(!workspace.created.some(({ urn }) => urn === violation.urn));
    });

    it("leaves the program's folder as it was", () => assert.deepEqual(contents(PROGRAM), files));
  });

  describe("a stack that keeps the policy", () => {
    let workspace: Workspace;
    before(async () => {
      workspace = await realEngine({ program: PROGRAM, stack: "allowed" });
    });
    after(() => workspace?.destroy());

    it("passes its preview, in which outputs are unknown", async () => {
      const preview = await workspace.preview({ policyPack: PACK });
      const [endpoint] = found(preview, "value-is-told", "endpoint");
      const [last] = found(preview, "value-is-told", "last");
      assert.match(endpoint?.message ?? "", /value at \.value can't be known during preview$/);
      assert.match(last?.message ?? "", /the value is allowed$/);
      assert.equal(preview.status, 0, preview.stdout + preview.stderr);
    });

    it("is updated, and outputs are known", async () => {
      const update = await workspace.up({ policyPack: PACK, skipPreview: true });
      const [endpoint] = found(update, "value-is-told", "endpoint");
      assert.match(endpoint?.message ?? "", /the value is database-1a2b3c4\.us-east-1\.rds\.amazonaws\.com:5432$/);
      assert.equal(update.status, 0, update.stdout + update.stderr);
      assert.deepEqual(
        workspace.created.map(({ type }) => type),
        [
          "random:index/randomPassword:RandomPassword",
          "aws:rds/instance:Instance",
          "aws:ssm/parameter:Parameter",
          "aws:ssm/parameter:Parameter",
        ],
      );
    });

    it("creates nothing more by a second update", async () => {
      const update = await workspace.up();
      assert.equal(update.status, 0, update.stdout + update.stderr);
      assert.equal(workspace.created.length, 4);
    });
  });
});

function found({ violations }: Outcome, policy: string, resource: string) {
  return violations.filter((violation) => violation.policy === policy && violation.urn.endsWith(`::${resource}`));
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
