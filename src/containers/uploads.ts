import { types } from "../aws/types";
import { Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { isUnknown } from "../wire/sentinels";

/** How a resource names an object of a bucket. Bucket and key are raw values, known or not. */
export interface ObjectName {
  readonly bucket: unknown;
  readonly key: unknown;
  /** The property of the resource that names the object, or the key of it. */
  readonly property: string;
}

/**
 * The object that a resource names; `undefined` if this stack does not upload it.
 *
 * @throws Undecided if it may be one of several that this stack uploads
 */
export function uploadedObject(
  resource: Resource,
  { bucket, key, property }: ObjectName,
  stack: Stack,
): Resource | undefined {
  const objects = stack.graph.allOfType(types.bucketObject);
  const found = isUnknown(key)
    ? dependedOn(resource, property, objects)
    : objects.filter(({ properties }) => mayBe(properties["key"], key) && mayBe(properties["bucket"], bucket));
  if (found.length > 1) throw new Undecided(`which object ${property} refers to is not known before the update`);
  return found[0];
}

function mayBe(one: unknown, other: unknown): boolean {
  return isUnknown(one) || isUnknown(other) || one === other;
}

/** The objects that an unknown value depends on; all of them if it depends on none. */
function dependedOn(resource: Resource, property: string, objects: readonly Resource[]): readonly Resource[] {
  const urns = new Set(resource.propertyDependencies[property]);
  const depended = objects.filter(({ urn }) => urns.has(urn));
  return depended.length > 0 ? depended : objects;
}
