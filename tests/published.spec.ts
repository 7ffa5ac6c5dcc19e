import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needsPulumi } from "./engine/cli";
import { realEngine, type Workspace } from "./engine/pulumi";
import { minutes } from "./needs";

const root = join(__dirname, "..");

describe("the packed tarball, installed in a clean folder as Pulumi does", function () {
  this.timeout(minutes(5));
  let folder: string;
  let pack: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "djangoguard-published-"));
    const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, join(root, "dist")], {
      encoding: "utf8",
    });
    const tarball = join(folder, packed.trim().split("\n").at(-1) ?? "");
    execFileSync("tar", ["xzf", tarball, "-C", folder]);
    pack = join(folder, "package");
    execFileSync("npm", ["install", "--omit=dev", "--no-audit", "--no-fund"], { cwd: pack, stdio: "ignore" });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("has neither development dependencies nor lifecycle scripts, and its documentation", () => {
    const manifest = JSON.parse(readFileSync(join(pack, "package.json"), "utf8")) as Record<string, unknown>;
    assert.equal(manifest["devDependencies"], undefined);
    assert.equal(manifest["scripts"], undefined);
    for (const name of ["mocha", "ts-node", "typescript-eslint"])
      assert.ok(!existsSync(join(pack, "node_modules", name)), name);
    for (const file of ["PulumiPolicy.yaml", "README.md", "LICENSE", "docs/policies/debug-is-off.md"])
      assert.ok(existsSync(join(pack, file)), file);
  });

  const commands: Readonly<Record<string, { args: readonly string[]; status: number; prints: RegExp }>> = {
    "shows its help": { args: ["--help"], status: 0, prints: /^Usage: djangoguard / },
    "explains a policy": { args: ["explain", "debug-is-off"], status: 0, prints: /debug-is-off/ },
    "judges an nginx configuration": {
      args: ["nginx", join(__dirname, "engine", "fixtures", "nginx-files", "files", "default.conf")],
      status: 1,
      prints: /unknown-hosts-do-not-reach-django/,
    },
    "judges a program": {
      args: ["check", root, "--stack", "insecure", "--format", "json"],
      status: 1,
      prints: /"policy": "debug-is-off"/,
    },
  };
  for (const [title, { args, status, prints }] of Object.entries(commands)) {
    it(`${title} with its own djangoguard`, () => {
      const run = spawnSync(process.execPath, [join(pack, "src", "cli.js"), ...args], { encoding: "utf8" });
      assert.equal(run.status, status, run.stdout + run.stderr);
      assert.match(run.stdout, prints);
    });
  }

  describe("in the real engine", () => {
    let workspace: Workspace;
    before(async function () {
      needsPulumi(this);
      workspace = await realEngine({ program: root, stack: "insecure" });
    });
    after(() => {
      workspace.destroy();
    });

    it("blocks the insecure stack", async () => {
      const outcome = await workspace.preview({ policyPack: pack });
      assert.notEqual(outcome.status, 0);
      assert.ok(outcome.violations.some((violation) => violation.enforcement === "mandatory"));
    });
  });
});
