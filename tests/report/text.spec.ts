import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import type { Configuration } from "../../src/policy";
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

interface Given {
  readonly stack: readonly Fixture[];
  readonly configuration?: Configuration;
  readonly width?: number;
}

async function rendered({ stack, configuration = {}, width = 100 }: Given): Promise<string> {
  const { evaluations } = await analyzeCase(policies, { stack, configuration });
  const target = { project: "shop", stack: "production", program: "/shop" };
  return text(makeReport(target, policies, evaluations, configuration), { color: false, width });
}

const logConfiguration = { logDriver: "awslogs" };
const undecidedListener = [loadBalancer(), listener("web", { defaultActions: UNKNOWN })];
const debugOn = django({ DEBUG: "True" }, { logConfiguration });

describe("the text report", () => {
  it("says the fault, where it is, what is wrong there and what to do", async () => {
    const lines = (await rendered({ stack: [debugOn] })).split("\n");
    assert.deepEqual(lines.slice(0, -2), [
      "shop, stack production",
      "",
      "✗ mandatory, critical  DEBUG is on  debug-is-off",
      "    shop (aws.ecs.TaskDefinition), container web",
      "      DEBUG turns it on",
      "    → Set DEBUG to False, or remove it if the settings module defaults to False.",
      "",
      "1 mandatory problem: an update would be blocked.",
    ]);
    assert.match(lines.at(-2) ?? "", /^\d+ facts examined by \d+ of \d+ policies\.$/);
  });

  it("spells properties as the program's language does", async () => {
    const { evaluations } = await analyzeCase(policies, { stack: [database("db", { publiclyAccessible: true })] });
    const target = { project: "shop", stack: "production", program: "/shop", language: "python" } as const;
    const report = text(makeReport(target, policies, evaluations, {}), { color: false, width: 100 });
    assert.match(report, /^ {6}`publicly_accessible` is `True`\n {4}→ Set `publicly_accessible=False`, and place/m);
    assert.match(report, /^ {4}→ Set `storage_encrypted=True`\. /m);
    assert.doesNotMatch(report, /[a-z][A-Z]/);
  });

  it("says once what several containers share, and counts it once", async () => {
    const worker: Fixture = { ...debugOn, name: "worker" };
    const report = await rendered({ stack: [debugOn, worker] });
    assert.match(
      report,
      new RegExp(
        [
          "    shop \\(aws.ecs.TaskDefinition\\), container web",
          "    worker \\(aws.ecs.TaskDefinition\\), container web",
          "      DEBUG turns it on",
        ].join("\n"),
      ),
    );
    assert.match(report, /^1 mandatory problem: an update would be blocked\.$/m);
  });

  it("names what has the same cause under the gravest problem", async () => {
    const report = await rendered({ stack: [django({ SECRET_KEY: "short" }, { logConfiguration })] });
    assert.match(
      report,
      /SECRET_KEY is in plain text {2}secret-key-is-secret\n(?: .*\n)+? {6}\+ SECRET_KEY is weak \(secret-key-is-strong\)$/m,
    );
    assert.match(report, /^1 mandatory problem: /m);
  });

  it("lists the gravest first", async () => {
    const report = await rendered({ stack: [database(), bucket("media")] });
    const levels = [...report.matchAll(/^[✗!] (\w+), (\w+)/gm)].map(([, level, severity]) => `${level} ${severity}`);
    assert.deepEqual(levels, ["mandatory critical", "mandatory high", "advisory medium"]);
  });

  it("wraps lines with their indentation", async () => {
    const report = await rendered({ stack: [debugOn], width: 60 });
    assert.match(report, /^ {4}→ Set DEBUG to False, or remove it if the settings\n {6}module defaults to False\.$/m);
    assert.deepEqual(
      report.split("\n").filter((line) => line.length > 60),
      [],
    );
  });

  const verdicts: Readonly<Record<string, Given & { readonly says: RegExp }>> = {
    "that an update would be blocked": {
      stack: [database()],
      says: /^2 mandatory problems: an update would be blocked\.\n1 thing could not be decided\.$/m,
    },
    "that it would go ahead": {
      stack: [loadBalancer(), listener("web", { defaultActions: [HTTPS_REDIRECT] })],
      says: /^No mandatory problem: an update would go ahead\.\n1 fact examined by 1 of \d+ policies\.$/m,
    },
    "what was left undecided, which is no problem": {
      stack: undecidedListener,
      says: /^\? undecided {2}A policy reached no verdict {2}stack-is-decided\n(?: .*\n)+\nNo mandatory problem in what could be decided\.\n1 thing could not be decided\.\n\d/m,
    },
    "that what is undecided blocks, if stack-is-decided is mandatory": {
      stack: undecidedListener,
      configuration: { "stack-is-decided": { enforcementLevel: "mandatory" } },
      says: /^\? undecided, mandatory {2}A policy (?:.*\n)+stack-is-decided is mandatory: an update would be blocked\.\n1 thing could not be decided\.$/m,
    },
    "how much was left undecided, if stack-is-decided is disabled": {
      stack: undecidedListener,
      configuration: { "stack-is-decided": { enforcementLevel: "disabled" } },
      says: /^shop, stack production\n\nNo mandatory problem in what could be decided\.\n1 thing could not be decided\.$/m,
    },
    "that nothing was judged": {
      stack: [resource("aws:sqs/queue:Queue", "jobs")],
      says: /^Nothing in this stack is of a kind that the policies judge\.$/m,
    },
    "advisory problems as well as a go-ahead": {
      stack: [bucket("media")],
      says: /^No mandatory problem: an update would go ahead\.\n1 advisory problem\.$/m,
    },
  };
  it("ends with what was not seen, last and red that nothing is Django", () => {
    const notices = [
      { kind: "settings not read", message: "Django's settings were not read." },
      { kind: "no Django", message: "Nothing was judged as Django." },
    ] as const;
    const target = { project: "shop", stack: "production", program: "/shop" };
    const lines = text(makeReport(target, [], [], {}, [], notices), { color: true, width: 100 })
      .trimEnd()
      .split("\n");
    assert.deepEqual(lines.slice(-3), [
      "\u001b[33mDjango's settings were not read.\u001b[39m",
      "",
      "\u001b[1m\u001b[31mNothing was judged as Django.\u001b[39m\u001b[22m",
    ]);
  });

  for (const [what, { says, ...given }] of Object.entries(verdicts)) {
    it(`says ${what}`, async () => {
      assert.match(await rendered(given), says);
    });
  }
});
