import type { Files } from "../../base/files";
import { unlessUndecided } from "../../base/undecided";
import type { Build } from "./build";
import { imageFiles } from "./imageFiles";

/**
 * What the Dockerfile of an image sets for its containers, and the image's files one by one.
 *
 * @throws Undecided if the Dockerfile does not have the stage to build
 */
export function imageConfiguration(build: Build, files: Files): ImageConfiguration {
  const nothing = (): ReadonlyMap<string, string> => new Map();
  // No path is below this one: nothing is read from the disk but the Dockerfile.
  const stage = imageFiles(build, "\0", files, nothing);
  const path = (name: string): string =>
    name.startsWith("/") ? name : `${stage.workingDirectory.replace(/\/+$/, "")}/${name.replace(/^(?:\.\/)+/, "")}`;
  return {
    context: build.context,
    environment: stage.environment,
    ...(stage.entryPoint && { entryPoint: stage.entryPoint }),
    ...(stage.command && { command: stage.command }),
    file: (name) =>
      unlessUndecided(() => {
        // A name without a slash is looked for in PATH; images keep their scripts in the first of these.
        const places = name.includes("/") ? [path(name)] : [path(name), `/usr/local/bin/${name}`, `/usr/bin/${name}`];
        return places.map((place) => imageFiles(build, place, files, nothing).files.get(place)?.text).find(isText);
      }),
  };
}

/** What an image sets for its containers. */
export interface ImageConfiguration {
  /** The folder that it is built from, as the program writes it; absent if the program puts it together. */
  readonly context?: string | undefined;
  /** What only the build would show is marked (`isComputed`). */
  readonly environment: ReadonlyMap<string, string>;
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  /** The text of a file in it, by an absolute path or from its working directory; `undefined` if it is not seen. */
  readonly file: (path: string) => string | undefined;
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
