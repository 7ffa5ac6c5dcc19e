import type { Previewed } from "../preview";
import { isPropertyTree, type PropertyTree } from "../wire/tree";

/**
 * What components of awsx build, in the words of the component, by its URN. An engine tells no arguments of such a
 * component, and registers the child that repeats them only once the URL of the repository is known.
 *
 * @param inputs the inputs of the child by its URN; `undefined` if they are not the program's own
 */
export function componentBuilds(
  resources: Previewed["resources"],
  inputs: (urn: string) => PropertyTree | undefined,
): ReadonlyMap<string, PropertyTree> {
  const components = new Set(resources.filter(({ type }) => type === "awsx:ecr:Image").map(({ urn }) => urn));
  return new Map(
    resources
      .filter(({ parent }) => components.has(parent))
      .flatMap(({ urn, parent, type }) => {
        const given = inputs(urn);
        const build = given && buildIn(type, given);
        return build ? [[parent, build] as const] : [];
      }),
  );
}

function buildIn(type: string, child: PropertyTree): PropertyTree | undefined {
  if (type === "docker-build:index:Image") {
    const [context, dockerfile] = [child["context"], child["dockerfile"]].map((tree) =>
      isPropertyTree(tree) ? tree : {},
    );
    return known({
      context: context?.["location"],
      dockerfile: dockerfile?.["location"],
      target: child["target"],
      args: child["buildArgs"],
    });
  }
  const { build } = child;
  if (type !== "docker:index/image:Image" || !isPropertyTree(build)) return undefined;
  const { context, dockerfile, target, args } = build;
  return known({ context, dockerfile, target, args });
}

function known(values: PropertyTree): PropertyTree {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
