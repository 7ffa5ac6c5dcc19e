import { UNKNOWN } from "../../wire/sentinels";
import type { PropertyTree } from "../../wire/tree";
import type { Project } from "../project/project";
import type { Cloud } from "./cloud";
import { faithfulCloud } from "./faithful";
import { withFixture, type Fixture } from "./fixture";
import { withNestedOutputs } from "./nestedOutputs";
import { simulatedCloud } from "./simulate";
import { numberedId } from "./simulate/awsIds";
import { inRegionOf } from "./simulate/region";
import type { Shapes } from "./simulate/shapes";
import { variedCloud } from "./simulate/varied";
import { exportsBeside } from "./stackExports";
import { withoutStackOutputs, withStackOutputs } from "./stackOutput";

export interface CloudChoice {
  readonly project: Project;
  /** The program's. */
  readonly environment: NodeJS.ProcessEnv;
  readonly shapes: Shapes;
  /** What the user supplies. */
  readonly fixture: Fixture | undefined;
  /** If false, what a first preview cannot know stays unknown. */
  readonly simulate: boolean;
  /** Whether every simulated value differs from the usual one. */
  readonly varied: boolean;
}

/**
 * Returns the cloud of a preview: the user's fixture, then the exported stacks next to the program, then the
 * simulation.
 */
export function cloudFor({ project, environment, shapes, fixture, simulate, varied }: CloudChoice): Cloud {
  const simulated = withNestedOutputs(simulatedCloud(shapes), (urn) => numberedId("sg", urn));
  const inRegion = inRegionOf(environment, varied ? variedCloud(simulated) : simulated);
  const unsupplied = simulate
    ? inRegion
    : withoutStackOutputs(withNestedOutputs(faithfulCloud(inRegion), () => UNKNOWN));
  // An export may be older than what the engine knows, so nothing that rests on one may be the same in both
  // simulations.
  const stacks = varied ? new Map<string, PropertyTree>() : exportsBeside(project.folder);
  const own = project.name;
  const known = withStackOutputs(unsupplied, (name) => {
    const parts = name.split("/");
    return stacks.get(parts.length === 1 ? `${own}/${name}` : parts.slice(-2).join("/"));
  });
  return fixture === undefined ? known : withFixture(known, fixture);
}
