import { isPropertyTree, type PropertyTree } from "../stack/resource";
import { isAsset, SIGNATURE } from "./assets";

// Signature of Pulumi's resource protocol (sdk/nodejs/runtime/rpc.ts).
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * Properties as an engine sends them to a policy pack: without those that Pulumi keeps for itself, whose names start
 * with two underscores; a reference to a resource is its id, not known before the update, or its URN where it is a
 * component. An asset with an empty text becomes that text: the SDK can read no such asset and would throw (measured).
 */
export function asSent(properties: PropertyTree): PropertyTree {
  const shown = Object.entries(properties).filter(([name]) => !name.startsWith("__"));
  return Object.fromEntries(shown.map(([name, value]) => [name, sent(value)]));
}

function sent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sent);
  if (!isPropertyTree(value)) return value;
  if (value[SIGNATURE] === RESOURCE) return "id" in value ? value["id"] || UNKNOWN : value["urn"];
  if (isAsset(value) && value["text"] === "") return "";
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sent(item)]));
}
