import { imageFiles, type Build, type Stage } from "../../docker/imageFiles";
import type { Files } from "../../files";
import { assembled, officialFiles } from "../../nginx/assembled";
import { Properties } from "../../properties";
import type { Resource } from "../../resource";
import type { Stack } from "../../stack";
import { Undecided } from "../../undecided";
import { isNginx, type Carried } from "./carried";
import { baseOf, environmentOf, isNginxContainer } from "./serversWritten";

const folder = "/etc/nginx";

/** The configuration in an image that the program builds, as its Dockerfile puts it there. */
export function* inImage(resource: Resource, stack: Stack): Iterable<Carried> {
  const { files } = stack;
  const build = files && buildOf(resource, files);
  if (!build) return;
  const stage = imageFiles(build, folder, files, (image) => (baseOf(image) === "official" ? officialFiles : new Map()));
  const own = [...stage.files].filter(([path, { text }]) => isNginx(text) && officialFiles.get(path) !== text);
  if (own.length === 0) return;
  const sources = [...stage.files].map(([path, { text }]) => ({ path, text }));
  const whole = assembled(sources, baseOf(stage.base), (names) => environmentIn(stage, names, stack));
  if (!whole) return;
  const diskPath = (path: string): string | undefined => {
    const source = stage.files.get(path)?.source ?? stage.files.get(templateOf(path))?.source;
    return source === undefined ? undefined : files.nameOf(source);
  };
  yield { ...whole, diskPath };
}

function templateOf(path: string): string {
  return `${path.replace(/^\/etc\/nginx\/conf\.d\//, "/etc/nginx/templates/")}.template`;
}

/** What a resource builds; `undefined` where it builds nothing from a folder on the disk. */
function buildOf(resource: Resource, files: Files): Build | undefined {
  const properties = new Properties(resource.properties);
  const { context, path, target, args } = readers[kindOf(resource)](properties);
  const where = context ?? ".";
  if (/^(?:https?|git|ssh):|^git@/.test(where)) throw new Undecided("a build context from the network is not read");
  const dockerfile = path.inline ?? files.read(path.file ?? `${where.replace(/\/+$/, "")}/Dockerfile`);
  if (dockerfile === undefined) throw new Undecided(`there is no Dockerfile in ${files.nameOf(where)}`);
  return {
    context: where,
    dockerfile,
    ...(target !== undefined && { target }),
    args: new Map((args?.names() ?? []).map((name) => [name, args?.string(name, "") ?? ""])),
  };
}

interface Described {
  readonly context?: string;
  readonly path: { readonly file?: string; readonly inline?: string };
  readonly target?: string;
  readonly args?: Properties;
}

/** The types of resources that build an image. */
export const imageTypes = ["docker:index/image:Image", "docker-build:index:Image", "awsx:ecr:Image"];

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

/** The image's own variables, and over them those of the one container that says by its name or image that it is nginx. */
function environmentIn(stage: Stage, names: ReadonlySet<string>, stack: Stack): ReadonlyMap<string, string> {
  const own = [...stage.environment].filter(([name]) => names.has(name));
  const [container, ...others] = [...stack.facts("containers")].filter(isNginxContainer);
  if (others.length > 0)
    throw new Undecided("which container's variables the templates are filled in with cannot be told");
  return new Map([...own, ...environmentOf(container, names)]);
}
