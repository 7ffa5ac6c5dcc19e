import { isPropertyTree } from "../../wire/tree";
import type { Cloud } from "./cloud";

/** Outputs inside maps that are inputs, by type and map: AWS adds them to what the program gives. */
const nested: Readonly<Record<string, { readonly map: string; readonly outputs: readonly string[] }>> = {
  "aws:eks/cluster:Cluster": { map: "vpcConfig", outputs: ["clusterSecurityGroupId"] },
};

/**
 * A cloud that adds such outputs to those of another one.
 *
 * @param valueOf the value of an output, from the URN of its resource
 */
export function withNestedOutputs(cloud: Cloud, valueOf: (urn: string) => unknown): Cloud {
  return {
    ...cloud,
    create(request) {
      const state = cloud.create(request);
      const { map = "", outputs = [] } = nested[request.type] ?? {};
      const given = state.outputs[map];
      if (!isPropertyTree(given)) return state;
      const added = Object.fromEntries(outputs.map((name) => [name, valueOf(request.urn)]));
      return { ...state, outputs: { ...state.outputs, [map]: { ...added, ...given } } };
    },
  };
}
