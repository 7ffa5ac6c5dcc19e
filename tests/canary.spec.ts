import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { policies } from "../policies/all";
import { analyzedResources } from "../src/commands/analyzed";
import { analyze, type Analysis, type AnalyzedResource } from "../src/engine/analyzer";
import { checkDeploy, findManagePy } from "../src/managePy";
import { preview } from "../src/preview";
import { json, makeReport, text, type Report, type Result } from "../src/report";
import { UNKNOWN } from "../src/wire/sentinels";
import { SIGNATURE } from "../src/wire/signatures";
import { CANARY, places } from "./canaryPlaces";
import { django } from "./fixtures";
import { analyzeCase } from "./harness";
import { minutes, needs } from "./needs";

const root = join(__dirname, "..");

/** Every way a report can be rendered. A new format belongs here before anything else. */
const formats: Readonly<Record<string, (report: Report) => string>> = {
  json,
  text: (report) => text(report, { color: false, width: 1000 }),
  "coloured text": (report) => text(report, { color: true, width: 80 }),
};

/** Changes a text found anywhere in the top-level property of this name. */
type Planting = (text: string, property: string) => string;

const inContainers = (plant: (text: string) => string): Planting => {
  return (text, property) => (property === "containerDefinitions" ? plant(text) : text);
};
const inNginx = (plant: (text: string) => string): Planting => {
  return (text) => (/server\s*\{/.test(text) ? plant(text) : text);
};

const variables = [
  { name: "DJANGO_SECRET_KEY", value: CANARY },
  { name: "DB_PASSWORD", value: CANARY },
  { name: "DATABASE_URL", value: `postgres://shop:${CANARY}@db.example.com/${CANARY}` },
  { name: "DJANGO_ALLOWED_HOSTS", value: `*,${CANARY}` },
  { name: "NGINX_CONF", value: `server { listen 81; location / { proxy_pass http://${CANARY}; } }` },
];

/** Plants a canary into one kind of value that may be a secret. */
const plantings: Readonly<Record<string, Planting>> = {
  "the values of variables": inContainers((text) => text.replaceAll(/("name":"[^"]+","value":")/g, `$1${CANARY}-`)),
  "keys, passwords and URLs in the environment": inContainers((text) =>
    text.replaceAll('"environment":[', `"environment":${JSON.stringify(variables).slice(0, -1)},`),
  ),
  "a document that does not parse": inContainers((text) => text.replace(/"name":"/, `"name":${CANARY} "`)),
  "passwords, tokens and secrets of resources": (text, property) =>
    /password|token|secretString/i.test(property) ? `${CANARY}-${text}` : text,
  "nginx text": inNginx((text) => text.replaceAll(/server\s*\{/g, `server { set $secret "${CANARY}"; # ${CANARY}\n`)),
  "nginx text that nginx refuses": inNginx((text) => text.replaceAll(/server\s*\{/g, `server { ${CANARY} "${CANARY}`)),
};

/** What is said of a stack, in every format, and what the engine is told. */
function outputsOf(
  stack: string,
  { evaluations, violations }: Analysis,
  djangoResults: readonly Result[] = [],
): Readonly<Record<string, string>> {
  const report = makeReport({ project: "shop", stack, program: root }, policies, evaluations, {}, djangoResults);
  const outputs: Record<string, string> = { violations: JSON.stringify(violations) };
  for (const [format, render] of Object.entries(formats)) outputs[format] = render(report);
  return outputs;
}

/** The canary in any letters, in hexadecimal, and in base64 at each of its three offsets. */
const spelledCanary = new RegExp(
  [CANARY, Buffer.from(CANARY).toString("hex"), "YzRuNHJ5", "M0bjRye", "jNG40cn"].join("|"),
  "i",
);

function assertHidden(outputs: Readonly<Record<string, string>>): void {
  for (const [format, output] of Object.entries(outputs)) {
    const at = output.search(spelledCanary);
    assert.ok(at < 0, `${format} shows it: ${output.slice(Math.max(0, at - 200), at + 100)}`);
  }
}

function planted(resource: AnalyzedResource, plant: Planting): AnalyzedResource {
  const change = (value: unknown, property: string): unknown => {
    if (typeof value === "string") return value === UNKNOWN ? value : plant(value, property);
    if (Array.isArray(value)) return value.map((element) => change(element, property));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, name === SIGNATURE ? inner : change(inner, property)]),
    );
  };
  const inEach = (properties: object): AnalyzedResource["inputs"] =>
    Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, change(value, name)]));
  return { ...resource, inputs: inEach(resource.inputs), outputs: inEach(resource.outputs) };
}

for (const stack of ["insecure", "secure"]) {
  describe(`no output about the ${stack} stack shows`, () => {
    let resources: readonly AnalyzedResource[];
    before(async () => {
      resources = analyzedResources(await preview({ directory: root, stack }));
    });

    for (const [what, plant] of Object.entries(plantings)) {
      it(what, async () => {
        const changed = resources.map((resource) => planted(resource, plant));
        assert.ok(JSON.stringify(changed).includes(CANARY), "nothing was planted");
        const options = { configuration: {}, comesFromSecret: () => false };
        assertHidden(outputsOf(stack, await analyze(policies, changed, options)));
      });
    }
  });
}

describe("no output shows a value that stands in", () => {
  for (const [place, given] of Object.entries(places)) {
    it(place, async () => {
      const analysis = await analyzeCase(policies, given);
      const found = analysis.evaluations.flatMap(({ resources }) => resources.flatMap(({ findings }) => findings));
      assert.ok(
        found.some(({ outcome }) => outcome === "problem"),
        "nothing is found",
      );
      assertHidden(outputsOf("dev", analysis));
    });
  }
});

describe("no output shows a value that manage.py quotes", function () {
  this.timeout(minutes(1));
  before(function () {
    needs(this, "Python 3", spawnSync("python3", ["--version"]).status === 0 ? undefined : "apt-get install python3");
  });

  const environment = {
    DATABASE_URL: `postgres://shop:${CANARY}#${CANARY}?'${CANARY}"@db.example.com:80${CANARY}/${CANARY}`,
    PAYLOAD: JSON.stringify({ password: `${CANARY} & "${CANARY}\\` }),
  };
  const runs = { "in a check": environment, "in an exception": { ...environment, FAILS: "1" } };
  for (const [where, variables] of Object.entries(runs)) {
    it(where, async () => {
      const managePy = findManagePy({ path: join(__dirname, "managePy", "quoting"), python: "python3" });
      const analysis = await analyzeCase(policies, { stack: [django(variables)] });
      assert.ok(managePy && analysis.stack);
      const results = await checkDeploy(analysis.stack, managePy);
      assert.match(results.map(({ message }) => message).join("\n"), /<DATABASE_URL>.* or .*<PAYLOAD>.*<LOADED>/s);
      assertHidden(outputsOf("dev", analysis, results));
    });
  }
});
