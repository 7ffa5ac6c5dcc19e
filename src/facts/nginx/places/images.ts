import { some, Undecided, unlessUndecided } from "../../../base/undecided";
import { containers, type Container } from "../../../containers";
import { buildOf, buildsImage, childOf, imageTypes } from "../../../containers/build";
import { buildImage, filesBelow } from "../../../languages/docker/imageFiles";
import type { Stage } from "../../../languages/docker/stage";
import { combineServerFiles, officialFiles } from "../../../languages/nginx/files/serverFiles";
import { computed, isComputed } from "../../../languages/shell/parse";
import type { Resource } from "../../../stack/resource";
import type { Stack } from "../../../stack/stack";
import type { FoundConfiguration } from "./foundConfiguration";
import { baseFilesOf, environmentOf, isNginxContainer, isOwn } from "./serversWritten";
import { runStartScripts } from "./startScripts";

const folder = "/etc/nginx";

/** The configuration in an image that the program builds, as its Dockerfile and its start scripts put it there. */
export function* inImage(resource: Resource, stack: Stack): Iterable<FoundConfiguration> {
  const { files } = stack;
  if (!files || !buildsImage(resource) || childOf(resource, stack.graph.ofType(imageTypes))) return;
  const image = buildImage(buildOf(resource, files), files, (base) =>
    baseFilesOf(base) === "official" ? officialFiles : new Map(),
  );
  const partBelow = (path: string): Stage => filesBelow(image, path);
  const asItIs = partBelow(folder);
  const carried = configurationStartedBy(
    asItIs,
    partBelow,
    [...(asItIs.entryPoint ?? []), ...(asItIs.command ?? [])],
    stack,
  );
  if (carried) {
    yield carried;
    return;
  }
  const command = /nginx/i.test(asItIs.base) ? commandOf(stack) : [];
  const otherwise = command.length > 0 && configurationStartedBy(partBelow(folder), partBelow, command, stack);
  if (otherwise) yield otherwise;
}

/** The configuration of an image that is started by a command, if it has one of its own. */
function configurationStartedBy(
  stage: Stage,
  partBelow: (path: string) => Stage,
  command: readonly string[],
  stack: Stack,
): FoundConfiguration | undefined {
  runStartScripts(stage, partBelow, command, {
    keeps: (path) => `${path}/`.startsWith(`${folder}/`),
    environment: (name) => {
      const found = unlessUndecided(() => ({ value: environmentIn(stage, new Set([name]), stack).get(name) }));
      return found ? found.value : computed;
    },
  });
  const configurations = [...stage.files].filter(([path]) => !isOtherMaterial(path));
  if (!some(configurations, ([path, { text }]) => isOwn({ path, text }))) return undefined;
  const sources = configurations.map(([path, { text }]) => ({ path, text }));
  const whole = combineServerFiles(sources, baseFilesOf(stage.base), (names) => environmentIn(stage, names, stack));
  const diskPath = (path: string): string | undefined => {
    const source = stage.files.get(path)?.source ?? stage.files.get(templateOf(path))?.source;
    return source === undefined ? undefined : stack.files?.nameOf(source);
  };
  return whole && { ...whole, diskPath };
}

/** The command that the stack gives its one nginx container; empty if it leaves that to the image. */
function commandOf(stack: Stack): readonly string[] {
  if (!stack.graph.whole) throw new Undecided("only the whole stack shows which container runs the image");
  return unlessUndecided(() => nginxContainer(stack)?.command) ?? [];
}

/** Keys, certificates, passwords and pages, which lie next to configurations and are none. */
function isOtherMaterial(path: string): boolean {
  return /\.(?:pem|key|crt|cer|csr|p12|html?|txt|log|mmdb)$|passw/i.test(path);
}

function templateOf(path: string): string {
  return `${path.replace(/^\/etc\/nginx\/conf\.d\//, "/etc/nginx/templates/")}.template`;
}

/** The image's own variables, and over them those of the one container that says by its name or image that it is nginx. */
function environmentIn(stage: Stage, names: ReadonlySet<string>, stack: Stack): ReadonlyMap<string, string> {
  const own = [...stage.environment].filter(([name]) => names.has(name));
  const unknown = own.find(([, value]) => isComputed(value));
  if (unknown) throw new Undecided(`${unknown[0]} of the image is not known before the update`);
  return new Map([...own, ...environmentOf(nginxContainer(stack), names)]);
}

/** @throws Undecided if there are several */
function nginxContainer(stack: Stack): Container | undefined {
  const [container, ...others] = [...stack.facts(containers)].filter(isNginxContainer);
  if (others.length > 0) throw new Undecided("several containers may provide the variables of the templates");
  return container;
}
