import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { minutes } from "../needs";

const root = join(__dirname, "..", "..");
const cli = join(root, "dist", "src", "cli.js");

/** Packages that only `check` needs, because they take long to load. */
const PULUMI = /[\\/]node_modules[\\/]@(pulumi|grpc)[\\/]/;

/** Parts of Pulumi's SDK that `check` never uses: the Automation API, and the TypeScript that takes functions apart. */
const UNUSED = /[\\/]node_modules[\\/](typescript[\\/]|@pulumi[\\/]pulumi[\\/]automation[\\/])/;

/** What a build or a test needs, and an installed pack does not have. */
const DEVELOPMENT = /[\\/]node_modules[\\/](ts-node|typescript|mocha|eslint)[\\/]/;

describe("what a command loads", function () {
  this.timeout(minutes(2));
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "djangoguard-loaded-"));
    // Written by the process itself when it ends, whatever ended it.
    writeFileSync(
      join(folder, "record.js"),
      `process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(join(folder, "loaded.json"))}, JSON.stringify(Object.keys(require.cache))));`,
    );
    writeFileSync(join(folder, "nginx.conf"), "events {}\nhttp { server { listen 80; } }\n");
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** The files of the modules that `djangoguard` has loaded when it ends. */
  function loadedBy(...args: readonly string[]): readonly string[] {
    const run = spawnSync(process.execPath, ["--require", join(folder, "record.js"), cli, ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.ok(run.status === 0 || run.status === 1, run.stderr);
    const loaded = JSON.parse(readFileSync(join(folder, "loaded.json"), "utf8")) as readonly string[];
    assert.ok(loaded.includes(cli));
    return loaded;
  }

  const withoutPulumi: Readonly<Record<string, readonly string[]>> = {
    "--help": ["--help"],
    "explain debug-is-off": ["explain", "debug-is-off"],
    "nginx nginx.conf": ["nginx", "nginx.conf"],
  };
  for (const [title, args] of Object.entries(withoutPulumi)) {
    it(`is no package of Pulumi by ${title}`, () => {
      const loaded = loadedBy(...args);
      assert.deepEqual(
        loaded.filter((file) => PULUMI.test(file) || DEVELOPMENT.test(file)),
        [],
      );
    });
  }

  it("is no part of Pulumi's SDK that it does not use by check", () => {
    const loaded = loadedBy("check", root, "--stack", "secure");
    assert.ok(loaded.some((file) => PULUMI.test(file)));
    assert.deepEqual(
      loaded.filter((file) => UNUSED.test(file) || DEVELOPMENT.test(file)),
      [],
    );
  });
});
