import { holdsUnknown } from "../../wire/outputs";
import { stateOf, type Cloud } from "./cloud";

/**
 * A cloud that knows what a real provider knows in a first preview. Of a resource that does not exist yet it knows the
 * inputs and nothing else. What exists can be queried in a preview too, so reads and functions are answered by another
 * cloud, unless their arguments are unknown. A provider whose own configuration is unknown is not queried.
 *
 * @param existing answers for what exists already
 */
export function faithfulCloud(existing: Cloud): Cloud {
  return {
    create: ({ inputs, provider }) => stateOf(holdsUnknown(provider) ? {} : inputs),
    read: (resource, id) =>
      holdsUnknown([id, resource.inputs, resource.provider]) ? { ...stateOf({}), id } : existing.read(resource, id),
    invoke: (token, args, provider) => (holdsUnknown([args, provider]) ? {} : existing.invoke(token, args, provider)),
  };
}
