import { decodeBase64Bytes, decodeUtf8 } from "../../base/encodings";
import { gunzip, isGzip } from "../../base/gzip";
import { Undecided } from "../../base/undecided";
import type { WrittenFile } from "../../languages/shell/files";
import { readCloudConfig } from "./cloudConfig";

/** What a machine does when it first starts. */
export interface Setup {
  /** Scripts that it runs, in order. */
  readonly scripts: readonly string[];
  /** Files that it writes without a script. */
  readonly files: readonly WrittenFile[];
}

/**
 * What user data has a machine do: a script or a cloud-config, or several in one MIME message; plain, as base64, or
 * compressed with gzip below that.
 *
 * @throws Undecided if it is compressed and damaged, or a cloud-config that is no YAML
 */
export function readUserData(given: string): Setup {
  const setups = partsOf(decodeUserData(given)).map((part): Setup => {
    const text = part.replace(/^\s*##\s*template:.*\n/, "");
    return /^\s*#cloud-config\b/.test(text) ? readCloudConfig(text) : { scripts: [text], files: [] };
  });
  return {
    scripts: setups.flatMap(({ scripts }) => scripts),
    files: setups.flatMap(({ files }) => files),
  };
}

function decodeUserData(given: string): string {
  const bytes = decodeBase64Bytes(given);
  if (!bytes) return given;
  if (!isGzip(bytes)) return decodeUtf8(bytes) ?? given;
  const unfolded = gunzip(bytes);
  const text = unfolded && decodeUtf8(unfolded);
  if (text === undefined) throw new Undecided("the user data is compressed and cannot be decompressed");
  return text;
}

/** The parts of a MIME message; anything else is one part. */
function partsOf(text: string): readonly string[] {
  const boundary = /^content-type:\s*multipart\/mixed;[^]*?boundary="?([^"\s;]+)/im.exec(text)?.[1];
  return boundary === undefined ? [text] : text.split(`--${boundary}`).map(bodyOf);
}

/** A part of a MIME message without its headers. */
function bodyOf(part: string): string {
  const end = /\r?\n\r?\n/.exec(part);
  if (!end) return "";
  const body = part.slice(end.index + end[0].length);
  return /^content-transfer-encoding:\s*base64/im.test(part.slice(0, end.index)) ? decodeUserData(body) : body;
}
