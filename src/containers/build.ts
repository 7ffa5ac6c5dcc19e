import type { Files } from "../base/files";
import { Undecided, unlessUndecided } from "../base/undecided";
import type { Build } from "../languages/docker/build";
import { computed } from "../languages/shell/parse";
import type { Resource } from "../stack/resource";
import { Properties } from "../wire/properties";

/** The types of resources that build an image. */
export const imageTypes = ["docker:index/image:Image", "docker-build:index:Image", "awsx:ecr:Image"];

/**
 * The build of a resource of `imageTypes` from a folder on the disk.
 *
 * @throws Undecided if the folder is on the network, or has no Dockerfile
 */
export function buildOf(resource: Resource, files: Files): Build {
  const { context, path, target, args } = readers[kindOf(resource)](new Properties(resource.properties));
  const where = context ?? ".";
  if (/^(?:https?|git|ssh):|^git@/.test(where)) throw new Undecided("build contexts from the network are not read");
  const dockerfile = path.inline ?? files.read(path.file ?? `${where.replace(/\/+$/, "")}/Dockerfile`);
  if (dockerfile === undefined) throw new Undecided(`there is no Dockerfile in ${files.nameOf(where)}`);
  return {
    context: where,
    dockerfile,
    ...(path.file !== undefined && { path: path.file }),
    ...(target !== undefined && { target }),
    args: new Map(
      (args?.names() ?? []).map((name) => [name, unlessUndecided(() => args?.string(name, "")) ?? computed]),
    ),
  };
}

interface Described {
  readonly context?: string | undefined;
  readonly path: { readonly file?: string | undefined; readonly inline?: string | undefined };
  readonly target?: string | undefined;
  readonly args?: Properties | undefined;
}

type ImageKind = "docker" | "buildkit" | "awsx";

function kindOf({ type }: Resource): ImageKind {
  if (type === "docker:index/image:Image") return "docker";
  return type === "docker-build:index:Image" ? "buildkit" : "awsx";
}

/** How each provider writes what is built: `build` of docker.Image, `context` of docker-build.Image, awsx.ecr.Image. */
const readers: Readonly<Record<ImageKind, (properties: Properties) => Described>> = {
  docker: (properties) => {
    const build = properties.map("build");
    return {
      context: build?.string("context"),
      path: { file: build?.string("dockerfile") },
      target: build?.string("target"),
      args: build?.map("args"),
    };
  },
  buildkit: (properties) => ({
    context: properties.map("context")?.string("location"),
    path: {
      file: properties.map("dockerfile")?.string("location"),
      inline: properties.map("dockerfile")?.string("inline"),
    },
    target: properties.string("target"),
    args: properties.map("buildArgs"),
  }),
  awsx: (properties) => ({
    context: properties.string("context") ?? properties.string("path"),
    path: { file: properties.string("dockerfile") },
    target: properties.string("target"),
    args: properties.map("args"),
  }),
};
