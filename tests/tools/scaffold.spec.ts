import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { sectionTitles } from "../../src/policy";
import { scaffoldFact } from "../../tools/scaffold/fact";
import { withKind } from "../../tools/scaffold/kinds";
import { addToList, listed } from "../../tools/scaffold/list";
import { scaffoldPolicy } from "../../tools/scaffold/policy";
import { minutes } from "../needs";

const project = join(__dirname, "..", "..");

describe("npm run new-fact and npm run new-policy", function () {
  this.timeout(minutes(10));
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), "djangoguard-scaffold-"));
    const parts = [
      "policies",
      "src",
      "tests",
      "tools",
      "docs",
      "README.md",
      "ARCHITECTURE.md",
      "tsconfig.json",
      "package.json",
    ];
    for (const part of [...parts, ".prettierrc.json", ".mocharc.json"])
      cpSync(join(project, part), join(root, part), { recursive: true });
    symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
  });
  after(() => {
    rmSync(root, { recursive: true });
  });

  describe("refuse, and write nothing:", () => {
    const refused: Readonly<Record<string, { scaffold: () => unknown; message: RegExp }>> = {
      "a section that does not exist": {
        scaffold: () => scaffoldPolicy(root, "network", "a-b"),
        message: /there is no section network; there are critical-settings, web-server, /,
      },
      "a policy's name of one word": {
        scaffold: () => scaffoldPolicy(root, "https", "tls"),
        message: /tls is not a name for a policy: <subject>-<requirement>/,
      },
      "a policy's name in capitals": {
        scaffold: () => scaffoldPolicy(root, "https", "TLS-is-on"),
        message: /TLS-is-on is not a name/,
      },
      "a policy's name that leaves the folder": {
        scaffold: () => scaffoldPolicy(root, "https", "../a-b"),
        message: /is not a name/,
      },
      "a policy's name that is taken": {
        scaffold: () => scaffoldPolicy(root, "https", "debug-is-off"),
        message: /there is a policy debug-is-off already, in policies\/critical-settings/,
      },
      "a kind of fact that does not exist": {
        scaffold: () => scaffoldPolicy(root, "https", "topic-is-tagged", "topics"),
        message: /there is no kind of fact topics; there are .*\blisteners\b/,
      },
      "a kind's name that is no plural": {
        scaffold: () => scaffoldFact(root, "queue"),
        message: /queue is not a name for a kind of fact: a plural like loadBalancers/,
      },
      "a kind's name that leaves the folder": {
        scaffold: () => scaffoldFact(root, "../queues"),
        message: /is not a name/,
      },
      "a kind's name that is taken": {
        scaffold: () => scaffoldFact(root, "listeners"),
        message: /there is a kind listeners already, in src\/facts\/kinds\.ts/,
      },
    };
    for (const [title, { scaffold, message }] of Object.entries(refused)) {
      it(title, () => {
        const before = filesOf(root);
        assert.throws(scaffold, { message });
        assert.deepEqual(filesOf(root), before);
      });
    }

    it("a file that no list names", () => {
      const file = join(root, "policies/https/left-over.ts");
      writeFileSync(file, "mine");
      assert.throws(() => scaffoldPolicy(root, "https", "left-over"), /policies\/https\/left-over\.ts exists already/);
      assert.equal(readFileSync(file, "utf8"), "mine");
      rmSync(file);
    });
  });

  it("write a policy on containers and its cases, which pass", () => {
    assert.deepEqual(scaffoldPolicy(root, "databases", "database-is-small"), [
      "policies/databases/database-is-small.ts",
      "tests/policies/databases/database-is-small.ts",
      "policies/all.ts",
      "tests/policies/all.ts",
    ]);
    test("tests/policies.spec.ts", "--grep", "database-is-small");
  });

  it("write a new kind of fact and a policy on it: two files, a line in each list, tests and generated docs", () => {
    const before = filesOf(root);
    scaffoldFact(root, "queues", "aws:sqs/queue:Queue");
    scaffoldPolicy(root, "stack", "queue-is-tagged", "queues");
    // What the author of a policy writes next.
    edit("policies/stack/queue-is-tagged.ts", (text) =>
      text
        .replace('problem: ""', 'problem: "A queue has no tags"')
        .replace('why: ""', 'why: "Nobody knows whose it is."')
        .replace('fix: ""', 'fix: "Set tags."'),
    );
    run("-r", "ts-node/register/transpile-only", "tools/docs/main.ts");

    const after = filesOf(root);
    const changes = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
    const isDocs = (file: string): boolean => file.startsWith("docs/") || file === "README.md";
    assert.deepEqual(changes.filter((file) => !isDocs(file)).sort(), [
      "policies/all.ts",
      "policies/stack/queue-is-tagged.ts",
      "src/facts/kinds.ts",
      "src/facts/queues.ts",
      "tests/facts/queues.spec.ts",
      "tests/policies/all.ts",
      "tests/policies/stack/queue-is-tagged.ts",
    ]);
    assert.ok(changes.includes("docs/policies/queue-is-tagged.md"));
    assert.deepEqual(
      [...before.keys()].filter((file) => !after.has(file)),
      [],
    );
    const added = (file: string): readonly string[] => {
      const [old, now] = [before, after].map((files) => files.get(file)?.split("\n") ?? []) as [string[], string[]];
      assert.deepEqual(
        now.filter((line) => old.includes(line)),
        old,
        `${file} keeps its lines`,
      );
      return now.filter((line) => !old.includes(line));
    };
    assert.deepEqual(added("src/facts/kinds.ts"), ['export { queues } from "./queues";']);
    for (const list of ["policies/all.ts", "tests/policies/all.ts"])
      assert.deepEqual(added(list), ['import queueIsTagged from "./stack/queue-is-tagged";', "  queueIsTagged,"]);

    compile("tests/policies/all.ts", "tests/facts/queues.spec.ts");
    test("tests/facts/queues.spec.ts");
    test("tests/policies.spec.ts", "--grep", "queue-is-tagged");
  });

  function edit(file: string, change: (text: string) => string): void {
    writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));
  }

  /** Compiles files with all that they import. */
  function compile(...files: readonly string[]): void {
    const compilerOptions = { incremental: false, tsBuildInfoFile: null };
    writeFileSync(
      join(root, "tsconfig.check.json"),
      JSON.stringify({ extends: "./tsconfig.json", compilerOptions, include: files, exclude: [] }),
    );
    run("node_modules/typescript/bin/tsc", "-p", "tsconfig.check.json");
    rmSync(join(root, "tsconfig.check.json"));
  }

  /** Runs tests, of which there is at least one. */
  function test(...args: readonly string[]): void {
    assert.match(run("node_modules/mocha/bin/mocha.js", "--no-color", ...args), /^ +[1-9]\d* passing/m);
  }

  function run(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  }
});

