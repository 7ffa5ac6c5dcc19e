import assert from "node:assert/strict";
import { Undecided } from "../../src/base/undecided";
import { definePolicy, type Findings, type Metadata, type Policy } from "../../src/policy/define";
import { evaluate, type Evaluation } from "../../src/policy/evaluate";
import { Ledger } from "../../src/policy/ledger";
import { notApplicableReason, outcomeOf } from "../../src/policy/outcome";
import type { Resource } from "../../src/stack/resource";
import { ResourceStack } from "../../src/stack/resourceStack";
import { defaultSettings } from "../../src/stack/settings";
import type { Stack } from "../../src/stack/stack";
import { UNKNOWN } from "../fixtures";

const metadata: Metadata = {
  name: "test",
  problem: "A port is open",
  title: "Test",
  section: "databases",
  severity: "low",
  enforcement: "advisory",
  why: "Because.",
  fix: "Mend it.",
};

/** A policy on databases whose check says what the test wants, by the name of the database. */
function saying(check: (name: string, engine: () => string) => Findings): Policy {
  return definePolicy({
    ...metadata,
    on: "databases",
    when: (database) => database.resource.name !== "ignored",
    check: (database) => check(database.resource.name, () => database.engine),
  });
}

function stackOf(...databases: { readonly name: string; readonly [property: string]: unknown }[]): Stack {
  const resources = databases.map(({ name, ...properties }): Resource => {
    const type = "aws:rds/instance:Instance";
    return { urn: `urn:${name}`, type, name, properties, dependencies: [], propertyDependencies: {} };
  });
  return new ResourceStack(resources, defaultSettings, { whole: true, comesFromSecret: () => false });
}

function run(policy: Policy, stack: Stack): { evaluation: Evaluation; found: readonly string[]; examined: number } {
  const evaluation = { policy, resources: evaluate(policy, stack, {}, new Ledger()) };
  return {
    evaluation,
    found: evaluation.resources.flatMap(({ resource, findings }) =>
      findings.map(({ outcome, message }) => `${resource.name} ${outcome}: ${message}`),
    ),
    examined: evaluation.resources.reduce((sum, resource) => sum + resource.examined, 0),
  };
}

describe("what a check returns", () => {
  const evidence = [{ urn: "urn:rule", text: "a rule" }];
  const rows: Readonly<Record<string, { returns: () => Findings; found: readonly string[] }>> = {
    nothing: { returns: () => undefined, found: [] },
    "a message": { returns: () => "one", found: ["db problem: one"] },
    "a problem": { returns: () => ({ message: "one", evidence }), found: ["db problem: one"] },
    several: { returns: () => ["one", { message: "two" }], found: ["db problem: one", "db problem: two"] },
    "the same twice": { returns: () => ["one", "one"], found: ["db problem: one"] },
    "none of several": { returns: () => [], found: [] },
  };
  for (const [title, { returns, found }] of Object.entries(rows)) {
    it(`is ${title}`, () => {
      assert.deepEqual(run(saying(returns), stackOf({ name: "db" })).found, found);
    });
  }

  it("keeps its evidence", () => {
    const { evaluation } = run(
      saying(() => ({ message: "one", evidence })),
      stackOf({ name: "db" }),
    );
    assert.deepEqual(evaluation.resources[0]?.findings[0]?.evidence, evidence);
  });
});

describe("an unknown", () => {
  const twoProblems = saying(function* (_, engine) {
    yield "one";
    yield `two on ${engine()}`;
    yield "three";
  });

  it("leaves what was found before it standing", () => {
    const { found, evaluation } = run(twoProblems, stackOf({ name: "db", engine: UNKNOWN }));
    assert.deepEqual(found, ["db problem: one", "db undecided: engine is not known before the update"]);
    assert.equal(outcomeOf(evaluation), "problem");
  });

  it("hides no other fact", () => {
    const policy = saying((name, engine) => (engine() === "mysql" ? `${name} is mysql` : undefined));
    const stack = stackOf(
      { name: "a", engine: UNKNOWN },
      { name: "b", engine: "mysql" },
      { name: "c", engine: "mysql" },
    );
    assert.deepEqual(run(policy, stack).found, [
      "a undecided: engine is not known before the update",
      "b problem: b is mysql",
      "c problem: c is mysql",
    ]);
  });

  it("in the question whether the rule concerns a fact leaves the fact undecided, and not examined", () => {
    const policy = definePolicy({
      ...metadata,
      on: "databases",
      when: ({ engine }) => engine === "mysql",
      check: () => "one",
    });
    const { found, examined, evaluation } = run(policy, stackOf({ name: "db", engine: UNKNOWN }));
    assert.deepEqual([found, examined], [["db undecided: engine is not known before the update"], 0]);
    assert.equal(outcomeOf(evaluation), "undecided");
  });

  it("that hides facts is a finding of the resource that they would come from", () => {
    const policy = definePolicy({ ...metadata, on: "containers", check: () => undefined });
    const task: Resource = {
      urn: "urn:task",
      type: "aws:ecs/taskDefinition:TaskDefinition",
      name: "task",
      properties: { containerDefinitions: UNKNOWN },
      dependencies: [],
      propertyDependencies: {},
    };
    const stack = new ResourceStack([task], defaultSettings, { whole: true, comesFromSecret: () => false });
    assert.deepEqual(run(policy, stack).found, ["task undecided: containerDefinitions is not known before the update"]);
  });
});

describe("a mistake in a check", () => {
  it("is no undecided fact", () => {
    const policy = saying(() => {
      throw new TypeError("a mistake");
    });
    assert.throws(() => run(policy, stackOf({ name: "db" })), TypeError);
  });
});

describe("a verdict", () => {
  const problem = saying(() => "one");
  const undecided = saying(() => {
    throw new Undecided("?");
  });
  const silent = saying(() => undefined);
  const rows: readonly [title: string, policy: Policy, stack: Stack, outcome: string, reason: string | undefined][] = [
    ["a problem", problem, stackOf({ name: "db" }), "problem", undefined],
    ["undecided", undecided, stackOf({ name: "db" }), "undecided", undefined],
    ["a pass", silent, stackOf({ name: "db" }), "pass", undefined],
    ["no pass without a database", silent, stackOf(), "notApplicable", "the stack has no databases"],
    [
      "no pass without one that the rule concerns",
      silent,
      stackOf({ name: "ignored" }),
      "notApplicable",
      "the stack has no databases that this concerns",
    ],
  ];
  for (const [title, policy, stack, outcome, reason] of rows) {
    it(`is ${title}`, () => {
      const { evaluation } = run(policy, stack);
      assert.deepEqual([outcomeOf(evaluation), notApplicableReason(evaluation)], [outcome, reason]);
    });
  }

  it("is a problem where another fact is undecided", () => {
    const policy = saying((name) => {
      if (name === "late") throw new Undecided("?");
      return "one";
    });
    assert.equal(outcomeOf(run(policy, stackOf({ name: "late" }, { name: "db" })).evaluation), "problem");
  });
});
