import type { Files } from "../base/files";
import { Undecided, unlessUndecided } from "../base/undecided";
import { imageConfiguration, type ImageConfiguration } from "../languages/docker/imageConfiguration";
import { buildImage } from "../languages/docker/imageFiles";
import { type Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { isUnknown } from "../wire/sentinels";
import { isPropertyTree } from "../wire/tree";
import { buildOf, buildsImage, childOf, hidesBuild, imageIndexType, imageTypes, whyWithoutContext } from "./build";

/** The properties that an image is named by: outputs of the providers of Docker, of buildx and of awsx. */
const names = ["imageName", "name", "ref", "repoDigest", "imageUri", "imageId", "digest", "tag"];

/**
 * What the image of a container says, if this stack builds it from a folder that may be read; `undefined` if it is made
 * elsewhere.
 *
 * @param property the property of `resource` that names the image, alone or among other things
 * @param image the image's name as it stands there
 * @throws Undecided if this stack may build it, but it is unknown which image it is, or from what it is built
 */
export function builtImage(
  resource: Resource,
  property: string,
  image: unknown,
  stack: Stack,
): ImageConfiguration | undefined {
  const { files, graph } = stack;
  if (!stack.mayBuildImages) return undefined;
  const images = graph.allOfType([...imageTypes, imageIndexType]).filter(buildsImage);
  const found = isUnknown(image) ? dependency(resource, property, images) : images.find((each) => isNamed(each, image));
  const build = found && builderOf(found, images);
  if (build && (hidesBuild(build) || sourcesOf(build).some(isUnknown)))
    throw new Undecided("the build context of a container's image is not known before the update");
  // An image that cannot be read, whatever the reason, is as good as one that is made elsewhere.
  return files && build && unlessUndecided(() => configurationOf(build, files));
}

/**
 * Why an image that the stack builds cannot be read, as a clause for a message; `undefined` if it can, and while it is
 * not known from what it is built.
 *
 * @param images all images that the stack builds: what a component builds is its child's to say
 */
export function whyUnread(image: Resource, images: readonly Resource[], files: Files): string | undefined {
  if (childOf(image, images) || hidesBuild(image) || sourcesOf(image).some(isUnknown)) return undefined;
  try {
    configurationOf(image, files);
    return whyWithoutContext(buildOf(image, files), files);
  } catch (error) {
    if (error instanceof Undecided) return error.reason;
    throw error;
  }
}

/** Several containers run one image, and each of them asks for it more than once. */
const configurations = new WeakMap<Resource, WeakMap<Files, ImageConfiguration>>();

function configurationOf(resource: Resource, files: Files): ImageConfiguration {
  const known = configurations.get(resource) ?? new WeakMap<Files, ImageConfiguration>();
  configurations.set(resource, known);
  const configuration = known.get(files) ?? imageConfiguration(buildImage(buildOf(resource, files), files), files);
  known.set(files, configuration);
  return configuration;
}

/** The properties that say what an image is built from, for each provider that builds it. */
function sourcesOf({ properties }: Resource): readonly unknown[] {
  const { build, context, dockerfile, target } = properties;
  const inner = [build, context, dockerfile].filter(isPropertyTree);
  const innerValues = inner.flatMap((map) =>
    ["context", "dockerfile", "location", "inline", "target"].map((key) => map[key]),
  );
  return [build, context, dockerfile, target, ...innerValues];
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

/** The one image that a property depends on, if its own text is not known yet. */
function dependency(resource: Resource, property: string, images: readonly Resource[]): Resource | undefined {
  const depended = dependedOn(resource, property, images);
  if (depended.length > 1 || (depended.length === 0 && images.length > 0))
    throw new Undecided("which image of this stack a container runs is not known before the update");
  return depended[0];
}

/** The images that a property depends on, without the components and indexes that stand for others of them. */
function dependedOn(resource: Resource, property: string, images: readonly Resource[]): readonly Resource[] {
  const urns = new Set(resource.propertyDependencies[property]);
  const depended = images.filter(({ urn }) => urns.has(urn));
  return depended.filter((each) => !depended.some((other) => other !== each && standsFor(each, other)));
}

function standsFor(image: Resource, other: Resource): boolean {
  return other.parent === image.urn || (image.propertyDependencies["sources"]?.includes(other.urn) ?? false);
}

/**
 * The resource that says how an image is built: the child of a component of awsx, and one of those that an index joins,
 * which are built for several platforms.
 */
function builderOf(image: Resource, images: readonly Resource[]): Resource {
  if (image.type !== imageIndexType) return childOf(image, images) ?? image;
  const sources: readonly unknown[] = Array.isArray(image.properties["sources"]) ? image.properties["sources"] : [];
  const joined = images.filter((each) => standsFor(image, each) || sources.some((source) => isNamed(each, source)));
  const [first, ...others] = joined.filter(({ type }) => type !== imageIndexType);
  if (!first) return image;
  const described = (each: Resource): string => JSON.stringify(sourcesOf(each));
  if (others.some((other) => described(other) !== described(first)))
    throw new Undecided("an image index joins images that are built from different folders");
  return first;
}
