import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import { makeReport, text } from "../../src/report";
import {
  bucket,
  database,
  django,
  HTTPS_REDIRECT,
  listener,
  loadBalancer,
  resource,
  UNKNOWN,
  type Fixture,
} from "../fixtures";
import { analyzeCase } from "../harness";

async function rendered(...stack: Fixture[]): Promise<string> {
  const { evaluations } = await analyzeCase(policies, { stack });
  const report = makeReport({ project: "shop", stack: "production", program: "/shop" }, policies, evaluations, {});
  return text(report, policies, { color: false });
}

describe("the text report", () => {
  it("groups problems by section and policy, with resource, message, evidence and what to do", async () => {
    const lines = (await rendered(django({ DEBUG: "True" }, { logConfiguration: { logDriver: "awslogs" } }))).split(
      "\n",
    );
    assert.deepEqual(lines.slice(0, -2), [
      "shop, stack production",
      "",
      "Critical settings",
      "",
      "✗ mandatory  DEBUG is off  debug-is-off",
      "    shop (aws.ecs.TaskDefinition)",
      "      container web: DEBUG turns DEBUG on",
      "    → Set the variable to False, or leave it out where the settings module's default is False.",
      "",
      "1 mandatory problem: an update would be blocked.",
    ]);
    assert.match(lines.at(-2) ?? "", /^0 advisory problems; \d+ facts examined by \d+ of \d+ policies\.$/);
  });

  const verdicts: Readonly<Record<string, { stack: readonly Fixture[]; says: RegExp }>> = {
    "that an update would be blocked": {
      stack: [database()],
      says: /^2 mandatory problems: an update would be blocked\.$/m,
    },
    "that it would go ahead": {
      stack: [loadBalancer(), listener("web", { defaultActions: [HTTPS_REDIRECT] })],
      says: /^No mandatory problem: an update would go ahead\.\n0 advisory problems; 1 fact examined by 1 of \d+ policies\.$/m,
    },
    "what was left open": {
      stack: [loadBalancer(), listener("web", { defaultActions: UNKNOWN })],
      says: /^No mandatory problem in what could be decided\.\n0 advisory problems; .*\n1 thing could not be decided, see "The stack itself"\.$/m,
    },
    "that nothing was judged": {
      stack: [resource("aws:sqs/queue:Queue", "jobs")],
      says: /^Nothing in this stack is of a kind that the policies judge\.$/m,
    },
    "advisory problems beside a go-ahead": {
      stack: [bucket("media")],
      says: /^No mandatory problem: an update would go ahead\.\n1 advisory problem;/m,
    },
  };
  for (const [what, { stack, says }] of Object.entries(verdicts)) {
    it(`says ${what}`, async () => {
      assert.match(await rendered(...stack), says);
    });
  }
});
