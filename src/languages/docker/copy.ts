import { copyExpression } from "../../base/glob";
import { baseName, foldersAbove, isWithin } from "../../base/paths";
import { Undecided } from "../../base/undecided";
import type { BuildContext, CopyOptions } from "./context";
import { absolutePath, type OpenStage, type Stage } from "./stage";

/** Copies what a source names in a build context; if that cannot be read, the target is hidden. */
export function copyFromContext(
  stage: OpenStage,
  context: BuildContext,
  source: string,
  target: string,
  how: CopyOptions,
): void {
  try {
    for (const { below, file } of context.filesCopied(source, how)) stage.put(target + below, file);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    stage.hide(target, error.reason);
  }
}

/** Copies what a source names in another stage or image, and hides what only the build would show of it. */
export function copyFromStage(
  stage: OpenStage,
  { files, hidden }: Pick<Stage, "files" | "hidden">,
  source: string,
  target: string,
  { toFolder }: CopyOptions,
): void {
  const path = absolutePath(source, "/");
  const takenWith = takenAsAWhole(path);
  let isSeen = false;
  for (const [each, file] of [...files]) {
    const taken = takenWith(each);
    if (taken === undefined) continue;
    isSeen = true;
    stage.put(each === taken && toFolder ? `${target}/${baseName(each)}` : target + each.slice(taken.length), file);
  }
  for (const [each, reason] of [...hidden]) {
    const taken = takenWith(each);
    // What is hidden may be a folder, whose contents go to the target itself.
    if (taken !== undefined) stage.hide(target + each.slice(taken.length), reason);
  }
  const [, above] = [...hidden].find(([each]) => isWithin(path, each) && each !== path) ?? [];
  if (isSeen && above === undefined) return;
  // A name with an ending is taken for that of a file, any other for that of a folder.
  const isFile = toFolder && /\.\w+$/.test(path);
  stage.hide(
    isFile ? `${target}/${baseName(path)}` : target,
    above ?? `the contents of ${source}, which another stage or image gives, are not seen`,
  );
}

/** For a path in the other stage, what COPY takes as a whole: the file itself, or the folder whose contents it copies. */
function takenAsAWhole(source: string): (path: string) => string | undefined {
  if (source === "/") return () => "";
  if (!/[*?[]/.test(source)) return (path) => (isWithin(path, source) ? source : undefined);
  const pattern = copyExpression(source);
  return (path) => [...foldersAbove(path), path].find((place) => pattern.test(place));
}
