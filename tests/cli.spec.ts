import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../src/report";

const root = join(__dirname, "..");
const cli = join(root, "dist", "src", "cli.js");

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function djangoguard(...args: readonly string[]): Run {
  return spawnSync(process.execPath, [cli, ...args], { cwd: root, encoding: "utf8" });
}

function report(run: Run): Report {
  return JSON.parse(run.stdout) as Report;
}

describe("djangoguard", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "djangoguard-cli-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const written = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  describe("check", () => {
    it("exits 1 on the insecure stack, with problems in the checklist's sections", () => {
      const run = djangoguard("check", ".", "--stack", "insecure", "--format", "json");
      assert.equal(run.status, 1, run.stderr);
      const sections = new Set(report(run).results.map((result) => result.section));
      for (const section of ["critical-settings", "web-server", "caches", "databases", "files", "https"] as const)
        assert.ok(sections.has(section), section);
    });

    it("exits 0 on the secure stack, having examined it", () => {
      const run = djangoguard("check", ".", "--stack", "secure", "--format", "json");
      assert.equal(run.status, 0, run.stderr);
      const { results, policies, summary } = report(run);
      assert.deepEqual(results, []);
      const none = { mandatory: 0, advisory: 0, undecided: 0 };
      assert.deepEqual(summary, { ...none, exempt: 0, faults: none });
      assert.notEqual(
        policies.reduce((sum, policy) => sum + policy.examined, 0),
        0,
      );
    });

    it("takes levels and options from a policy configuration, in JSON and in YAML", () => {
      for (const [name, text] of [
        ["policies.json", '{"all": "advisory", "database-is-private": "disabled"}'],
        ["policies.yaml", "all: advisory\ndatabase-is-private: disabled\n"],
      ] as const) {
        const run = djangoguard("check", "-s", "insecure", "-f", "json", "--policy-config", written(name, text));
        assert.equal(run.status, 0, run.stderr);
        const { summary, policies } = report(run);
        assert.equal(summary.mandatory, 0);
        assert.notEqual(summary.advisory, 0);
        assert.equal(policies.find((policy) => policy.name === "database-is-private")?.outcome, "disabled");
      }
    });

    it("leaves undecided as the engine does what a first preview does not know", () => {
      const run = djangoguard("check", ".", "--stack", "insecure", "--as-engine", "--format", "json");
      assert.equal(run.status, 1, run.stderr);
      const undecided = report(run).results.filter((result) => result.policy === "stack-is-decided");
      assert.ok(undecided.some(({ message }) => message.startsWith("containerDefinitions is not known")));
    });

    it("takes configuration of the program from the command line", () => {
      const posture = ["--config", "posture=insecure", "--config", "emailHostPassword=smtp-password"];
      const run = djangoguard("check", "-s", "secure", "-f", "json", ...posture);
      assert.equal(run.status, 1, run.stderr);
    });

    it("takes outputs from a fixture", () => {
      const fixture = written(
        "answers.yaml",
        "resources:\n  aws:rds/instance:Instance:\n    shop: { address: db.example.com }\n",
      );
      const run = djangoguard("check", "-s", "secure", "--fixture", fixture);
      assert.equal(run.status, 0, run.stderr);
    });

    it("has no colours where stdout is no terminal, not even in CI", () => {
      const options = { cwd: root, encoding: "utf8", env: { ...process.env, CI: "true" } } as const;
      const run = spawnSync(process.execPath, [cli, "check", ".", "--stack", "insecure"], options);
      assert.equal(run.status, 1, run.stderr);
      assert.doesNotMatch(run.stdout, /\p{Cc}\[/u);
    });

    it("writes the report to a file, without colours", () => {
      const file = join(folder, "report.txt");
      const run = djangoguard("check", "-s", "insecure", "--output", file);
      assert.equal(run.status, 1, run.stderr);
      assert.equal(run.stdout, "");
      const text = readFileSync(file, "utf8");
      assert.match(
        text,
        /stacks\/application\.ts:\d+ {2}web \(aws\.ecs\.TaskDefinition\), container django\n +DJANGO_DEBUG turns it on/,
      );
      assert.doesNotMatch(text, /\p{Cc}\[/u);
    });
  });

  describe("with what it cannot run", () => {
    const refusals: Readonly<Record<string, { args: () => readonly string[]; says: RegExp }>> = {
      "a folder without a project": { args: () => ["check", folder], says: /Pulumi\.yaml/ },
      "a stack that does not exist": {
        args: () => ["check", "-s", "nowhere"],
        says: /nowhere[\s\S]*insecure[\s\S]*secure/,
      },
      "no stack where there are several": { args: () => ["check"], says: /--stack/ },
      "configuration that is missing": {
        args: () => ["check", "-s", "secure", "-c", "posture=insecure"],
        says: /"django-shop:emailHostPassword".*--config django-shop:emailHostPassword=VALUE/,
      },
      "a program that throws": { args: () => ["check", "-s", "secure", "-c", "posture=open"], says: /posture/ },
      "an option that does not exist": { args: () => ["check", "--colour"], says: /unknown option '--colour'/ },
      "configuration without a value": { args: () => ["check", "-c", "posture"], says: /KEY=VALUE/ },
      "a command that does not exist": { args: () => ["verify"], says: /unknown command 'verify'/ },
      "a policy that does not exist": {
        args: () => ["explain", "database-is-open"],
        says: /no policy database-is-open; the nearest are database-is-[\w-]+, database-is-[\w-]+ and database-is-[\w-]+\. docs/,
      },
      "a policy configuration that is not there": {
        args: () => ["check", "-s", "secure", "--policy-config", join(folder, "none.json")],
        says: /none\.json.*no such file/,
      },
      "a policy configuration that does not parse": {
        args: () => ["check", "-s", "secure", "--policy-config", written("bad.json", "{all: [")],
        says: /bad\.json/,
      },
      "a policy configuration with a name that no policy has": {
        args: () => [
          "check",
          "-s",
          "secure",
          "--policy-config",
          written("name.json", '{"database-is-open": "advisory"}'),
        ],
        says: /there is no database-is-open/,
      },
      "a policy configuration with a level that is none": {
        args: () => ["check", "-s", "secure", "--policy-config", written("level.json", '{"debug-is-off": "warn"}')],
        says: /debug-is-off[\s\S]*advisory, mandatory, disabled/,
      },
      "a report that cannot be written": {
        args: () => ["check", "-s", "secure", "--output", join(folder, "none", "report.txt")],
        says: /cannot write the report/,
      },
    };
    for (const [title, { args, says }] of Object.entries(refusals)) {
      it(`refuses ${title}: exit status 2, one message, no stack trace`, () => {
        const run = djangoguard(...args());
        assert.equal(run.status, 2, run.stdout + run.stderr);
        assert.match(run.stderr, says);
        assert.equal(run.stdout, "");
        assert.doesNotMatch(run.stderr, /\n +at |unexpected error/);
      });
    }
  });

  it("explains a policy", () => {
    const run = djangoguard("explain", "debug-is-off");
    assert.equal(run.status, 0);
    assert.match(run.stdout, /^DEBUG is off\nReported as: DEBUG is on\n[\s\S]*Why: [\s\S]*Fix: [\s\S]*security\.W018/);
  });

  it("shows its commands and its version", () => {
    assert.match(djangoguard("--help").stdout, /check[\s\S]*explain/);
    assert.equal(djangoguard("--help").status, 0);
    assert.match(djangoguard("--version").stdout, /^\d+\.\d+\.\d+\n$/);
  });
});
