import { deflateRawSync } from "node:zlib";

/** A zip archive of these files; those whose name ends with `.txt` are stored as they are. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const isStored = name.endsWith(".txt");
    const content = isStored ? Buffer.from(text) : deflateRawSync(text);
    const method = isStored ? 0 : 8;
    const sizes = [0, content.length, Buffer.byteLength(text)] as const;
    const local = record(0x04034b50, [20, 0, method, 0, 0], sizes, [Buffer.byteLength(name), 0]);
    directory.push(
      Buffer.concat([
        record(0x02014b50, [20, 20, 0, method, 0, 0], sizes, [
          Buffer.byteLength(name),
          0,
          0,
          0,
          0,
          0,
          0,
          at & 0xffff,
          at >> 16,
        ]),
        Buffer.from(name),
      ]),
    );
    locals.push(local, Buffer.from(name), content);
    at += local.length + Buffer.byteLength(name) + content.length;
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0);
  const end = record(0x06054b50, [0, 0, directory.length, directory.length], [size, at], [0]);
  return Buffer.concat([...locals, ...directory, end]);
}

function record(
  signature: number,
  before: readonly number[],
  long: readonly number[],
  after: readonly number[],
): Buffer {
  const buffer = Buffer.alloc(4 + 2 * before.length + 4 * long.length + 2 * after.length);
  let at = buffer.writeUInt32LE(signature);
  for (const value of before) at = buffer.writeUInt16LE(value, at);
  for (const value of long) at = buffer.writeUInt32LE(value, at);
  for (const value of after) at = buffer.writeUInt16LE(value, at);
  return buffer;
}
