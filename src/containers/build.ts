import type { Files } from "../base/files";
import { cleanPath } from "../base/paths";
import { Undecided, unlessUndecided } from "../base/undecided";
import type { Build } from "../languages/docker/build";
import { computed } from "../languages/shell/parse";
import type { Resource } from "../stack/resource";
import { Properties } from "../wire/properties";

/** The types of resources that build an image. */
export const imageTypes = [
  "docker:index/image:Image",
  "docker:index/remoteImage:RemoteImage",
  "docker-build:index:Image",
  "awsx:ecr:Image",
];

/** Whether a resource of `imageTypes` builds its image: a remote image that says how is built, any other is pulled. */
export function buildsImage({ type, properties }: Resource): boolean {
  return type !== "docker:index/remoteImage:RemoteImage" || properties["build"] !== undefined;
}

/** The child that builds the image of a component of awsx; the engine does not tell the component's own arguments. */
export function childOf(component: Resource, images: readonly Resource[]): Resource | undefined {
  return images.find(({ parent }) => parent === component.urn);
}

/** The type of resources that give one name to images for several platforms. */
export const imageIndexType = "docker-build:index:Index";

/**
 * The build of a resource of `imageTypes` from a folder on the disk.
 *
 * @throws Undecided if it builds nothing, if the folder is on the network, or if there is no Dockerfile
 */
export function buildOf(resource: Resource, files: Files): Build {
  const { context, named, path, target, args } = describe(resource);
  const where = context ?? ".";
  if (isRemote(where)) throw new Undecided("build contexts from the network are not read");
  if (path.file !== undefined && isRemote(path.file)) throw new Undecided("Dockerfiles from the network are not read");
  const dockerfile = path.inline ?? files.read(path.file ?? `${cleanPath(where)}/Dockerfile`);
  if (dockerfile === undefined) throw new Undecided(whyMissing(where, path.file, files));
  return {
    context: where,
    dockerfile,
    named: new Map((named?.names() ?? []).map((name) => [name, named?.map(name)?.string("location") ?? ""])),
    ...(path.file !== undefined && { path: path.file }),
    ...(target !== undefined && { target }),
    args: new Map(
      (args?.names() ?? []).map((name) => [name, unlessUndecided(() => args?.string(name, "")) ?? computed]),
    ),
  };
}

function whyMissing(context: string, dockerfile: string | undefined, files: Files): string {
  const folder = whyWithoutContext({ context }, files);
  if (folder !== undefined) return folder;
  if (dockerfile !== undefined) return `its Dockerfile, ${files.nameOf(dockerfile)}, does not exist`;
  return `there is no Dockerfile in ${files.nameOf(context)}`;
}

/** That the folder of a build does not exist, as a clause for a message, if it is certain. */
export function whyWithoutContext({ context }: Pick<Build, "context">, files: Files): string | undefined {
  const isThere = unlessUndecided(() => files.list(context) !== undefined) ?? true;
  return isThere ? undefined : `its build context, ${files.nameOf(context)}, does not exist`;
}

function isRemote(path: string): boolean {
  return /^(?:https?|git|ssh|docker-image|oci-layout|target):|^git@/.test(path);
}

interface Described {
  readonly context?: string | undefined;
  /** Other contexts, by name. */
  readonly named?: Properties | undefined;
  readonly path: { readonly file?: string | undefined; readonly inline?: string | undefined };
  readonly target?: string | undefined;
  readonly args?: Properties | undefined;
}

/** How each provider writes what is built. */
function describe({ type, properties: raw }: Resource): Described {
  const properties = new Properties(raw);
  switch (type) {
    case "docker:index/image:Image":
      return typeof raw["build"] === "string" ? { context: raw["build"], path: {} } : inBuild(properties.map("build"));
    case "docker:index/remoteImage:RemoteImage":
      return pulledOrBuilt(properties.map("build"));
    case "docker-build:index:Image":
      return {
        context: properties.map("context")?.string("location"),
        named: properties.map("context")?.map("named"),
        path: {
          file: properties.map("dockerfile")?.string("location"),
          inline: properties.map("dockerfile")?.string("inline"),
        },
        target: properties.string("target"),
        args: properties.map("buildArgs"),
      };
    default:
      if (hidesBuild({ type, properties: raw }))
        throw new Undecided("how a component of awsx builds its image is not known before the update");
      return {
        context: properties.string("context") ?? properties.string("path"),
        path: { file: properties.string("dockerfile") },
        target: properties.string("target"),
        args: properties.map("args"),
      };
  }
}

/** Whether a component of awsx says nothing of its build: its child does, once the repository is known. */
export function hidesBuild({ type, properties }: Pick<Resource, "type" | "properties">): boolean {
  return type === "awsx:ecr:Image" && ["context", "path", "dockerfile"].every((name) => properties[name] === undefined);
}

function inBuild(build: Properties | undefined): Described {
  return {
    context: build?.string("context"),
    path: { file: build?.string("dockerfile") },
    target: build?.string("target"),
    args: build?.map("args"),
  };
}

/** A remote image is pulled unless it says how to build it; its Dockerfile is named from the context. */
function pulledOrBuilt(build: Properties | undefined): Described {
  if (!build) throw new Undecided("the image is pulled and not built");
  const { context = ".", path, target } = inBuild(build);
  return {
    context,
    path: path.file === undefined ? {} : { file: `${cleanPath(context)}/${path.file}` },
    target,
    args: build.map("buildArgs") ?? build.map("buildArg"),
  };
}
