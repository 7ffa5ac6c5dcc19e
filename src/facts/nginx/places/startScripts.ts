import { unlessUndecided } from "../../../base/undecided";
import type { Stage } from "../../../languages/docker/stage";
import { applyScript, type Workspace } from "../../../languages/shell/files";
import { baseFilesOf } from "./serversWritten";

/**
 * Does to the files of an image what its start scripts do before nginx starts: those of docker-entrypoint.d, which the
 * official image runs in order, and the one that a container of it is started with.
 *
 * @param filesBelow the image's files below a folder
 * @param command entry point and command
 */
export function runStartScripts(
  stage: Stage,
  filesBelow: (path: string) => Stage,
  command: readonly string[],
  workspace: Pick<Workspace, "keeps" | "environment">,
): void {
  for (const script of scriptsOf(stage, filesBelow, command)) {
    applyScript(script, {
      ...workspace,
      files: stage.files,
      folder: stage.workingDirectory,
      otherFile: (path) => unlessUndecided(() => filesBelow(path).files.get(path)),
    });
  }
}

function* scriptsOf(stage: Stage, filesBelow: (path: string) => Stage, command: readonly string[]): Iterable<string> {
  if (baseFilesOf(stage.base) === "official" && stage.entryPoint === undefined) {
    const given = [...filesBelow("/docker-entrypoint.d").files].filter(([path]) => /\.(?:sh|envsh)$/.test(path));
    const inOrder = given.sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [, { text }] of inOrder) if (isShell(text)) yield text;
  }
  for (const word of command) {
    if (/[\s;]/.test(word)) yield word;
    else if (/^\.?\.?\/|\.sh$/.test(word)) yield* scriptAt(placesOf(word, stage), filesBelow);
  }
}

function* scriptAt(paths: readonly string[], filesBelow: (path: string) => Stage): Iterable<string> {
  for (const path of paths) {
    const text = unlessUndecided(() => filesBelow(path).files.get(path)?.text);
    if (text === undefined) continue;
    if (isShell(text)) yield text;
    return;
  }
}

/** Where a word that names a script may lead: from the working directory, or by PATH. */
function placesOf(word: string, { workingDirectory }: Stage): readonly string[] {
  if (word.startsWith("/")) return [word];
  const here = `${workingDirectory.replace(/\/+$/, "")}/${word.replace(/^(?:\.\/)+/, "")}`;
  return word.includes("/") ? [here] : [here, `/usr/local/bin/${word}`, `/usr/bin/${word}`];
}

function isShell(text: string): boolean {
  return !text.startsWith("#!") || /^#!\s*\S*\b(?:env\s+)?(?:ba|da|a|z)?sh\b/.test(text);
}
