import type { Files } from "../../base/files";
import { copyExpression, dockerIgnoreExpression } from "../../base/glob";
import { baseName, cleanPath, foldersAbove } from "../../base/paths";
import { Undecided } from "../../base/undecided";
import { readDockerIgnore } from "./dockerignore";
import type { ImageFile } from "./stage";

/** A file that is copied, and where it goes below the target of COPY. */
export interface CopiedFile {
  readonly below: string;
  readonly file: ImageFile;
}

interface FoundFile {
  /** Its path in the context. */
  readonly path: string;
  /** Where it goes below the target. */
  readonly below: string;
  /** Whether it comes with a folder that is copied. */
  readonly isInFolder: boolean;
}

/** How COPY takes its sources (Dockerfile reference, COPY). */
export interface CopyOptions {
  /** Whether the target is a folder even if the source is one file. */
  readonly toFolder: boolean;
  /** Patterns of paths in the source that are left out (`--exclude`). */
  readonly exclude?: readonly string[];
  /** Whether the folders that the source names are kept (`--parents`). */
  readonly keepsParents?: boolean;
}

/** The folder that an image is built from, without what its `.dockerignore` keeps out. */
export class BuildContext {
  private readonly folder: string;
  private ignored: ((path: string) => boolean) | undefined;

  /** @param ignoreFiles where a `.dockerignore` may be; the first one that is there counts */
  constructor(
    folder: string,
    private readonly ignoreFiles: readonly string[],
    private readonly disk: Files,
  ) {
    this.folder = cleanPath(folder);
  }

  /**
   * The files that a source of COPY stands for.
   *
   * @param source a path in the context, or a pattern
   * @throws Undecided if the context cannot be listed
   */
  *filesCopied(source: string, { toFolder, exclude = [], keepsParents = false }: CopyOptions): Iterable<CopiedFile> {
    const [pivot, name] = splitAtPivot(source, keepsParents);
    const excluded = exclude.map(dockerIgnoreExpression);
    for (const { path, below, isInFolder } of this.found(name, toFolder || keepsParents)) {
      if (this.isIgnored(path) || excluded.some((pattern) => pattern.test(path.slice(pivot.length)))) continue;
      yield { below: keepsParents ? `/${path.slice(pivot.length)}` : below, file: this.file(path, isInFolder) };
    }
  }

  private *found(name: string, toFolder: boolean): Iterable<FoundFile> {
    if (/[*?[]/.test(name)) {
      yield* this.matching(copyExpression(name));
      return;
    }
    const below = name === "" ? this.all() : (this.disk.list(`${this.folder}/${name}`) ?? []);
    for (const each of below)
      yield { path: name === "" ? each : `${name}/${each}`, below: `/${each}`, isInFolder: true };
    const isFile = below.length === 0 && this.disk.read(`${this.folder}/${name}`) !== undefined;
    if (isFile) yield { path: name, below: toFolder ? `/${baseName(name)}` : "", isInFolder: false };
  }

  /** A pattern matches files, which go into the target, and folders, whose files do. */
  private *matching(pattern: RegExp): Iterable<FoundFile> {
    for (const path of this.all()) {
      const folder = foldersAbove(path).find((above) => pattern.test(above));
      if (folder !== undefined) yield { path, below: path.slice(folder.length), isInFolder: true };
      else if (pattern.test(path)) yield { path, below: `/${baseName(path)}`, isInFolder: false };
    }
  }

  private all(): readonly string[] {
    const found = this.disk.list(this.folder);
    if (!found) throw new Undecided(`there is no folder ${this.disk.nameOf(this.folder)}`);
    return found;
  }

  /**
   * A file, read when its text is asked for: most files of a context are none that matters.
   *
   * @param isInFolder whether it comes with a folder: a symbolic link then stays one
   */
  private file(path: string, isInFolder: boolean): ImageFile {
    const { disk } = this;
    const source = `${this.folder}/${path}`;
    const link = isInFolder ? disk.link(source) : undefined;
    return {
      source,
      ...(link !== undefined && { link }),
      get text() {
        return disk.read(source) ?? "";
      },
    };
  }

  private isIgnored(path: string): boolean {
    this.ignored ??= readDockerIgnore(
      this.ignoreFiles.map((each) => this.disk.read(each)).find((text) => text !== undefined) ?? "",
    );
    return this.ignored(path);
  }
}

/** The part of a source before `/./`, which `--parents` does not keep, and the source itself as a path in the context. */
function splitAtPivot(source: string, keepsParents: boolean): readonly [pivot: string, name: string] {
  const clean = (path: string): string => path.replace(/^(?:\.?\/+)+/, "").replace(/^\.?$/, "");
  const at = keepsParents ? source.indexOf("/./") : -1;
  const pivot = at < 0 ? "" : clean(`${source.slice(0, at)}/`);
  return [pivot, clean(at < 0 ? source : source.slice(0, at) + source.slice(at + 2)).replace(/\/+$/, "")];
}
