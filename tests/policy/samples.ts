import { policies } from "../../policies/all";
import type { AnalyzedResource } from "../../src/engine/analyzer";
import type { Evaluation } from "../../src/policy";
import { UNKNOWN } from "../fixtures";
import { analyzeCase, asRegistered, casesOf, type Case } from "../harness";
import { policyCases } from "../policies/all";

/** All policies on facts: what others leave undecided is another matter. */
const judged = policies.filter((policy) => policy.kind !== undefined);

/** Where a value is: the resource's place in the stack, a property, and the way from there to an inner value. */
export type Path = readonly (string | number)[];

/** The stack of a policy's case. */
export interface Sample {
  readonly title: string;
  readonly given: Case;
  readonly registered: readonly AnalyzedResource[];
  readonly known: readonly Path[];
  /** What the policies make of it as it is. */
  readonly verdicts: () => Promise<readonly Evaluation[]>;
}

/** The stacks of all policies' cases, as they are and with JSON text as what it stands for. */
export const samples: readonly Sample[] = policyCases.flatMap(({ policy, table }) =>
  casesOf(table).flatMap(([title, given]) => {
    const registered = given.stack.map(asRegistered);
    return [registered, registered.map(withDocumentsAsObjects)].map((resources) => ({
      title: `${policy.name}: ${title}`,
      given,
      registered: resources,
      known: resources.flatMap((resource, index) => knownIn(resource.inputs, [index])),
      verdicts: once(() => verdicts(given, resources)),
    }));
  }),
);

/** What the policies make of resources, with a case's configuration. */
export async function verdicts(given: Case, registered: readonly AnalyzedResource[]): Promise<readonly Evaluation[]> {
  return (await analyzeCase(judged, given, registered)).evaluations;
}

/** The same resources with another value in some places. */
export function withValue(
  registered: readonly AnalyzedResource[],
  paths: readonly Path[],
  value: unknown,
): readonly AnalyzedResource[] {
  const resources = structuredClone(registered) as AnalyzedResource[];
  for (const [index, ...path] of paths) replace(resources[index as number]!.inputs, path, value);
  return resources.map((resource) => ({ ...resource, outputs: resource.inputs }));
}

function replace(tree: unknown, [name, ...rest]: Path, value: unknown): void {
  // Where an outer value was replaced too, there is no inner one left.
  if (typeof tree !== "object" || tree === null) return;
  const parent = tree as Record<string, unknown>;
  if (rest.length === 0) parent[name as string] = value;
  else replace(parent[name as string], rest, value);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The places of all known values in a tree, inner ones and the whole. An empty text is no value. */
function knownIn(value: unknown, at: Path): readonly Path[] {
  const here = value === UNKNOWN || value === "" || at.length < 2 ? [] : [at];
  if (typeof value !== "object" || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([name, inner]) => knownIn(inner, [...at, name]))];
}

/** The same resource with JSON text as what it stands for, so that values in it can become unknown one by one. */
function withDocumentsAsObjects(resource: AnalyzedResource): AnalyzedResource {
  const properties = Object.entries(resource.inputs).map(([name, value]) => [name, asObject(value)]);
  const inputs = Object.fromEntries(properties) as AnalyzedResource["inputs"];
  return { ...resource, inputs, outputs: inputs };
}

function asObject(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
