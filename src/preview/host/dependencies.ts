import { outputDependencies, outputValue } from "../../wire/outputs";
import type { PropertyTree } from "../../wire/tree";
import type { Options, RegisterRequest } from "./options";

/** Which resources a resource depends on, as a whole and by top-level input; URNs. */
export interface Dependencies {
  readonly all: readonly string[];
  readonly byProperty: Record<string, readonly string[]>;
}

/**
 * The dependencies of a registration by the engine's rules. If none are stated by property, every input of a local
 * resource depends on all of them. The dependencies of an output value are added to its property.
 */
export function dependenciesOf(request: RegisterRequest, inputs: PropertyTree): Dependencies {
  const all = request.getDependenciesList();
  const stated = request.getPropertydependenciesMap();
  const byProperty: Record<string, readonly string[]> = {};
  for (const key of Object.keys(inputs)) byProperty[key] = stated.getLength() === 0 && !request.getRemote() ? all : [];
  stated.forEach((dependencies, key) => {
    byProperty[key] = dependencies.getUrnsList();
  });
  return { all, byProperty: withOutputDependencies(byProperty, inputs) };
}

/** The dependencies after the resource's own transforms ran: those in the options and in the properties. */
export function dependenciesAfterTransforms(options: Options, inputs: PropertyTree): Dependencies {
  const byProperty = withOutputDependencies(Object.fromEntries(Object.keys(inputs).map((key) => [key, []])), inputs);
  return { all: unique([...options.getDependsOnList(), ...Object.values(byProperty).flat()]), byProperty };
}

/** Adds the dependencies to the inputs as output values, so that a transform forwards them with the values it uses. */
export function carryDependencies(inputs: PropertyTree, dependencies: Dependencies): PropertyTree {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => {
      const urns = dependencies.byProperty[key] ?? [];
      const carried = outputDependencies(value);
      return [
        key,
        urns.every((urn) => carried.includes(urn)) ? value : outputValue(value, unique([...carried, ...urns])),
      ];
    }),
  );
}

function withOutputDependencies(
  byProperty: Record<string, readonly string[]>,
  inputs: PropertyTree,
): Record<string, readonly string[]> {
  for (const [key, value] of Object.entries(inputs))
    byProperty[key] = unique([...(byProperty[key] ?? []), ...outputDependencies(value)]);
  return byProperty;
}

function unique(urns: string[]): string[] {
  return [...new Set(urns)];
}
