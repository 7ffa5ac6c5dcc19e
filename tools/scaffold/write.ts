import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files by their paths from the project's folder, with their text. */
export type Texts = readonly (readonly [file: string, text: string])[];

/**
 * Writes new files, and lists that are there with their new text.
 * @returns the files written
 * @throws Error if one of the new files exists already; then nothing is written
 */
export function write(root: string, created: Texts, lists: Texts): readonly string[] {
  const existing = created.find(([file]) => existsSync(join(root, file)));
  if (existing) throw new Error(`${existing[0]} exists already, though no list names it`);
  const written = [...created, ...lists];
  for (const [file, text] of written) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return written.map(([file]) => file);
}
