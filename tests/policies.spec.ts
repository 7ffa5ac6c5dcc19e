import assert from "node:assert/strict";
import { policies } from "../policies/all";
import { outcomeOf } from "../src/policy";
import type { Fixture } from "./fixtures";
import { analyzeCase, caseOf, casesOf, judge, remedyOf, type Case } from "./harness";
import { policyCases } from "./policies/all";

const mandatory = policies.filter(({ enforcement }) => enforcement === "mandatory");

describe("every policy", () => {
  it("has cases", () => {
    const tested = policyCases.map(({ policy }) => policy.name);
    assert.deepEqual(
      tested,
      policies.map((policy) => policy.name),
    );
  });
});

for (const { policy, table } of policyCases) {
  describe(policy.name, () => {
    it("has an accepted and a rejected case, and none twice", () => {
      // A policy on what others left undecided finds fault with all that there is, or does not apply.
      if (policy.kind !== undefined) assert.notEqual(Object.keys(table.accepts).length, 0);
      assert.notEqual(Object.keys(table.rejects).length, 0);
      const texts = casesOf(table).map(([, given]) => JSON.stringify(given));
      assert.equal(new Set(texts).size, texts.length);
    });

    it("has a remedy that breaks no mandatory policy", async () => {
      const remedy = remedyOf(table);
      // Nothing mends what others left undecided but knowing it.
      if (policy.kind === undefined) return;
      assert.ok(remedy);
      const { evaluations } = await analyzeCase(mandatory, remedy[1]);
      const broken = evaluations.filter((evaluation) => outcomeOf(evaluation) === "problem");
      assert.deepEqual(
        broken.map((evaluation) => evaluation.policy.name),
        [],
      );
    });

    each(table.accepts, "accepts", async (given) => {
      const { outcome, finds, undecided, analysis } = await judge(policy, given);
      assert.deepEqual({ outcome, finds, undecided }, { outcome: "pass", finds: {}, undecided: {} });
      assert.deepEqual(analysis.violations, []);
    });

    each(table.rejects, "rejects", async (given) => {
      const { outcome, finds, evidence, undecided, analysis } = await judge(policy, given);
      assert.deepEqual(
        { outcome, finds, evidence, undecided },
        { outcome: "problem", finds: lists(given.finds), evidence: lists(given.evidence ?? {}), undecided: {} },
      );
      // What an engine is told is the same, once.
      assert.deepEqual(
        analysis.violations.map((violation) => violation.message).sort(),
        Object.values(lists(given.finds)).flat().sort(),
      );
    });

    each(table.notApplicable ?? {}, "does not apply to", async (given) => {
      const { outcome, finds, undecided } = await judge(policy, given);
      assert.deepEqual({ outcome, finds, undecided }, { outcome: "notApplicable", finds: {}, undecided: {} });
    });

    each(table.undecided ?? {}, "leaves undecided", async (given) => {
      const { outcome, finds, evidence, undecided } = await judge(policy, given);
      const expected = lists(given.finds ?? {});
      assert.deepEqual(
        { outcome, finds, evidence, undecided },
        {
          outcome: Object.keys(expected).length > 0 ? "problem" : "undecided",
          finds: expected,
          evidence: lists(given.evidence ?? {}),
          undecided: lists(given.at),
        },
      );
    });
  });
}

function each<C extends Case>(
  group: Readonly<Record<string, C | readonly Fixture[]>>,
  verb: string,
  test: (given: C) => Promise<void>,
): void {
  for (const [title, given] of Object.entries(group)) it(`${verb} ${title}`, () => test(caseOf(given) as C));
}

function lists(
  finds: Readonly<Record<string, string | readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(finds).map(([name, messages]) => [name, typeof messages === "string" ? [messages] : messages]),
  );
}
