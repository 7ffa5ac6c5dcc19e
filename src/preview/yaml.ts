import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { PreviewError } from "./errors";
import { isObject } from "./wire";
import type { PropertyMap } from "./wire";

/**
 * Reads a YAML (or JSON) file that must hold a map; an empty file is an empty map.
 *
 * @throws PreviewError with the file and the line of the first mistake
 */
export function readYamlMap(file: string): PropertyMap {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false });
  const mistake = document.errors[0];
  if (mistake !== undefined) {
    const { line } = lines.linePos(mistake.pos[0]);
    throw new PreviewError(`${file}:${line}: not valid YAML: ${mistake.message}`);
  }
  const content: unknown = document.toJS() ?? {};
  if (!isObject(content)) {
    throw new PreviewError(`${file}:1: expected keys with values ("name: value"), found something else`);
  }
  return content;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new PreviewError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
