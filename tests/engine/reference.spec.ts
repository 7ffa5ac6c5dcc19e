import assert from "node:assert/strict";
import { join } from "node:path";
import { check } from "../../src/commands/check";
import { Progress } from "../../src/commands/progress";
import type { Result } from "../../src/report";
import { minutes } from "../needs";
import { needsPulumi } from "./cli";
import type { Violation } from "./events";
import { realEngine, type Outcome, type Workspace } from "./pulumi";

const root = join(__dirname, "..", "..");
const debugOnly = join(__dirname, "fixtures", "debug-only");

const taskDefinition = "urn:pulumi:production::debug-only::aws:ecs/taskDefinition:TaskDefinition::shop";
const withoutSecondSight = { enforcementLevel: "advisory", secondSight: false };

/** What an engine shows of a violation, without the policy's description in front. */
function shown({ policy, urn, message }: Violation): string {
  return `${policy} ${urn} ${message.split("\n").at(-1)}`;
}

function textOf({ policy, resource, message }: Pick<Result, "policy" | "resource" | "message">): string {
  return `${policy} ${resource?.urn} ${message}`;
}

function named(outcome: Outcome, policy: string): readonly Violation[] {
  return outcome.violations.filter((violation) => violation.policy === policy);
}

describe("the real engine", function () {
  this.timeout(minutes(5));
  let workspace: Workspace;
  before(function () {
    needsPulumi(this);
  });
  afterEach(() => {
    workspace.destroy();
  });

  describe("previewing the insecure reference stack", () => {
    beforeEach(async () => {
      workspace = await realEngine({ program: root, stack: "insecure" });
    });

    it("is blocked with the problems that djangoguard check names, save those that it leaves undecided", async () => {
      const outcome = await workspace.preview({ policyPack: root });
      assert.notEqual(outcome.status, 0);

      const undecided = new Set(named(outcome, "stack-is-decided").map((violation) => violation.urn));
      const report = await check({
        directory: root,
        stack: "insecure",
        config: {},
        policyConfiguration: {},
        progress: new Progress(process.stderr),
      });
      const checked = report.results.map((result) => ({ urn: result.resource?.urn ?? "", text: textOf(result) }));
      // A problem that is decided when its resource is registered is reported before a graver one of the same cause.
      const led = new Set(report.results.flatMap(({ alsoAffects }) => alsoAffects.map(textOf)));
      const previewed = outcome.violations.filter((violation) => violation.policy !== "stack-is-decided").map(shown);
      assert.notEqual(previewed.length, 0);
      assert.deepEqual(
        previewed.filter((text) => !led.has(text)).sort(),
        checked
          .filter(({ urn, text }) => previewed.includes(text) || !undecided.has(urn))
          .map(({ text }) => text)
          .sort(),
      );
    });

    it("passes where every policy is advisory, and reports the same", async () => {
      const outcome = await workspace.preview({ policyPack: root, policyPackConfig: { all: "advisory" } });
      assert.equal(outcome.status, 0);
      assert.deepEqual(new Set(outcome.violations.map((violation) => violation.enforcement)), new Set(["advisory"]));
      assert.equal(named(outcome, "database-is-private").length, 1);
    });

    it("reports one cause once, under the gravest policy", async () => {
      const outcome = await workspace.preview({ policyPack: root });
      assert.equal(named(outcome, "secret-key-is-secret").length, 2);
      assert.deepEqual(named(outcome, "secret-key-is-strong"), []);
    });

    it("reports the cause under the next policy where the gravest is disabled", async () => {
      const outcome = await workspace.preview({
        policyPack: root,
        policyPackConfig: { "secret-key-is-secret": "disabled" },
      });
      assert.equal(named(outcome, "secret-key-is-strong").length, 2);
    });

    it("blocks by a mandatory policy whose cause an advisory one reported before it", async () => {
      const outcome = await workspace.preview({
        policyPack: root,
        policyPackConfig: { all: "advisory", "secret-key-is-strong": "mandatory" },
      });
      assert.notEqual(outcome.status, 0);
      assert.deepEqual(
        named(outcome, "secret-key-is-strong").map(({ enforcement }) => enforcement),
        ["mandatory", "mandatory"],
      );
    });

    it("does not report a policy that is disabled", async () => {
      const outcome = await workspace.preview({
        policyPack: root,
        policyPackConfig: { "database-is-private": "disabled" },
      });
      assert.notEqual(outcome.status, 0);
      assert.deepEqual(named(outcome, "database-is-private"), []);
      assert.equal(named(outcome, "database-is-encrypted").length, 1);
    });
  });

  it("passes the secure reference stack in a preview, and leaves nothing undecided", async () => {
    workspace = await realEngine({ program: root, stack: "secure" });
    const outcome = await workspace.preview({ policyPack: root });
    assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
    assert.deepEqual(outcome.violations, []);
  });

  it("updates the secure reference stack, where every value is known", async () => {
    workspace = await realEngine({ program: root, stack: "secure" });
    const outcome = await workspace.up({ policyPack: root, skipPreview: true });
    assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
    assert.deepEqual(
      outcome.violations.filter((violation) => violation.enforcement === "mandatory"),
      [],
    );
  });

  describe("on a stack whose only fault is DEBUG, next to an unknown endpoint", () => {
    beforeEach(async () => {
      workspace = await realEngine({ program: debugOnly, stack: "production" });
    });

    it("is blocked in the first preview by a second sight of the program", async () => {
      const outcome = await workspace.preview({ policyPack: root });
      assert.notEqual(outcome.status, 0);
      assert.deepEqual(named(outcome, "debug-is-off").map(shown), [
        `debug-is-off ${taskDefinition} container web: DJANGO_DEBUG turns it on`,
      ]);
      assert.match(outcome.stdout, /djangoguard: ran the program a second time/);
    });

    it("passes the first preview without second sight, which says that DEBUG is undecided", async () => {
      const outcome = await workspace.preview({ policyPack: root, policyPackConfig: { settings: withoutSecondSight } });
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      const messages = named(outcome, "stack-is-decided").map((violation) => violation.message);
      assert.equal(messages.length, 1);
      assert.match(
        messages[0] ?? "",
        /^containerDefinitions is not known before the update: \d+ policies could not be decided, .*\bdebug-is-off\b/m,
      );
    });

    it("stops the update before the task definition exists", async () => {
      const outcome = await workspace.up({ policyPack: root, skipPreview: true });
      assert.notEqual(outcome.status, 0);
      assert.equal(named(outcome, "debug-is-off").length, 1);
      const created = workspace.created.map((resource) => resource.type);
      assert.ok(created.includes("aws:rds/instance:Instance"));
      assert.ok(!created.includes("aws:ecs/taskDefinition:TaskDefinition"));
    });
  });
});
