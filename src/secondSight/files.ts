import type { Files } from "../model/files";
import { Undecided } from "../model/undecided";
import { repositoryFiles } from "../policy/repositoryFiles";
import { PreviewError } from "../preview";
import { findProgram } from "./program";
import { surroundings } from "./surroundings";

/**
 * The files beside the program of the preview or update that this policy process belongs to.
 *
 * @param setting the program's folder as the settings name it; empty to search
 * @throws Undecided where the program is not found
 */
export function programFiles(setting: string): Files {
  try {
    return repositoryFiles(findProgram(setting, surroundings()));
  } catch (error) {
    if (error instanceof PreviewError) throw new Undecided(error.message);
    throw error;
  }
}
