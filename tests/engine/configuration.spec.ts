import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfiguration } from "../../src/preview/project/configuration";
import { findProject } from "../../src/preview/project/project";
import { needsPulumi, pulumiFolder } from "./cli";

const PROJECT = `
name: shop
runtime: nodejs
stackConfigDir: stacks
config:
  size: { type: integer, default: 3 }
  names: [b, a]
  shape: { type: object, default: { z: 1, a: "<&>" } }
  zone: { type: string }
  aws:region: eu-west-1
  other:flag: { value: true }
`;

const STACK = `  shop:zone: a
  aws:config:profile: admin
  shop:octal: 0755
  shop:account: 012345678901
  shop:grouped: 1_000_000
  shop:version: 1.10
  shop:exponent: 1e3
  shop:hex: 0x1F
  shop:yes: yes
  shop:true: True
  shop:empty: ""
  shop:nothing: ~
  shop:date: 2024-01-02
  shop:time: 2024-01-02T03:04:05Z
  shop:clock: 1:30
  shop:quoted: "012"
  shop:text: |
    two
    lines
  shop:nested: { b: 1.0, a: [1, "2", null, no, 2024-01-02], c: "<x>" }
`;

describe("configuration, compared with the real CLI's", function () {
  let folder: string;

  before(function () {
    needsPulumi(this);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "djangoguard-configuration-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const passphrase of ["correct horse", ""]) {
    it(`is equal, encrypted values included, with the passphrase "${passphrase}"`, () => {
      const environment = {
        PATH: process.env["PATH"],
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: passphrase,
        PULUMI_SKIP_UPDATE_CHECK: "true",
      };
      const pulumi = (...args: string[]) =>
        execFileSync(join(pulumiFolder(), "pulumi"), args, {
          cwd: folder,
          env: environment,
          encoding: "utf8",
          stdio: ["ignore", "pipe", "pipe"],
        });
      writeFileSync(join(folder, "Pulumi.yaml"), PROJECT);
      mkdirSync(join(folder, "state"));
      mkdirSync(join(folder, "stacks"));
      pulumi("stack", "init", "dev");
      pulumi("config", "set", "--secret", "password", "hünter2 <&>");
      pulumi("config", "set", "--secret", "--path", "database.password", "s3cret");
      pulumi("config", "set", "--path", "database.hosts[0]", "localhost");
      appendFileSync(join(folder, "stacks", "Pulumi.dev.yaml"), STACK);

      const printed = pulumi("config", "--json", "--show-secrets");
      const theirs = JSON.parse(printed.slice(printed.indexOf("{"))) as Record<
        string,
        { value: string; secret: boolean }
      >;
      const ours = readConfiguration(findProject(folder), "dev", {}, environment);
      assert.deepEqual(ours.values, Object.fromEntries(Object.entries(theirs).map(([key, { value }]) => [key, value])));
      assert.deepEqual(
        [...ours.secretKeys].sort(),
        Object.keys(theirs)
          .filter((key) => theirs[key]!.secret)
          .sort(),
      );
    });
  }
});
