import { isAsset } from "./assets";
import { UNKNOWN } from "./sentinels";
import { isSigned, RESOURCE } from "./signatures";
import { isPropertyTree, type PropertyTree } from "./tree";

/**
 * Properties as an engine sends them to a policy pack. Those that Pulumi keeps for itself, whose names start with two
 * underscores, are left out. A reference to a resource becomes its id, unknown before the update, or its URN if it is a
 * component. An asset with an empty text becomes that text: the SDK throws when it reads such an asset (measured).
 */
export function asSent(properties: PropertyTree): PropertyTree {
  const sent = Object.entries(properties).filter(([name]) => !name.startsWith("__"));
  return Object.fromEntries(sent.map(([name, value]) => [name, valueAsSent(value)]));
}

function valueAsSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueAsSent);
  if (!isPropertyTree(value)) return value;
  if (isSigned(value, RESOURCE)) return "id" in value ? value["id"] || UNKNOWN : value["urn"];
  if (isAsset(value) && value["text"] === "") return "";
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, valueAsSent(item)]));
}
