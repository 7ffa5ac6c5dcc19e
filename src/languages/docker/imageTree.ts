import type { Files } from "../../base/files";
import { folderOf, foldersAbove, isWithin, normalPath } from "../../base/paths";
import { Undecided } from "../../base/undecided";
import type { ImageFile, Stage } from "./stage";

/** Symbolic links may lead to each other. */
const MAX_LINKS = 40;

/**
 * The files that are seen in an image, as a program in it finds them. Paths are those in the image, with or without the
 * slash in front; reports name a file by its path on the disk if it was copied from there.
 */
export class ImageTree implements Files {
  private readonly links: ReadonlyMap<string, string>;

  constructor(
    private readonly image: Pick<Stage, "base" | "files" | "hidden">,
    private readonly disk: Files | undefined,
  ) {
    this.links = new Map([...image.files].flatMap(([path, { link }]) => (link === undefined ? [] : [[path, link]])));
  }

  /** @throws Undecided if only the build would show whether the file is there, or what it holds */
  read(path: string): string | undefined {
    const { place, file } = this.at(path);
    if (!file) this.needSeen(place);
    return file?.text;
  }

  list(folder: string): readonly string[] | undefined {
    const place = this.placeOf(folder);
    const below = [...this.image.files.keys()].filter((path) => path !== place && isWithin(path, place));
    if (below.length === 0) this.needSeen(place);
    return below.length === 0 ? undefined : below.map((path) => path.slice(place === "/" ? 1 : place.length + 1));
  }

  nameOf(path: string): string {
    const { place, file } = this.at(path);
    return file?.source === undefined || !this.disk ? place : this.disk.nameOf(file.source);
  }

  link(path: string): string | undefined {
    return this.links.get(absolute(path));
  }

  /** What is in an image does not depend on what git ignores. */
  get committed(): Files {
    return this;
  }

  /** Whether there may be files at or below a path that are not seen: a project may lie in an image that others make. */
  mayHoldMore(path: string): boolean {
    if (!isPublic(this.image.base)) return true;
    const place = this.placeOf(path);
    return [...this.image.hidden.keys()].some((each) => isWithin(place, each) || isWithin(each, place));
  }

  private at(path: string): { readonly place: string; readonly file: ImageFile | undefined } {
    const place = this.placeOf(path);
    return { place, file: this.image.files.get(place) };
  }

  /** Where a path leads, links followed. */
  private placeOf(path: string, left = MAX_LINKS): string {
    const place = absolute(path);
    const linked = [...foldersAbove(place), place].find((each) => this.links.has(each));
    if (linked === undefined) return place;
    if (left === 0) throw new Undecided(`${place} is a symbolic link without an end`);
    const link = this.links.get(linked)!;
    const target = link.startsWith("/") ? link : folderOf(linked) + link;
    return this.placeOf(target + place.slice(linked.length), left - 1);
  }

  private needSeen(place: string): void {
    for (const [hidden, reason] of this.image.hidden) if (isWithin(place, hidden)) throw new Undecided(reason);
  }
}

/** Whether a base image is one that anybody may use, and so holds nobody's project. */
function isPublic(base: string): boolean {
  return /^(?:docker\.io\/)?(?:library\/)?[\w.-]+(?:[:@]|$)|^(?:public\.ecr\.aws\/(?:docker\/library|lambda|amazonlinux|sam)|ghcr\.io\/astral-sh|mcr\.microsoft\.com|gcr\.io\/distroless|cgr\.dev\/chainguard|registry\.access\.redhat\.com|amazon|bitnami)\//.test(
    base,
  );
}

function absolute(path: string): string {
  return normalPath(`/${path}`);
}
