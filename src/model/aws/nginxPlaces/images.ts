import { buildOf } from "../../docker/build";
import { imageFiles, type Stage } from "../../docker/imageFiles";
import { assembled, officialFiles } from "../../nginx/assembled";
import type { Resource } from "../../resource";
import { isComputed } from "../../shell/parse";
import type { Stack } from "../../stack";
import { Undecided } from "../../undecided";
import { isNginx, type Carried } from "./carried";
import { baseOf, environmentOf, isNginxContainer } from "./serversWritten";

const folder = "/etc/nginx";

/** The configuration in an image that the program builds, as its Dockerfile puts it there. */
export function* inImage(resource: Resource, stack: Stack): Iterable<Carried> {
  const { files } = stack;
  if (!files) return;
  const stage = imageFiles(buildOf(resource, files), folder, files, (image) =>
    baseOf(image) === "official" ? officialFiles : new Map(),
  );
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

/** The image's own variables, and over them those of the one container that says by its name or image that it is nginx. */
function environmentIn(stage: Stage, names: ReadonlySet<string>, stack: Stack): ReadonlyMap<string, string> {
  const own = [...stage.environment].filter(([name]) => names.has(name));
  const unknown = own.find(([, value]) => isComputed(value));
  if (unknown) throw new Undecided(`${unknown[0]} of the image is not known before the update`);
  const [container, ...others] = [...stack.facts("containers")].filter(isNginxContainer);
  if (others.length > 0)
    throw new Undecided("which container's variables the templates are filled in with cannot be told");
  return new Map([...own, ...environmentOf(container, names)]);
}
