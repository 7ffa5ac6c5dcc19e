import type { Files } from "../base/files";
import { filesAround } from "../base/repositoryFiles";
import { Undecided } from "../base/undecided";
import { PreviewError } from "../preview";
import { findProgram } from "./program";
import { surroundings } from "./surroundings";

/**
 * The files next to the program of the preview or update that this policy process belongs to, for the paths that it and
 * the settings name.
 *
 * @param setting the program's folder as the settings name it; empty to search
 * @throws Undecided if the program is not found
 */
export function programFiles(setting: string): (named: readonly string[]) => Files {
  try {
    return filesAround(findProgram(setting, surroundings()));
  } catch (error) {
    if (error instanceof PreviewError) throw new Undecided(error.message);
    throw error;
  }
}
