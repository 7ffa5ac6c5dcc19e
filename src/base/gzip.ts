import { gunzipSync } from "node:zlib";

/** More than user data can unfold to in earnest. */
const MAX_BYTES = 4_000_000;

/** Whether bytes start as a gzip file does (RFC 1952, 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** What a gzip file unfolds to; `undefined` if it is cut off or damaged, or unfolds to more than 4 MB. */
export function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}
