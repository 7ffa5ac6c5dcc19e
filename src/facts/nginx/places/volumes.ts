import { types } from "../../../aws/types";
import { unlessUndecided } from "../../../base/undecided";
import { containers, type Container, type Mount } from "../../../containers";
import type { WrittenFile } from "../../../languages/shell/files";
import type { Resource } from "../../../stack/resource";
import type { Stack } from "../../../stack/stack";
import { Properties } from "../../../wire/properties";
import { filesLeftBy } from "./commandFiles";
import type { FoundConfiguration } from "./foundConfiguration";
import { baseFilesOf, isNginxContainer, isOwn, serversWritten } from "./serversWritten";

/** The configuration that other containers write to a volume that an nginx container sees. */
export function* onVolumes(container: Container, stack: Stack): Iterable<FoundConfiguration> {
  if (!isNginxContainer(container) || container.mounts.length === 0) return;
  const files = othersBeside(container, stack).flatMap((writer) => filesWrittenFor(container, writer, stack));
  if (!files.some(isOwn)) return;
  const beneath = filesLeftBy(container).filter(
    ({ path }) => !container.mounts.some((mount) => isBelow(path, mount.path)),
  );
  yield* serversWritten(
    [...beneath, ...files],
    baseFilesOf(container.image),
    `volume of container ${container.name}`,
    container,
  );
}

/** Whether a file that a container writes lies on a volume of an nginx container, where it is judged. */
export function isForNginx(container: Container, { path }: WrittenFile, stack: Stack): boolean {
  const mounts = container.mounts.filter((mount) => isBelow(path, mount.path));
  return (
    mounts.length > 0 &&
    !isNginxContainer(container) &&
    othersBeside(container, stack).some(
      (other) => isNginxContainer(other) && mounts.some((mount) => sharedMount(container, mount, other, stack)),
    )
  );
}

/** The files that one container writes where another sees them, by their paths there. */
function filesWrittenFor(reader: Container, writer: Container, stack: Stack): readonly WrittenFile[] {
  return (unlessUndecided(() => filesLeftBy(writer)) ?? []).flatMap(({ path, text }) => {
    const mount = writer.mounts.find((each) => isBelow(path, each.path));
    const seen = mount && sharedMount(writer, mount, reader, stack);
    return seen ? [{ path: clean(seen.path) + path.slice(clean(mount.path).length), text }] : [];
  });
}

/** Where a container sees the volume that another one mounts. */
function sharedMount(one: Container, mount: Mount, other: Container, stack: Stack): Mount | undefined {
  const key = volumeOf(one, mount, stack);
  return other.mounts.find((each) => volumeOf(other, each, stack) === key);
}

/** What a volume is: a folder of an EFS file system, whichever task mounts it, else the task's own. */
function volumeOf({ resource: { urn } }: Container, { volume }: Mount, stack: Stack): string {
  const own = `${urn} ${volume}`;
  const resource = stack.graph.resources.find((each) => each.urn === urn);
  return (resource && unlessUndecided(() => fileSystemOf(resource, volume, stack))) ?? own;
}

function fileSystemOf(resource: Resource, volume: string, stack: Stack): string | undefined {
  const volumes = new Properties(resource.properties).maps("volumes");
  const efs = volumes.find((each) => each.string("name") === volume)?.map("efsVolumeConfiguration");
  if (!efs) return undefined;
  const [id] = efs.values("fileSystemId");
  const shown = stack.graph.linkWithin(resource, "volumes", id, types.fileSystem);
  return `${shown?.urn ?? efs.string("fileSystemId")} ${clean(efs.string("rootDirectory", "/"))}`;
}

/** The other containers of the stack that are known and have volumes. */
function othersBeside(container: Container, stack: Stack): readonly Container[] {
  const found: Container[] = [];
  unlessUndecided(() => {
    for (const each of stack.facts(containers)) found.push(each);
  });
  const isSame = ({ resource, name }: Container): boolean =>
    resource.urn === container.resource.urn && name === container.name;
  return found.filter((each) => unlessUndecided(() => each.mounts.length > 0 && !isSame(each)));
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${clean(folder)}/`);
}

function clean(path: string): string {
  return path.replace(/\/+$/, "");
}
