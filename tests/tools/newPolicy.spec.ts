import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sectionTitles } from "../../src/policy";
import { addToList, listed } from "../../tools/scaffold/list";
import { scaffold } from "../../tools/scaffold/scaffold";

const project = join(__dirname, "..", "..");

describe("npm run new-policy", () => {
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), "djangoguard-new-policy-"));
    for (const part of ["policies", "src", "tests/harness.ts", "tests/fixtures.ts", "tests/policies", "tsconfig.json"])
      cpSync(join(project, part), join(root, part), { recursive: true });
    symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
  });
  after(() => {
    rmSync(root, { recursive: true });
  });

  describe("refuses, and writes nothing:", () => {
    for (const [title, section, name, message] of [
      [
        "a section that there is not",
        "network",
        "a-b",
        /there is no section network; there are critical-settings, web-server, /,
      ],
      ["a name of one word", "https", "tls", /tls is not a name for a policy: <subject>-<requirement>/],
      ["a name in capitals", "https", "TLS-is-on", /TLS-is-on is not a name/],
      ["a name that leaves the folder", "https", "../a-b", /is not a name/],
      [
        "a name that is taken",
        "https",
        "debug-is-off",
        /there is a policy debug-is-off already, in policies\/critical-settings/,
      ],
    ] as const) {
      it(title, () => {
        const before = filesOf(root);
        assert.throws(() => scaffold(root, section, name), { message });
        assert.deepEqual(filesOf(root), before);
      });
    }

    it("a file that no list names", () => {
      const file = join(root, "policies/https/left-over.ts");
      writeFileSync(file, "mine");
      assert.throws(() => scaffold(root, "https", "left-over"), /policies\/https\/left-over\.ts exists already/);
      assert.equal(readFileSync(file, "utf8"), "mine");
      rmSync(file);
    });
  });

  it("writes a policy and its cases, which compile and load", () => {
    const files = scaffold(root, "databases", "database-is-small");
    assert.deepEqual(files, [
      "policies/databases/database-is-small.ts",
      "tests/policies/databases/database-is-small.ts",
      "policies/all.ts",
      "tests/policies/all.ts",
    ]);
    writeFileSync(
      join(root, "tsconfig.check.json"),
      JSON.stringify({
        extends: "./tsconfig.json",
        include: ["policies/all.ts", "tests/policies/all.ts"],
        exclude: [],
      }),
    );
    run("node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.check.json");
    const loaded = run(
      "-r",
      "ts-node/register/transpile-only",
      "-e",
      `const { policyCases } = require("./tests/policies/all");
       const { policies } = require("./policies/all");
       const made = policyCases.find(({ policy }) => policy.name === "database-is-small");
       console.log(JSON.stringify([policies.indexOf(made.policy) >= 0, made.policy.title, Object.keys(made.table)]));`,
    );
    assert.deepEqual(JSON.parse(loaded), [true, "Database is small", ["accepts", "rejects"]]);
    assert.throws(
      () => scaffold(root, "databases", "database-is-small"),
      /there is a policy database-is-small already/,
    );
  });

  function run(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  }
});

describe("a list of policies", () => {
  const sections = Object.keys(sectionTitles);
  const list = readFileSync(join(project, "policies", "all.ts"), "utf8");
  const neighbours = (section: string, name: string): readonly (string | undefined)[] => {
    const names = listed(addToList(list, section, name, sections)).map((entry) => entry.name);
    const at = names.indexOf(name);
    return [names[at - 1], names[at + 1]];
  };

  it("gets a policy after the earlier sections and by name within its own", () => {
    const policies = listed(list);
    const ofSection = policies.filter(({ section }) => section === "databases").map(({ name }) => name);
    const before = policies[policies.findIndex(({ section }) => section === "databases") - 1];
    assert.deepEqual(neighbours("databases", "a-a"), [before?.name, ofSection[0]]);
    assert.equal(neighbours("databases", "z-z")[0], ofSection.at(-1));
  });

  it("ends with the policy that reports what the others left undecided", () => {
    assert.equal(neighbours("stack", "z-z")[1], "stack-is-decided");
  });

  it("has its imports and its items in the same order", () => {
    const text = addToList(list, "caches", "cache-is-new", sections);
    const items = [...text.matchAll(/^ {2}(\w+),$/gm)].map(([, identifier]) => identifier);
    assert.deepEqual(
      listed(text).map(({ identifier }) => identifier),
      items,
    );
    assert.ok(items.includes("cacheIsNew"));
  });

  it("gets its last policy where none comes after it", () => {
    const short =
      'import debugIsOff from "./critical-settings/debug-is-off";\n\n/** All. */\nexport const all = [\n  debugIsOff,\n];\n';
    assert.equal(
      addToList(short, "https", "tls-is-new", sections),
      'import debugIsOff from "./critical-settings/debug-is-off";\nimport tlsIsNew from "./https/tls-is-new";\n\n/** All. */\nexport const all = [\n  debugIsOff,\n  tlsIsNew,\n];\n',
    );
  });
});

/** Every file of the project's copy with its text. */
function filesOf(root: string): readonly string[] {
  return ["policies", "tests"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), "utf8")}`),
  );
}
