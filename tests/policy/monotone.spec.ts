import assert from "node:assert/strict";
import fc from "fast-check";

import { outcomeOf, type Evaluation, type Outcome } from "../../src/policy";
import { inPart } from "../../src/stack/fact";
import { UNKNOWN } from "../fixtures";
import { minutes } from "../needs";
import { seedOr } from "../seed";
import { samples, verdicts, withValue } from "./samples";

const seed = seedOr(20260822);

describe(`a known value that becomes unknown (seed ${seed})`, () => {
  it("may leave a policy undecided and changes no other verdict", async function () {
    this.timeout(minutes(10));
    await fc.assert(
      fc.asyncProperty(hidings, async ({ sample, hidden }) => {
        const before = await sample.verdicts();
        const after = await verdicts(sample.given, withValue(sample.registered, hidden, UNKNOWN));
        for (const [index, evaluation] of after.entries()) holdsLess(before[index]!, evaluation);
      }),
      { seed, numRuns: 4000 },
    );
  });
});

/** A sample, and one or a few places in it where a value is known. */
const hidings = fc.constantFrom(...samples.filter((sample) => sample.known.length > 0)).chain((sample) =>
  fc.uniqueArray(fc.constantFrom(...sample.known), { minLength: 1, maxLength: 3 }).map((hidden) => ({
    sample,
    hidden,
    toString: () => `${sample.title}: ${hidden.map((path) => path.join(".")).join(", ")}`,
  })),
);

/** Asserts that `after` says nothing that `before` did not, and is undecided about what it no longer says. */
function holdsLess(before: Evaluation, after: Evaluation): void {
  const [expected, found] = [before, after].map(problemsIn) as [ReadonlySet<string>, ReadonlySet<string>];
  const { name } = before.policy;
  assert.deepEqual(
    [...found].filter((problem) => !expected.has(problem)),
    [],
    `${name} finds a problem that was none`,
  );
  const [was, is] = [outcomeOf(before), outcomeOf(after)];
  assert.ok(allowed[was].includes(is), `${name} says ${is} of what was ${was}`);
  if (found.size < expected.size) assert.ok(isUndecided(after), `${name} has lost a problem`);
}

/** What a verdict may become when less is known. */
const allowed: Readonly<Record<Outcome, readonly Outcome[]>> = {
  problem: ["problem", "undecided"],
  pass: ["pass", "undecided"],
  notApplicable: ["notApplicable", "undecided"],
  // An unknown group in a list of rules is taken to be one that the list depends on, where a known one told more.
  undecided: ["undecided", "pass"],
};

function problemsIn(evaluation: Evaluation): ReadonlySet<string> {
  const problems = findingsIn(evaluation).filter((finding) => finding.outcome === "problem");
  return new Set(problems.map((finding) => `${finding.resource.name}: ${inPart(finding, finding.message)}`));
}

function isUndecided(evaluation: Evaluation): boolean {
  return findingsIn(evaluation).some((finding) => finding.outcome === "undecided");
}

function findingsIn(evaluation: Evaluation): Evaluation["resources"][number]["findings"] {
  return evaluation.resources.flatMap((resource) => resource.findings);
}
