import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { languageOf, type Language } from "../policy/language";
import { surroundings, type Surroundings } from "./surroundings";

/** In YAML and in JSON; the runtime's name may stand in a map of its own. */
const NAME = /^[\s{]*["']?name["']?:\s*["']?([^\s"',}]+)/m;
const RUNTIME = /^[\s{]*["']?runtime["']?:\s*(?:\{?\s*["']?name["']?:\s*)?["']?(\w+)/m;

/**
 * The language of the program that this policy process belongs to; `other` if its project is not found. A pack asks when
 * it starts, so this loads neither the preview host nor a YAML parser.
 */
export function programLanguage(
  { folders, project }: Pick<Surroundings, "folders" | "project"> = surroundings(),
): Language {
  for (const start of folders) {
    const text = projectFileAbove(start);
    if (text !== undefined && NAME.exec(text)?.[1] === project) return languageOf(RUNTIME.exec(text)?.[1] ?? "");
  }
  return "other";
}

function projectFileAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const files = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].map((name) => join(folder, name));
    const file = files.find((candidate) => existsSync(candidate));
    if (file !== undefined) return readFileSync(file, "utf8");
    if (folder === dirname(folder)) return undefined;
  }
}
