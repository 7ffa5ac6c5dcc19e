import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import { django } from "../fixtures";
import { analyzeCase } from "../harness";
import { harmless, reported } from "./variables";

/** What all policies find in a Django container with one more variable that they do not find in it without. */
async function findings(name: string, value: string): Promise<readonly string[]> {
  const without = await problems({});
  return (await problems({ [name]: value })).filter((problem) => !without.includes(problem));
}

async function problems(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { evaluations } = await analyzeCase(policies, { stack: [django(environment)] });
  return evaluations.flatMap(({ policy, resources }) =>
    resources.flatMap((resource) =>
      resource.findings.filter((finding) => finding.outcome === "problem").map(() => policy.name),
    ),
  );
}

describe("a variable that is none of a policy's business", () => {
  for (const [name, value] of harmless) {
    it(`${name}=${value}`, async () => {
      assert.deepEqual(await findings(name, value), []);
    });
  }

  it("is tried in 150 examples at least", () => {
    assert.ok(new Set(harmless.map(String)).size >= 150, `there are ${harmless.length}`);
  });
});

describe("a variable that a policy reports", () => {
  for (const [policy, name, value] of reported) {
    it(`${name}=${value} by ${policy}`, async () => {
      assert.deepEqual(await findings(name, value), [policy]);
    });
  }

  it("is tried in 100 examples at least", () => {
    assert.ok(new Set(reported.map(String)).size >= 100, `there are ${reported.length}`);
  });
});
