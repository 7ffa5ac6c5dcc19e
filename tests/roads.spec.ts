import assert from "node:assert/strict";
import type { AnalyzedResource } from "../src/engine/analyzer";
import type { Policy } from "../src/policy";
import { inPart } from "../src/stack/fact";
import { UNKNOWN } from "./fixtures";
import { analyzeCase, asRegistered, casesOf, judgedBy, type Case } from "./harness";
import { minutes } from "./needs";
import { policyCases } from "./policies/all";
import { clouds, hosted } from "./roads";

/** How the resources of a stack come to the policies. */
type Road = (given: Case) => Promise<readonly AnalyzedResource[]>;

const roads: Readonly<Record<string, Road>> = {
  "a first preview": ({ stack }) => Promise.resolve(stack.map(asRegistered)),
  check: ({ stack }) => hosted(stack, clouds.check),
  "check --as-engine": ({ stack }) => hosted(stack, clouds["check --as-engine"]),
};

/** The verdict of a policy on one resource. */
interface Verdict {
  readonly problems: ReadonlySet<string>;
  readonly isDecided: boolean;
}

/** By the name of the resource. */
type Verdicts = ReadonlyMap<string, Verdict>;

describe("a resource is judged alike on all roads, or is undecided", function () {
  this.timeout(minutes(5));
  for (const { policy, table } of policyCases) {
    it(policy.name, async () => {
      for (const [title, given] of casesOf(table)) {
        const verdicts = new Map<string, Verdicts>();
        for (const [road, travel] of Object.entries(roads))
          verdicts.set(road, await verdictsOn(await travel(given), policy, given));
        for (const [road, seen] of verdicts) {
          for (const [other, again] of verdicts)
            assert.deepEqual(contradictions(seen, again), [], `${title}: what ${road} says and ${other} does not`);
        }
        // A link that nothing but an id decides is another matter: the simulation knows ids.
        if (!JSON.stringify(given.stack).includes(UNKNOWN)) continue;
        const [preview, check] = [verdicts.get("a first preview")!, verdicts.get("check")!];
        assert.deepEqual(guesses(preview, check), [], `${title}: what rests on values that are made up`);
      }
    });
  }
});

/** The verdicts of a policy on the resources that it applies to, by resource name. */
async function verdictsOn(resources: readonly AnalyzedResource[], policy: Policy, given: Case): Promise<Verdicts> {
  const configuration = { ...given.configuration, ...(given.options && { [policy.name]: given.options }) };
  const { evaluations } = await analyzeCase(judgedBy(policy), { ...given, configuration }, resources);
  const evaluation = evaluations.find((each) => each.policy === policy)!;
  const applied = evaluation.resources.filter(({ examined, findings }) => examined > 0 || findings.length > 0);
  return new Map(
    applied.map(({ resource, findings }) => {
      const problems = findings.filter(({ outcome }) => outcome === "problem");
      const texts = problems.map((problem) => inPart(problem, problem.message));
      return [resource.name, { problems: new Set(texts), isDecided: problems.length === findings.length }];
    }),
  );
}

/** What one road decides about resources, and another one neither says nor leaves undecided. */
function contradictions(seen: Verdicts, again: Verdicts): readonly string[] {
  return [...seen].flatMap(([name, { problems, isDecided }]) => {
    const other = again.get(name);
    if (other === undefined) return problems.size > 0 || isDecided ? [`${name} is judged`] : [];
    const lost = [...problems].filter((problem) => !other.problems.has(problem));
    return other.isDecided ? lost.map((problem) => `${name}: ${problem}`) : [];
  });
}

/** The resources of which a first preview leaves something undecided, and the simulation nothing. */
function guesses(preview: Verdicts, check: Verdicts): readonly string[] {
  return [...preview].flatMap(([name, { isDecided }]) =>
    !isDecided && check.get(name)?.isDecided !== false ? [name] : [],
  );
}
