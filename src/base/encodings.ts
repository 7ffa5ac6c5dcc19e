/** The text that base64 encodes; `undefined` if it is not base64, or not of UTF-8 text. */
export function decodeBase64(encoded: string): string | undefined {
  const bytes = decodeBase64Bytes(encoded);
  return bytes && decodeUtf8(bytes);
}

/** The bytes that base64 encodes; `undefined` if it is not base64, or too short to tell from an ordinary word. */
export function decodeBase64Bytes(encoded: string): Uint8Array | undefined {
  const compact = encoded.replace(/\s/g, "");
  if (compact.length < 8 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  return Buffer.from(compact, "base64");
}

/** Bytes as UTF-8; `undefined` if they are not text. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString("utf8");
  return /[\0\ufffd]/.test(text) ? undefined : text;
}
