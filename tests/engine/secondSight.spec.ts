import assert from "node:assert/strict";
import { execFile, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { minutes } from "../needs";
import { needsPython, virtualenv } from "../python";
import { needsPulumi, pulumiFolder } from "./cli";
import type { Violation } from "./events";
import { realEngine, type Outcome, type Policies, type Workspace } from "./pulumi";

const root = join(__dirname, "..", "..");
const fixtures = join(__dirname, "fixtures");
const program = join(fixtures, "second-sight");
const otherPack = join(fixtures, "pack");

const turnsDebugOn = "container web: DJANGO_DEBUG turns it on";
const urn = (project: string, type: string, name: string) => `urn:pulumi:production::${project}::${type}::${name}`;
const task = (project: string, name: string) => urn(project, "aws:ecs/taskDefinition:TaskDefinition", name);
const stack = urn("second-sight", "pulumi:pulumi:Stack", "second-sight-production");

/** What an engine shows of a violation, without the policy's description in front. */
function shown({ policy, urn, message }: Violation): string {
  return `${policy} ${urn} ${message.split("\n").at(-1)}`;
}

function of(outcome: Pick<Outcome, "violations">, policy: string): readonly string[] {
  return outcome.violations.filter((violation) => violation.policy === policy).map(shown);
}

function settings(options: object): Pick<Policies, "policyPackConfig"> {
  return { policyPackConfig: { settings: { enforcementLevel: "advisory", ...options } } };
}

describe("the second sight in the real engine", function () {
  this.timeout(minutes(5));
  let folder: string;
  let runs: string;
  let workspace: Workspace;
  before(function () {
    needsPulumi(this);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "djangoguard-sight-"));
    runs = join(folder, "runs");
  });
  afterEach(() => {
    workspace.destroy();
    for (const { pid } of processesWith(`RUNS=${runs}`)) process.kill(pid);
    rmSync(folder, { recursive: true, force: true });
  });

  /** The stack of a program that leaves a line in `runs` each time it is run, and does `again` after the first. */
  async function previewed(of: string, { again = "", debug = "True", env = {} } = {}): Promise<void> {
    workspace = await realEngine({ program: of, stack: "production", env: { RUNS: runs, AGAIN: again, ...env } });
    await workspace.setSecret("debug", debug);
    await workspace.setSecret("token", "correct-horse-battery");
  }

  const timesRun = (): string[] => readFileSync(runs, "utf8").trim().split("\n");

  /** Pulumi's language hosts may stay for minutes after the engine was killed; they are not ours. */
  const left = (): readonly Process[] =>
    processesWith(`RUNS=${runs}`).filter(({ command }) => !command.includes("pulumi-language-"));

  async function isLeftAlone(): Promise<void> {
    await eventually(() => left().length === 0);
    assert.deepEqual(left(), []);
  }

  /** @param times how many packs judged it */
  function isBlocked(outcome: Outcome, project = "second-sight", times = 1): void {
    assert.notEqual(outcome.status, 0);
    const violation = `debug-is-off ${task(project, "shop")} ${turnsDebugOn}`;
    assert.deepEqual(of(outcome, "debug-is-off"), Array<string>(times).fill(violation), outcome.stdout);
  }

  describe("decides the first preview", () => {
    it("with -C, from a folder elsewhere, by an encrypted value, next to another pack", async () => {
      await previewed(program);
      const outcome = await workspace.preview({
        calledIn: folder,
        arguments: ["-C", program],
        policyPack: root,
        secondPolicyPack: otherPack,
      });
      isBlocked(outcome);
      assert.equal(timesRun().length, 3);
    });

    it("from a folder below the project, with the same pack twice, although the program floods stdout", async () => {
      await previewed(program, { again: "floods" });
      const outcome = await workspace.preview({
        calledIn: join(program, "program"),
        policyPack: root,
        secondPolicyPack: root,
      });
      isBlocked(outcome, "second-sight", 2);
      assert.equal(timesRun().length, 3);
    });

    it("in the folder that the settings name", async () => {
      await previewed(program);
      const outcome = await workspace.preview({ policyPack: root, ...settings({ program: "elsewhere" }) });
      isBlocked(outcome);
      assert.deepEqual(timesRun().sort(), ["elsewhere", "elsewhere", "preview", "preview", "preview"]);
    });

    describe("of a program in Python", () => {
      before(function () {
        needsPython(this);
      });

      it("as of any other", async () => {
        const path = [join(virtualenv(), "bin"), pulumiFolder(), process.env["PATH"]].join(delimiter);
        await previewed(join(fixtures, "second-sight-python"), { env: { PATH: path } });
        isBlocked(await workspace.preview({ policyPack: root }), "second-sight-python");
        assert.equal(timesRun().length, 3);
      });
    });

    it("and leaves the update alone", async () => {
      await previewed(program, { debug: "False" });
      const outcome = await workspace.up({ policyPack: root });
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      assert.deepEqual(timesRun(), ["preview", "preview", "preview", "update"]);
    });
  });

  describe("runs nothing", () => {
    it("where the settings turn it off", async () => {
      await previewed(program);
      const outcome = await workspace.preview({ policyPack: root, ...settings({ secondSight: false }) });
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      assert.equal(timesRun().length, 1);
    });
  });

  describe("falls back to one advisory", () => {
    const reasons: Readonly<Record<string, { again?: string; settings?: object; because: RegExp }>> = {
      "where the program takes too long": {
        again: "spins",
        settings: { secondSightSeconds: 1 },
        because: /the program of project "second-sight" was still running after 1 s and was stopped$/,
      },
      "where the program does not end": {
        again: "hangs",
        settings: { secondSightSeconds: 10 },
        because: /the program of project "second-sight" was still running after 10 s and was stopped$/,
      },
      "where the program fails, and hides what may be a secret": {
        again: "fails",
        because: /failed at program\/index\.js:\d+: Error: no connection as \[hidden\]$/,
      },
      "where the settings name another project": {
        settings: { program: "../simulations" },
        because:
          /no Pulumi\.yaml of project second-sight in .*simulations or above \(.*Pulumi\.yaml is simulations\); name/,
      },
    };
    for (const [title, { again, settings: options = {}, because }] of Object.entries(reasons)) {
      it(title, async () => {
        await previewed(program, { again });
        const outcome = await workspace.preview({ policyPack: root, ...settings(options) });
        assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
        const [reason, ...others] = of(outcome, "stack-is-decided").filter((text) => text.includes("a second time"));
        assert.ok(reason?.startsWith(`stack-is-decided ${stack} `), reason);
        assert.match(reason ?? "", because);
        assert.deepEqual(others, []);
        await isLeftAlone();
      });
    }

    it("where the program is a function of what drives Pulumi", async () => {
      await previewed(program);
      const driver = join(fixtures, "inline", "driver.js");
      const { stdout } = await promisify(execFile)(process.execPath, [driver, root], { env: workspace.environment });
      const messages = (JSON.parse(stdout) as string[]).map((message) => message.trim().split("\n").at(-1) ?? "");
      const [reason, ...others] = messages.filter((message) => message.includes("a second time"));
      assert.match(reason ?? "", /it is a function of the process that drives Pulumi, not a file$/);
      assert.deepEqual(others, []);
    });
  });

  describe("leaves no process behind", () => {
    const interruptions: Readonly<Record<string, (pulumi: ChildProcess) => void>> = {
      "on Ctrl-C": (pulumi) => process.kill(-pulumi.pid!, "SIGINT"),
      "where the engine is killed": (pulumi) => process.kill(pulumi.pid!, "SIGKILL"),
    };
    for (const [title, interrupt] of Object.entries(interruptions)) {
      it(title, async () => {
        await previewed(program, { again: "spins" });
        const pulumi = workspace.startPreview({ policyPack: root });
        const ended = new Promise((resolve) => pulumi.once("exit", resolve));
        assert.ok(await eventually(() => existsSync(runs) && timesRun().length === 3));
        interrupt(pulumi);
        await ended;
        await isLeftAlone();
      });
    }
  });

  describe("convicts on nothing that a simulation made up", () => {
    // What each depends on stands in fixtures/simulations/index.js.
    const simulated = [
      ...["number", "boolean", "order-of-texts", "length-of-text", "length-of-list", "zone", "account", "image"],
      ...["secret", "random-number", "random-order", "random-id", "hash", "base64", "other-stack"],
    ];
    const contradicting = ["given-otherwise", "given-more"];
    const own = ["plain", "settled"];
    // docs/second-sight.md says why this one is convicted although the cloud would decide otherwise.
    const wrong = ["equal-in-both"];

    it("and on what is the program's own", async () => {
      await previewed(join(fixtures, "simulations"));
      const outcome = await workspace.preview({ policyPack: root });
      const named = (policy: string, text: string): readonly string[] =>
        outcome.violations
          .filter((violation) => violation.policy === policy && violation.message.includes(text))
          .map((violation) => violation.urn)
          .sort();
      const tasks = (names: readonly string[]): readonly string[] =>
        names.map((name) => task("simulations", name)).sort();
      assert.deepEqual(named("debug-is-off", turnsDebugOn), tasks([...own, ...wrong]));
      // Whether a container reads the parameter has the same cause, so its entry names the policies on tasks too.
      const undecided = named("stack-is-decided", "debug-is-off").filter((urn) => !urn.includes("aws:ssm/parameter"));
      assert.deepEqual(undecided, tasks([...simulated, ...contradicting]));
    });
  });
});

/** Waits for a condition that other processes bring about. */
async function eventually(condition: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (condition()) return true;
    await sleep(50);
  }
  return false;
}

interface Process {
  readonly pid: number;
  readonly command: string;
}

/** The processes whose environment holds an entry. */
function processesWith(entry: string): readonly Process[] {
  return readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && read(pid, "environ").includes(entry))
    .map((pid) => ({ pid: Number(pid), command: read(pid, "cmdline").join(" ").slice(0, 200) }));
}

function read(pid: string, file: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").split("\0");
  } catch {
    return []; // It has ended meanwhile.
  }
}
