import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { policies } from "../policies/all";
import { types as awsTypes } from "../src/aws/types";
import type { AnalyzedResource } from "../src/engine/analyzer";
import * as kinds from "../src/facts/kinds";
import type { Member, Type } from "../src/preview/cloud/simulate/typeText";
import { inPart } from "../src/stack/fact";
import { resource, type Fixture } from "./fixtures";
import { analyzeCase, asRegistered } from "./harness";
import { minutes } from "./needs";
import { clouds, hosted, shapes } from "./roads";

const judged = policies.filter((policy) => policy.kind !== undefined);

/** The types that facts are read from or lead to, under all names that an installed SDK has for them. */
const types = [...Object.values(kinds).flatMap((kind) => kind.types), ...Object.values(awsTypes).flat()];
const known = [...new Set(types)].filter((type) => shapes.resource(type) !== undefined);

describe("a resource with nothing but what its type requires", function () {
  this.timeout(minutes(5));

  it("is of one of many types", () => assert.ok(known.length > 50, known.join("\n")));

  for (const type of known) {
    it(`is judged without an invented input: ${type}`, async () => {
      const fixture = resource(type, "shop", requiredInputs(type));
      const registered = asRegistered(fixture);
      const expected = await findingsOn(fixture, registered);
      for (const cloud of Object.values(clouds)) {
        const [analyzed] = await hosted([fixture], cloud);
        const shown = { ...analyzed!.inputs, ...analyzed!.outputs };
        const invented = inputsOf(type).filter((name) => name in shown && !(name in registered.inputs));
        assert.deepEqual(invented, []);
        assert.deepEqual(await findingsOn(fixture, analyzed!), expected);
      }
    });
  }
});

/** Neutral values for the required inputs of a type. */
function requiredInputs(type: string): Fixture["properties"] {
  const required = shapes.resource(type)!.inputs.filter(({ optional }) => !optional);
  return Object.fromEntries(required.map((member) => [member.name, neutral(member.type, member)]));
}

function neutral(type: Type, member: Member): unknown {
  switch (type.kind) {
    case "string":
      return /definitions|policy|document/i.test(member.name) ? "[]" : "shop";
    case "number":
      return 1;
    case "boolean":
      return false;
    case "array":
      return [neutral(type.of, member)];
    default:
      return {};
  }
}

/** The inputs that the SDK's own constructor sends to the engine. */
function inputsOf(type: string): readonly string[] {
  const [pkg, module = "", name = ""] = type.split(":");
  const file = module === "index" ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : module.replace(/^index\//, "");
  const folder = dirname(require.resolve(`@pulumi/${pkg}/package.json`));
  const code = readFileSync(join(folder, `${file}.js`), "utf8");
  return [...code.matchAll(/resourceInputs\["(\w+)"\] = .*\bargs\b/g)].map(([, name]) => name!);
}

/** What all policies find at one resource, alone in its stack. */
async function findingsOn(fixture: Fixture, registered: AnalyzedResource): Promise<readonly string[]> {
  const { evaluations } = await analyzeCase(judged, { stack: [fixture] }, [registered]);
  return evaluations.flatMap(({ policy, resources }) =>
    resources.flatMap(({ examined, findings }) => [
      `${policy.name} examines ${examined}`,
      ...findings.map((finding) => `${policy.name} ${finding.outcome}: ${inPart(finding, finding.message)}`),
    ]),
  );
}
