import { inflateRawSync } from "node:zlib";

/** The files of a zip archive by their paths, each unfolded when it is asked for; `undefined` where that fails. */
export type ZipFiles = ReadonlyMap<string, () => Buffer | undefined>;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Lengths of the fixed parts of the three records (PKWARE APPNOTE, 4.3.7, 4.3.12, 4.3.16), and of the longest comment. */
const lengths = { end: 22, central: 46, local: 30, comment: 65_535 };

/**
 * Lists a zip archive. Its directory is at its end; what is encrypted, in several parts or larger than 4 GB is not read.
 *
 * @param limit how many bytes a file may unfold to
 * @returns `undefined` if it is no such archive
 */
export function readZip(archive: Buffer, limit: number): ZipFiles | undefined {
  const end = endOf(archive);
  if (end === undefined) return undefined;
  const files = new Map<string, () => Buffer | undefined>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (at + lengths.central > archive.length || archive.readUInt32LE(at) !== CENTRAL) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const path = archive.toString("utf8", at + lengths.central, at + lengths.central + name).replaceAll("\\", "/");
    const entry = {
      encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      method: archive.readUInt16LE(at + 10),
      size: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
    };
    if (!path.endsWith("/") && isInside(path)) files.set(path, () => contentOf(archive, entry, limit));
    at += lengths.central + name + extra + comment;
  }
  return files;
}

interface Entry {
  readonly encrypted: boolean;
  readonly method: number;
  /** As it is stored. */
  readonly size: number;
  readonly at: number;
}

function endOf(archive: Buffer): number | undefined {
  for (let at = archive.length - lengths.end; at >= Math.max(0, archive.length - lengths.end - lengths.comment); at--)
    if (archive.readUInt32LE(at) === END) return at;
  return undefined;
}

function contentOf(archive: Buffer, { encrypted, method, size, at }: Entry, limit: number): Buffer | undefined {
  if (encrypted || at + lengths.local > archive.length || archive.readUInt32LE(at) !== LOCAL) return undefined;
  const start = at + lengths.local + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const stored = archive.subarray(start, start + size);
  if (method === 0) return stored.length <= limit ? stored : undefined;
  try {
    return method === 8 ? inflateRawSync(stored, { maxOutputLength: limit }) : undefined;
  } catch {
    return undefined;
  }
}

/** An archive may name files outside the folder that it is unpacked in; they are no files of it. */
function isInside(path: string): boolean {
  return !path.startsWith("/") && !path.split("/").includes("..");
}
