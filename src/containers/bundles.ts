import type { Files } from "../base/files";
import { normalPath } from "../base/paths";
import { unlessUndecided } from "../base/undecided";
import type { ImageConfiguration } from "../languages/docker/imageConfiguration";
import { ImageTree } from "../languages/docker/imageTree";
import type { ImageFile } from "../languages/docker/stage";
import { readEnvironmentFile } from "../languages/shell/environmentFile";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { archivedFiles, isArchive, type ArchivedFile } from "../wire/assets";
import { Properties } from "../wire/properties";
import { uploadedObject, type ObjectName } from "./uploads";

/** The application's files as a service unpacks them, and the variables of its `.env`. */
export interface Bundle extends ImageConfiguration {
  /** Paths from the bundle's root, in the order of the alphabet. */
  readonly names: readonly string[];
}

/**
 * The bundle that a property of a resource holds.
 *
 * @param folder where the service unpacks it
 * @returns `undefined` if it is not seen; it is then treated like one that is made elsewhere
 */
export function bundleIn(resource: Resource, property: string, folder: string, stack: Stack): Bundle | undefined {
  return unlessUndecided(() => {
    const properties = new Properties(resource.properties);
    const archive = properties.map(property);
    if (!archive || !properties.values(property).some(isArchive)) return undefined;
    return bundleOf(archivedFiles(archive, stack.files), folder, stack.files);
  });
}

/**
 * The bundle that a resource names as an object of a bucket.
 *
 * @throws Undecided if it may be one of several that this stack uploads
 */
export function uploadedBundle(
  resource: Resource,
  named: ObjectName,
  folder: string,
  stack: Stack,
): Bundle | undefined {
  const object = uploadedObject(resource, named, stack);
  return object && bundleIn(object, "source", folder, stack);
}

function bundleOf(files: ReadonlyMap<string, ArchivedFile>, folder: string, disk: Files | undefined): Bundle {
  const names = [...files.keys()].sort();
  const tree = new ImageTree({ base: "scratch", files: imageFilesIn(files, folder), hidden: new Map() }, disk);
  return {
    names,
    files: tree,
    workingDirectory: folder,
    environment: new Map(names.filter((name) => isDotEnv(name, files)).flatMap((name) => variablesIn(files.get(name)))),
    file: (path) => unlessUndecided(() => tree.read(path.startsWith("/") ? path : `${folder}/${path}`)),
  };
}

function imageFilesIn(files: ReadonlyMap<string, ArchivedFile>, folder: string): Map<string, ImageFile> {
  return new Map(
    [...files].map(([name, { source, text }]) => {
      const file: ImageFile = {
        ...(source !== undefined && { source }),
        get text() {
          return text();
        },
      };
      return [normalPath(`${folder}/${name}`), file];
    }),
  );
}

/**
 * Whether settings libraries look in a file for variables that are not set: a `.env` at the root or next to the
 * project's code. Other programs have files of that name too.
 */
function isDotEnv(name: string, files: ReadonlyMap<string, ArchivedFile>): boolean {
  const [, folder] = /^(.*\/|)\.env(?:\.prod(?:uction)?)?$/.exec(name) ?? [];
  if (folder === undefined) return false;
  return folder === "" || ["manage.py", "settings.py", "wsgi.py", "asgi.py"].some((each) => files.has(folder + each));
}

function variablesIn(file: ArchivedFile | undefined): readonly (readonly [name: string, value: string])[] {
  return readEnvironmentFile(file?.text() ?? "", "dotenv");
}
