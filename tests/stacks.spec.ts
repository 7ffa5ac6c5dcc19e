import assert from "node:assert/strict";
import { join } from "node:path";
import { policies } from "../policies/all";
import { check } from "../src/commands/check";
import { Progress } from "../src/commands/progress";
import type { Report } from "../src/report";

const root = join(__dirname, "..");

/** Policies that the insecure stack cannot break: nobody gets so far with it. */
const unbroken: ReadonlyMap<string, string> = new Map([
  ["secrets-can-be-read", "its containers would not start"],
  ["django-containers-are-recognised", "its Django containers show what they are"],
  ["settings-are-explicit", "nothing is required unless an organisation says so"],
  ["settings-module-loads", "the program holds no Django project"],
  ["documents-are-readable", "AWS refuses a document that is not JSON"],
  ["nginx-configuration-is-valid", "nginx refuses to start"],
  ["health-checks-are-answered", "nginx hands every request on, this one too"],
  ["requests-reach-django", "nothing would work"],
  ["server-names-are-allowed-hosts", "its ALLOWED_HOSTS allows every host"],
  ["stack-is-decided", "the embedded preview host leaves nothing of this program open"],
]);

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
  it("breaks every policy in its insecure configuration", async () => {
    const { results } = await checked("insecure");
    const broken = new Set(results.filter((result) => result.outcome === "problem").map((result) => result.policy));
    const expected = policies.map((policy) => policy.name).filter((name) => !unbroken.has(name));
    assert.deepEqual(
      expected.filter((name) => !broken.has(name)),
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
    assert.ok(examined.length > 20, `only ${examined.length} policies examined anything`);
  });
});
