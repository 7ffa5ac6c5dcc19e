import type { Files } from "../../base/files";
import { globExpression } from "../../base/glob";
import { baseName } from "../../base/paths";
import type { Build } from "./build";
import { readDockerIgnore } from "./dockerignore";
import type { ImageFile } from "./stage";

/** A file that is copied, and where it goes below the target of COPY. */
export interface CopiedFile {
  readonly below: string;
  readonly file: ImageFile;
}

/** The folder that an image is built from, without what its `.dockerignore` keeps out. */
export class BuildContext {
  private readonly folder: string;
  private ignored: ((path: string) => boolean) | undefined;

  constructor(
    private readonly build: Build,
    private readonly disk: Files,
  ) {
    this.folder = build.context.replace(/(.)\/+$/, "$1");
  }

  /**
   * The files that a source of COPY stands for.
   *
   * @param source a path in the context, or a pattern
   * @param toFolder whether the target is a folder even if the source is one file
   */
  *filesCopied(source: string, toFolder: boolean): Iterable<CopiedFile> {
    const name = source
      .replace(/^(?:\.?\/+)+/, "")
      .replace(/^\.?$/, "")
      .replace(/\/+$/, "");
    if (/[*?[]/.test(name)) {
      yield* this.matching(globExpression(name));
    } else {
      const below = this.disk.list(name === "" ? this.folder : `${this.folder}/${name}`) ?? [];
      for (const each of below) yield* this.file(name === "" ? each : `${name}/${each}`, `/${each}`);
      const isFile = below.length === 0 && this.disk.read(`${this.folder}/${name}`) !== undefined;
      if (isFile) yield* this.file(name, toFolder ? `/${baseName(name)}` : "");
    }
  }

  /** A pattern matches files, which go into the target, and folders, whose files do. */
  private *matching(pattern: RegExp): Iterable<CopiedFile> {
    for (const each of this.disk.list(this.folder) ?? []) {
      const folder = foldersAbove(each).find((above) => pattern.test(above));
      if (folder !== undefined) yield* this.file(each, each.slice(folder.length));
      else if (pattern.test(each)) yield* this.file(each, `/${baseName(each)}`);
    }
  }

  /** Read when its text is asked for: most files of a context are none that matters. */
  private *file(name: string, below: string): Iterable<CopiedFile> {
    if (this.isIgnored(name)) return;
    const { disk } = this;
    const source = `${this.folder}/${name}`;
    const file = {
      source,
      get text() {
        return disk.read(source) ?? "";
      },
    };
    yield { below, file };
  }

  /** BuildKit prefers the file that is named for the Dockerfile. */
  private isIgnored(name: string): boolean {
    const { path = `${this.folder}/Dockerfile` } = this.build;
    this.ignored ??= readDockerIgnore(
      this.disk.read(`${path}.dockerignore`) ?? this.disk.read(`${this.folder}/.dockerignore`) ?? "",
    );
    return this.ignored(name);
  }
}

/** The folders that a path lies in, outermost first. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}
