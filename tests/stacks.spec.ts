import assert from "node:assert/strict";
import { join } from "node:path";
import { policies } from "../policies/all";
import { check } from "../src/commands/check";
import { Progress } from "../src/commands/progress";
import type { Report } from "../src/report";

const root = join(__dirname, "..");

/** Policies that the insecure stack does not break, and why. */
const unbroken: ReadonlyMap<string, string> = new Map([
  ["django-containers-are-recognised", "nothing leaves open that its Django containers are Django"],
  ["settings-are-explicit", "it requires no setting unless an organisation configures it"],
  ["settings-module-loads", "the program holds no Django project"],
  ["documents-are-readable", "AWS refuses a document that is not JSON"],
  ["nginx-configuration-is-valid", "nginx refuses to start"],
  ["health-checks-are-answered", "its nginx forwards every request, the health check too"],
  ["requests-reach-django", "the stack would not serve a single page"],
  ["server-names-are-allowed-hosts", "its ALLOWED_HOSTS allows every host"],
  ["stack-is-decided", "the embedded preview host decides everything about this program"],
]);

/** How many policies find something to examine in the secure stack; the others do not apply to it. */
const EXAMINED = 71;

function checked(stack: string): Promise<Report> {
  return check({
    directory: root,
    stack,
    config: {},
    policyConfiguration: {},
    progress: new Progress(process.stderr),
  });
}

describe("the reference program", () => {
  it("breaks every policy in its insecure configuration that is not listed as unbroken", async () => {
    const { results } = await checked("insecure");
    const problems = results.filter((result) => result.outcome === "problem");
    const broken = new Set(problems.flatMap((result) => [result, ...result.alsoAffects]).map(({ policy }) => policy));
    const expected = policies.map((policy) => policy.name).filter((name) => !unbroken.has(name));
    assert.deepEqual(
      {
        notBroken: expected.filter((name) => !broken.has(name)),
        broken: [...unbroken.keys()].filter((name) => broken.has(name)),
      },
      { notBroken: [], broken: [] },
    );
  });

  it("lists policies of the catalogue as unbroken", () => {
    const names = new Set(policies.map(({ name }) => name));
    assert.deepEqual(
      [...unbroken.keys()].filter((name) => !names.has(name)),
      [],
    );
  });

  it("says for each problem where in the program its resource is", async () => {
    const { results } = await checked("insecure");
    assert.deepEqual(
      results.filter((result) => !result.source?.file.startsWith("stacks/")),
      [],
    );
  });

  it("breaks none in its secure configuration, and leaves nothing open", async () => {
    const report = await checked("secure");
    assert.deepEqual(report.results, []);
    const examined = report.policies.filter((policy) => policy.outcome === "pass");
    assert.equal(examined.length, EXAMINED);
  });
});
