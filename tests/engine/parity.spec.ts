import assert from "node:assert/strict";
import { minutes } from "../needs";
import { needsPython } from "../python";
import { needsPulumi } from "./cli";
import { differences } from "./differences";
import { programs, shownByEngine, shownByHost, type Shown } from "./parity";

/** Where the embedded host is known to show something else than the engine with the tests' provider, and why. */
const KNOWN: readonly { program: string; where: RegExp; reason: string }[] = [
  {
    program: "imported",
    where: /^validateStack .*aws:s3\/bucket:Bucket::media\.props\.tagsAll\.team:/,
    reason:
      "A real provider reads all properties of what is imported. The tests' provider is asked with the id alone and " +
      "knows nothing of the bucket, the host takes the program's inputs for what exists.",
  },
];

const AT_A_TIME = 2;

describe("the embedded host in faithful mode shows policies what the engine shows them", function () {
  this.timeout(minutes(10));
  const comparisons = new Map<string, Promise<string[]>>();
  before(function () {
    needsPulumi(this);
    needsPython(this);
    const lanes: Promise<unknown>[] = Array.from({ length: AT_A_TIME }, () => Promise.resolve());
    for (const [index, program] of programs().entries()) {
      const comparison = lanes[index % AT_A_TIME]!.then(() => compare(program));
      comparisons.set(program, comparison);
      lanes[index % AT_A_TIME] = comparison.catch(() => {});
    }
  });

  for (const program of programs()) {
    it(program, async () => {
      const known = KNOWN.filter((difference) => difference.program === program);
      const found = await comparisons.get(program)!;
      assert.deepEqual(
        found.filter((line) => !known.some(({ where }) => where.test(line))),
        [],
      );
      const gone = known.filter(({ where }) => !found.some((line) => where.test(line)));
      assert.deepEqual(gone, [], "known differences that are none any more");
    });
  }

  it("and not where it simulates", async () => {
    const [engine, host] = [await shownByEngine("dependencies"), await shownByHost("dependencies", true)];
    assert.notDeepEqual(differing(engine, host), []);
  });
});

async function compare(program: string): Promise<string[]> {
  const engine = await shownByEngine(program);
  return differing(engine, await shownByHost(program));
}

function differing(engine: Shown, host: Shown): string[] {
  return [
    ...differences(engine.seen, host.seen),
    // A provider is not asked to create what is imported, nor anything while its own configuration is not known.
    ...Object.entries(engine.secrets).flatMap(([urn, paths]) =>
      differences(paths, host.secrets[urn], `secrets of ${urn}`),
    ),
    ...differences(engine.verdicts.filter(isShownAlike), host.verdicts.filter(isShownAlike), "verdicts"),
  ];
}

/** Where the text of a password comes from the host knows, and the engine does not tell. */
function isShownAlike(verdict: string): boolean {
  return !/^(?:stored-secrets-are-secret|database-password-is-secret) |whether a password /.test(verdict);
}
