import { resolve } from "node:path";
import { findProject, PreviewError, type Project } from "../preview";
import type { Surroundings } from "./surroundings";

/**
 * Finds the project that is being previewed: in the folder that the settings name, else in those in which the preview
 * may run, or above. It must have the name of the previewed project, or its resources could not be compared.
 *
 * @param setting a folder, relative to where the user calls pulumi; empty to search
 * @throws PreviewError that says which folders were searched and what to do
 */
export function findProgram(setting: string, { folders, calledIn, project }: Surroundings): Project {
  const candidates = setting === "" ? folders : [resolve(calledIn, setting)];
  const found = candidates.map(projectAt);
  const wanted = found.find((candidate) => candidate?.name === project);
  if (wanted) return wanted;
  const others = found.filter((candidate) => candidate !== undefined).map(({ name, file }) => `${file} is ${name}`);
  throw new PreviewError(
    `no Pulumi.yaml of project ${project} in ${candidates.join(" or ")} or above` +
      (others.length > 0 ? ` (${[...new Set(others)].join(", ")})` : "") +
      `; name its folder in the settings (program)`,
  );
}

function projectAt(folder: string): Project | undefined {
  try {
    return findProject(folder);
  } catch (error) {
    if (error instanceof PreviewError) return undefined;
    throw error;
  }
}
