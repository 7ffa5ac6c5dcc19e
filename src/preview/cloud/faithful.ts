import { holdsUnknown } from "../../wire/outputs";
import type { Cloud, ResourceState } from "./cloud";

/**
 * A cloud that knows what a real provider knows in a first preview: of a resource that is yet to be created its inputs
 * and nothing else. What exists already can be asked in a preview too, so reads and functions are answered, by another
 * cloud, unless what they are asked with is not known itself. A provider whose own configuration is not known yet is
 * not asked anything.
 *
 * @param existing answers for what exists already
 */
export function faithfulCloud(existing: Cloud): Cloud {
  return {
    create: ({ inputs, provider }) => state(holdsUnknown(provider) ? {} : inputs),
    read: (resource, id) =>
      holdsUnknown([id, resource.inputs, resource.provider]) ? { ...state({}), id } : existing.read(resource, id),
    invoke: (token, args, provider) => (holdsUnknown([args, provider]) ? {} : existing.invoke(token, args, provider)),
  };
}

function state(outputs: ResourceState["outputs"]): ResourceState {
  return { id: "", outputs, simulatedPaths: [] };
}