describe("the list of kinds", () => {
  const list =
    '/** All. */\nexport { buckets } from "../aws/buckets";\nexport { listeners } from "../aws/loadBalancers";\n';

  it("gets a kind by its name", () => {
    assert.equal(
      withKind(list, "caches"),
      list.replace("export { listeners", 'export { caches } from "./caches";\nexport { listeners'),
    );
  });

  it("gets its last kind if none comes after it", () => {
    assert.equal(withKind(list, "zones"), `${list}export { zones } from "./zones";\n`);
  });
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

  it("imports a policy in alphabetical order", () => {
    const text = addToList(list, "caches", "cache-is-new", sections);
    const paths = [...text.matchAll(/^import \w+ from "\.\/(.*)";$/gm)].map(([, path]) => path);
    assert.ok(paths.includes("caches/cache-is-new"));
    assert.deepEqual(paths, [...paths].sort());
  });

  it("gets its last policy if none comes after it", () => {
    const short =
      'import debugIsOff from "./critical-settings/debug-is-off";\n\n/** All. */\nexport const all = [\n  debugIsOff,\n];\n';
    assert.equal(
      addToList(short, "https", "tls-is-new", sections),
      'import debugIsOff from "./critical-settings/debug-is-off";\nimport tlsIsNew from "./https/tls-is-new";\n\n/** All. */\nexport const all = [\n  debugIsOff,\n  tlsIsNew,\n];\n',
    );
  });
});

/** Every file of the project's copy by its path, with its text. */
function filesOf(root: string): ReadonlyMap<string, string> {
  const folders = ["docs", "policies", "src", "tests", "tools"];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  return new Map([...files, "README.md"].map((file) => [file, readFileSync(join(root, file), "utf8")]));
}
