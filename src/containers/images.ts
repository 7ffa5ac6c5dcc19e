import { Undecided, unlessUndecided } from "../base/undecided";
import { imageConfiguration, type ImageConfiguration } from "../languages/docker/imageConfiguration";
import { type Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { isUnknown } from "../wire/sentinels";
import { isPropertyTree } from "../wire/tree";
import { buildOf, imageTypes } from "./build";

/** The properties that an image is named by: outputs of the providers of Docker, of buildx and of awsx. */
const names = ["imageName", "ref", "repoDigest", "imageUri", "digest"];

/**
 * What the image of a container says, where this stack builds it from a folder that may be read; `undefined` where it is
 * made elsewhere.
 *
 * @param property the property of `resource` that names the image, alone or among other things
 * @param image the image's name as it stands there
 * @throws Undecided if this stack may build it, but it is unknown which image it is
 */
export function builtImage(
  resource: Resource,
  property: string,
  image: unknown,
  stack: Stack,
): ImageConfiguration | undefined {
  const { files, graph } = stack;
  if (!stack.mayBuildImages) return undefined;
  const images = graph.allOfType(imageTypes);
  const found = isUnknown(image) ? dependency(resource, property, images) : images.find((each) => isNamed(each, image));
  if (found && sourcesOf(found).some(isUnknown))
    throw new Undecided("the build context of a container's image is not known before the update");
  // An image that is not seen, whatever the reason, is as good as one that is made elsewhere.
  return files && found && unlessUndecided(() => imageConfiguration(buildOf(found, files), files));
}

/** The properties that hold the folder and the Dockerfile of an image, for each provider that builds it. */
function sourcesOf({ properties }: Resource): readonly unknown[] {
  const { build, context, dockerfile } = properties;
  const inner = [build, context, dockerfile].filter(isPropertyTree);
  return [build, context, dockerfile, ...inner.flatMap((map) => [map["context"], map["dockerfile"], map["location"]])];
}

function isNamed({ properties }: Resource, image: unknown): boolean {
  if (typeof image !== "string" || image === "") return false;
  const tags: readonly unknown[] = Array.isArray(properties["tags"]) ? properties["tags"] : [];
  const known = [...names.map((name) => properties[name]), ...tags].filter((name) => !isUnknown(name));
  return known.some((name) => name === image || (typeof name === "string" && image.endsWith(digestIn(name) ?? "\0")));
}

/** What an image is known by for certain, whatever its repository is called. */
function digestIn(name: string): string | undefined {
  return /sha256:[0-9a-f]{64}$/.exec(name)?.[0];
}

/** The one image that a property depends on, where its own text is not known yet. */
function dependency(resource: Resource, property: string, images: readonly Resource[]): Resource | undefined {
  const urns = new Set(resource.propertyDependencies[property]);
  const depended = images.filter(({ urn }) => urns.has(urn));
  // A component that builds an image has a child that does so, and both may be named.
  const builders = depended.filter(({ urn }) => !depended.some(({ parent }) => parent === urn));
  if (builders.length > 1 || (builders.length === 0 && images.length > 0))
    throw new Undecided("which image of this stack a container runs is not known before the update");
  return builders[0];
}
