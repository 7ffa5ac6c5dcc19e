import type { Files } from "../../base/files";
import { unlessUndecided } from "../../base/undecided";
import { ImageTree } from "./imageTree";
import type { Stage } from "./stage";

/** The files of a container or a function that the stack shows. */
export interface Contents {
  readonly files: ImageTree;
  /** The absolute path of the folder that its command runs in. */
  readonly workingDirectory: string;
}

/** What an image sets for its containers, and its files. */
export interface ImageConfiguration extends Contents {
  /** What only the build would show is marked (`isComputed`). */
  readonly environment: ReadonlyMap<string, string>;
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  /** The text of a file in it, by an absolute path or from its working directory; `undefined` if it is not seen. */
  readonly file: (path: string) => string | undefined;
}

/** The configuration of an image that was built from a folder of the disk. */
export function imageConfiguration(stage: Stage, disk: Files): ImageConfiguration {
  const { workingDirectory, environment, entryPoint, command } = stage;
  const files = new ImageTree(stage, disk);
  return {
    files,
    workingDirectory,
    environment,
    ...(entryPoint && { entryPoint }),
    ...(command && { command }),
    file(name) {
      const here = name.startsWith("/") ? name : `${workingDirectory}/${name}`;
      // A name without a slash is looked for in PATH; images keep their scripts in the first of these.
      const places = name.includes("/") ? [here] : [here, `/usr/local/bin/${name}`, `/usr/bin/${name}`];
      return places.map((place) => unlessUndecided(() => files.read(place))).find((text) => text !== undefined);
    },
  };
}
