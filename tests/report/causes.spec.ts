import assert from "node:assert/strict";
import { join } from "node:path";
import { check } from "../../src/commands/check";
import { Progress } from "../../src/commands/progress";
import type { Configuration } from "../../src/policy";
import type { Report } from "../../src/report";

const root = join(__dirname, "..", "..");

function checked(policyConfiguration: Configuration = {}): Promise<Report> {
  return check({
    directory: root,
    stack: "insecure",
    config: {},
    policyConfiguration,
    progress: new Progress(process.stderr),
  });
}

/** Every problem that a report names, whether it leads or shares the cause of another. */
function named({ results }: Report): ReadonlySet<string> {
  return new Set(
    results.flatMap((result) =>
      [result, ...result.alsoAffects].map(({ policy, resource, message }) => `${policy} ${resource?.urn} ${message}`),
    ),
  );
}

describe("problems of one cause", () => {
  let report: Report;
  before(async () => {
    report = await checked();
  });

  it("are one result of the gravest, which names the others", () => {
    const led = report.results.filter(({ alsoAffects }) => alsoAffects.length > 0);
    const pairs = new Set(
      led.flatMap(({ policy, alsoAffects }) => alsoAffects.map((other) => `${policy} > ${other.policy}`)),
    );
    assert.ok(pairs.has("secret-key-is-secret > secret-key-is-strong"), [...pairs].join("\n"));
    assert.ok(pairs.has("http-listener-redirects-to-https > plain-http-is-redirected"), [...pairs].join("\n"));
  });

  it("are each still reported where the policy that leads is disabled", async () => {
    const leaders = new Set(
      report.results.filter(({ alsoAffects }) => alsoAffects.length > 0).map(({ policy }) => policy),
    );
    assert.notEqual(leaders.size, 0);
    for (const leader of leaders) {
      const others = [...named(report)].filter((problem) => !problem.startsWith(`${leader} `));
      const without = named(await checked({ [leader]: { enforcementLevel: "disabled" } }));
      assert.deepEqual(
        others.filter((problem) => !without.has(problem)),
        [],
        `disabling ${leader} loses problems`,
      );
    }
  });

  it("are led by the policy that the configuration makes mandatory", async () => {
    const { results } = await checked({
      "secret-key-is-secret": { enforcementLevel: "advisory" },
      "secret-key-is-strong": { enforcementLevel: "mandatory" },
    });
    const led = results.filter(({ policy }) => policy === "secret-key-is-strong");
    assert.notEqual(led.length, 0);
    for (const { enforcement, alsoAffects } of led) {
      assert.equal(enforcement, "mandatory");
      assert.deepEqual(
        alsoAffects.map(({ policy }) => policy),
        ["secret-key-is-secret"],
      );
    }
  });
});
