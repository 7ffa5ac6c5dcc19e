import type { Container } from "../../../containers";
import { assembled, officialFiles, type Base } from "../../../languages/nginx/files/assembled";
import type { WrittenFile } from "../../../languages/shell/files";
import { alone, isNginx, type Carried } from "./carried";

/** The configurations that files make, with those that were there before: those below /etc/nginx together, any other by itself. */
export function* serversWritten(
  files: readonly WrittenFile[],
  base: Base,
  where: string,
  container?: Container,
): Iterable<Carried> {
  const below = files.filter(({ path }) => path.startsWith("/etc/nginx/"));
  const whole = below.some(isOwn) ? assembled(below, base, (names) => environmentOf(container, names)) : undefined;
  if (whole) yield { where, ...whole };
  for (const { path, text } of files)
    if (!path.startsWith("/etc/nginx/") && isNginx(text)) yield alone(where, text, path);
}

/** Whether a file holds a configuration that the official image does not ship. */
export function isOwn({ path, text }: Pick<WrittenFile, "path" | "text">): boolean {
  return isNginx(text) && officialFiles.get(path) !== text;
}

/** The variables of a container that a template names. */
export function environmentOf(
  container: Container | undefined,
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const used = (container?.variables ?? []).filter((variable) => names.has(variable.name));
  return new Map(used.map((variable) => [variable.name, variable.value]));
}

/** Which files an image has beside those that the stack shows. */
export function baseOf(image: string): Base {
  return /^(?:(?:docker\.io\/|public\.ecr\.aws\/docker\/)?(?:library\/)?nginx|(?:public\.ecr\.aws\/nginx\/nginx))(?:[:@]|$)/.test(
    image,
  )
    ? "official"
    : "unknown";
}

/** Whether a container says by its name or image that it is nginx. */
export function isNginxContainer({ name, image }: Container): boolean {
  return /nginx|proxy|web-?server/i.test(name) || /nginx/i.test(image);
}
