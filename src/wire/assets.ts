import type { Files } from "../base/files";
import { Undecided } from "../base/undecided";
import { type Properties } from "./properties";
import { ARCHIVE, ASSET, isSigned, SIGNATURE } from "./signatures";
import type { PropertyTree } from "./tree";

/** A file of an archive, read when it is asked for. */
export interface ArchivedFile {
  /**
   * @throws Undecided if it cannot be read
   */
  readonly text: () => string;
  /** Its path on the disk, as the program writes it; `undefined` if the program generates the file. */
  readonly source?: string;
}

/** An asset as a property tree: its text, path or URI. */
export function assetTree(parts: PropertyTree): PropertyTree {
  return { [SIGNATURE]: ASSET, ...parts };
}

/** An archive as a property tree: its path, its URI, or its assets by name. */
export function archiveTree(parts: PropertyTree): PropertyTree {
  return { [SIGNATURE]: ARCHIVE, ...parts };
}

/** Whether a value is an asset. */
export function isAsset(value: unknown): value is PropertyTree {
  return isSigned(value, ASSET);
}

/** Whether a value is an archive rather than an asset. */
export function isArchive(value: unknown): value is PropertyTree {
  return isSigned(value, ARCHIVE);
}

/** Whether a value is an asset with an empty text, or holds one at any depth. */
export function holdsEmptyAsset(value: unknown): boolean {
  if (isAsset(value)) return value["text"] === "";
  return typeof value === "object" && value !== null && Object.values(value).some(holdsEmptyAsset);
}

/**
 * The file of an asset.
 *
 * @throws Undecided, when its text is read, if that is neither in the program nor in its repository
 */
export function assetFile(asset: Properties, files: Files | undefined): ArchivedFile {
  const source = asset.string("path");
  return {
    ...(source !== undefined && { source }),
    text: () => asset.string("text") ?? textAt(source, files),
  };
}

function textAt(source: string | undefined, files: Files | undefined): string {
  if (source === undefined) throw new Undecided("an asset from the network is not read");
  const text = files?.read(source);
  if (text === undefined) throw new Undecided(`${files?.nameOf(source) ?? source} cannot be read`);
  return text;
}

/**
 * The files of an archive by their paths in it: those of a folder, of a zip file, or of the program's own assets.
 *
 * @throws Undecided if they cannot be listed
 */
export function archivedFiles(archive: Properties, files: Files | undefined): ReadonlyMap<string, ArchivedFile> {
  const assets = archive.map("assets");
  if (!assets) return filesAt(archive.string("path"), files);
  const found = new Map<string, ArchivedFile>();
  for (const name of assets.names()) {
    const path = name.replace(/^(?:\.?\/)+|^\.$/, "");
    const inner = assets.map(name);
    if (!inner) continue;
    if (!assets.values(name).some(isArchive)) {
      found.set(path, assetFile(inner, files));
    } else {
      for (const [below, file] of archivedFiles(inner, files))
        found.set(path === "" ? below : `${path}/${below}`, file);
    }
  }
  return found;
}

function filesAt(path: string | undefined, files: Files | undefined): ReadonlyMap<string, ArchivedFile> {
  if (path === undefined) throw new Undecided("an archive from the network is not read");
  const names = files?.list(path);
  if (!names) throw new Undecided(`${files?.nameOf(path) ?? path} cannot be read as an archive`);
  const folder = path.replace(/\/+$/, "");
  return new Map(
    names.map((name) => [name, { source: `${folder}/${name}`, text: () => textAt(`${folder}/${name}`, files) }]),
  );
}
