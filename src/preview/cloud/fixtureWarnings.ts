import type { PreviewedResource } from "../host/resource";
import type { Answer, Fixture, FunctionAnswer } from "./fixture";
import type { Shapes } from "./simulate/shapes";

/**
 * The warnings about a fixture: answers that the program does not use, with the closest matches, and outputs that the
 * installed SDK does not declare.
 */
export function fixtureWarnings(
  { resources: answers, functions, stackReferences }: Fixture,
  resources: readonly PreviewedResource[],
  shapes: Shapes,
): string[] {
  const unused = <T extends Answer>(candidates: Iterable<T>, near: (answer: T) => string) =>
    [...candidates]
      .filter(({ used }) => !used)
      .map((answer) => `${answer.place}: the program does not use ${answer.subject}${near(answer)}`);
  return [
    ...unused(answers.values(), ({ type }) => namesOf(resources, type)),
    ...unused(functions, argumentsOf),
    ...unused(stackReferences.values(), () => ""),
    ...[...answers.values()].flatMap((answer) => undeclared(answer, declaredOutputs(shapes, answer.type))),
    ...functions.flatMap((answer) =>
      undeclared(
        answer,
        shapes.result(answer.type)?.map(({ name }) => name),
      ),
    ),
  ];
}

function namesOf(resources: readonly PreviewedResource[], type: string): string {
  const names = resources.filter((resource) => resource.type === type).map(({ name }) => `"${name}"`);
  return names.length === 0 ? "" : ` (its resources of this type: ${names.join(", ")})`;
}

function argumentsOf({ arguments: wanted }: FunctionAnswer): string {
  return wanted === undefined ? "" : ` with the arguments ${JSON.stringify(wanted)}`;
}

function declaredOutputs(shapes: Shapes, type: string): string[] | undefined {
  return shapes.resource(type)?.members.map(({ name }) => name);
}

function undeclared({ place, type, outputs }: Answer, declared: readonly string[] | undefined): string[] {
  return declared === undefined
    ? []
    : Object.keys(outputs)
        .filter((name) => name !== "id" && !declared.includes(name))
        .map((name) => `${place}: ${type} has no output "${name}"`);
}
