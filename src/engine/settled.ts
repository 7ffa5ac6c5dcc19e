import { asset } from "@pulumi/pulumi";
import { archiveTree, assetTree } from "../wire/assets";
import type { PropertyTree } from "../wire/tree";

type Promised = Readonly<Record<string, unknown>>;

/**
 * Replaces the SDK's assets and archives in properties by plain maps. The SDK represents them as objects whose parts
 * are promises, and facts are read without waiting.
 */
export async function settled(properties: PropertyTree): Promise<PropertyTree> {
  return holdsAsset(properties) ? ((await resolve(properties)) as PropertyTree) : properties;
}

async function resolve(value: unknown): Promise<unknown> {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map(resolve));
  if (asset.Asset.isInstance(value)) return assetTree(await resolveParts(value));
  if (asset.Archive.isInstance(value)) return archiveTree(await resolveParts(value));
  return resolveParts(value);
}

/** The parts of an object, without the marks by which the SDK recognises an asset. */
async function resolveParts(value: object): Promise<PropertyTree> {
  const named = Object.entries(value as Promised).filter(([name]) => !name.startsWith("__pulumi"));
  const shown = named.map(async ([name, part]): Promise<[string, unknown]> => [name, await resolve(await part)]);
  return Object.fromEntries(await Promise.all(shown));
}

function holdsAsset(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return asset.Asset.isInstance(value) || asset.Archive.isInstance(value) || Object.values(value).some(holdsAsset);
}
