import assert from "node:assert/strict";
import { readConfiguration } from "../../src/preview/configuration";
import { findProject } from "../../src/preview/project";
import { inProject, previewed, programFolder, resource } from "./program";

const configured = findProject(programFolder("configured"));

const PLACEHOLDER = "simulatedsecret-encrypted-value";

const CASES: Record<
  string,
  { stack: string; overrides?: Record<string, string>; values: Record<string, string>; secret?: string[] }
> = {
  "the project's defaults": {
    stack: "prod",
    values: { "configured:size": "2", "configured:names": '["a","b"]', "aws:region": "eu-west-1" },
  },
  "the stack's values over them, encrypted ones as placeholders, structured ones as JSON": {
    stack: "dev",
    values: {
      "configured:size": "3",
      "configured:names": '["a","b"]',
      "aws:region": "eu-west-1",
      "configured:database": `{"host":"localhost","password":"${PLACEHOLDER}"}`,
      "configured:old": "form",
      "other:key": "true",
    },
    secret: ["configured:database"],
  },
  "overrides over all, with the project's namespace where they name none": {
    stack: "prod",
    overrides: { size: "4", "aws:region": "us-east-1" },
    values: { "configured:size": "4", "configured:names": '["a","b"]', "aws:region": "us-east-1" },
  },
};

describe("configuration", function () {
  this.timeout(60_000);

  for (const [name, { stack, overrides, values, secret }] of Object.entries(CASES)) {
    it(`is ${name}`, () => {
      assert.deepEqual(readConfiguration(configured, stack, overrides), { values, secretKeys: secret ?? [] });
    });
  }

  it("arrives in the program as with Pulumi, secrets as secrets, the working directory that of main", async () => {
    const { inputs } = resource(await previewed("configured"), "test:index:Seen", "seen");
    assert.deepEqual(inputs, {
      size: 3,
      names: ["a", "b"],
      database: {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        value: { host: "localhost", password: PLACEHOLDER },
      },
      old: "form",
      other: true,
      region: "eu-west-1",
      identity: ["organization", "configured", "dev"],
      folder: "program",
    });
  });

  it("an override replaces an encrypted value and is not secret", () => {
    const { values, secretKeys } = readConfiguration(configured, "dev", { database: "{}" });
    assert.equal(values["configured:database"], "{}");
    assert.deepEqual(secretKeys, []);
  });

  it("a project without stack files can be previewed under any name", () =>
    inProject({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nstackConfigDir: stacks\n" }, (folder) => {
      assert.deepEqual(readConfiguration(findProject(folder), "anything"), { values: {}, secretKeys: [] });
      return Promise.resolve();
    }));
});
