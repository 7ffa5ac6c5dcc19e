import assert from "node:assert/strict";
import debugIsOff from "../../policies/critical-settings/debug-is-off";
import { makeReport, type Result } from "../../src/report";

const target = { project: "shop", stack: "production", program: "/shop" };
const environment = {
  urn: "urn:pulumi:production::shop::aws:elasticbeanstalk/environment:Environment::shop",
  type: "aws:elasticbeanstalk/environment:Environment",
  name: "shop",
};
const machine = { urn: "urn:pulumi:production::shop::aws:ec2/instance:Instance::web", type: "", name: "web" };

/** A warning of Django's own check, for one part of a resource. */
function warning(check: string, part: string | null, resource = environment): Result {
  return {
    policy: check,
    title: check,
    problem: "Django's own check warns",
    section: "manage-py",
    severity: "medium",
    enforcement: "advisory",
    outcome: "problem",
    message: "You should not have DEBUG set to True in deployment.",
    part,
    fix: null,
    resource,
    source: null,
    evidence: [],
    alsoAffects: [],
  };
}

/** The warnings that are left next to what debug-is-off (security.W018) found in one part of the environment. */
function left(part: string | undefined, ...warnings: readonly Result[]): readonly string[] {
  const found = {
    outcome: "problem",
    resource: environment,
    message: "DEBUG turns DEBUG on",
    evidence: [],
    ...(part !== undefined && { part }),
  } as const;
  const evaluation = {
    policy: debugIsOff,
    resources: [{ resource: environment, examined: 1, findings: [found] }],
  };
  const { results } = makeReport(target, [debugIsOff], [evaluation], {}, warnings);
  return results
    .filter(({ section }) => section === "manage-py")
    .map((result) => `${result.policy} ${result.resource?.name} ${result.part}`);
}

const rows: readonly [title: string, part: string | undefined, warning: Result, isLeft: boolean][] = [
  ["the same process", "process worker", warning("security.W018", "process worker"), false],
  ["another process of the resource", "process worker", warning("security.W018", "process web"), true],
  ["the resource without a part", "process worker", warning("security.W018", null), true],
  ["another service of the resource", "service worker", warning("security.W018", "service web"), true],
  ["another container of the resource", "container worker", warning("security.W018", "container web"), true],
  ["a container whose name starts alike", "container web", warning("security.W018", "container web-2"), true],
  ["the whole resource, as the policy says it", undefined, warning("security.W018", null), false],
  ["the same part of another resource", "process worker", warning("security.W018", "process worker", machine), true],
  ["another check", "process worker", warning("security.W009", "process worker"), true],
];

describe("a problem that a policy found in one part of a resource", () => {
  for (const [title, part, given, isLeft] of rows) {
    it(`${isLeft ? "leaves" : "replaces"} Django's warning about ${title}`, () => {
      assert.equal(left(part, given).length, isLeft ? 1 : 0);
    });
  }

  it("replaces no warning about its neighbours", () => {
    const warnings = ["process web", "process worker", "process beat"].map((each) => warning("security.W018", each));
    assert.deepEqual(left("process worker", ...warnings), [
      "security.W018 shop process web",
      "security.W018 shop process beat",
    ]);
  });
});
