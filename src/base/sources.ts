import type { Files } from "./files";
import { unlessUndecided } from "./undecided";

const isSource = (path: string): boolean =>
  /\.(?:[cm]?[jt]sx?|py|ya?ml|json)$/.test(path) && !/(?:^|[/-])lock\.\w+$/.test(path);

/**
 * The texts of the files in which a program is written. What cannot be read is left out.
 *
 * @throws Undecided if there are too many to read
 */
export function* sourceTexts(files: Files): Iterable<string> {
  for (const path of files.list(".") ?? []) {
    const text = isSource(path) ? unlessUndecided(() => files.read(path)) : undefined;
    if (text !== undefined) yield text;
  }
}
