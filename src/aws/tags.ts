import { some, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { parseDocument } from "../wire/tree";

/**
 * The value of a tag of a resource, given to itself or by its provider's default tags; `undefined` if it has no such tag.
 *
 * @throws Undecided if the value is unknown, or if a provider may give the tag by default
 */
export function tagOf(resource: Resource, key: string, { graph }: Stack): string | undefined {
  const properties = new Properties(resource.properties);
  const all = properties.map("tagsAll");
  if (all) return all.string(key);
  const own = properties.map("tags")?.string(key);
  if (own !== undefined) return own;
  // The provider merges default tags when it plans; without its plan, the stack does not show whose provider it is.
  if (some(graph.allOfType(["pulumi:providers:aws"]), (provider) => hasDefaultTag(provider, key)))
    throw new Undecided(`the default tags of the provider decide the tag ${key} of ${resource.name}`);
  return undefined;
}

/** The same for a key of which the letters' case does not matter, as in conditions of policies. */
export function tagOfAnyCase(resource: Resource, key: string, stack: Stack): string | undefined {
  const properties = new Properties(resource.properties);
  const names = ["tagsAll", "tags"].flatMap((property) => properties.map(property)?.names() ?? []);
  return tagOf(resource, names.find((name) => name.toLowerCase() === key.toLowerCase()) ?? key, stack);
}

function hasDefaultTag({ properties }: Resource, key: string): boolean {
  const { defaultTags } = properties;
  const given = new Properties({ defaultTags: parseDocument(defaultTags) ?? defaultTags }).map("defaultTags");
  return given?.map("tags")?.has(key) ?? false;
}
