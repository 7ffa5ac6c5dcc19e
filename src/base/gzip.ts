import { gunzipSync } from "node:zlib";

/** No real user data is larger. */
const MAX_BYTES = 4_000_000;

/** Whether bytes begin like a gzip file (RFC 1952, 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** The content of a gzip file; `undefined` if it is truncated, damaged or larger than 4 MB. */
export function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}
