import type { Container } from "../../../containers";
import { VariablesByName } from "../../../django/variablesByName";
import { combineServerFiles, officialFiles, type BaseFiles } from "../../../languages/nginx/files/serverFiles";
import type { WrittenFile } from "../../../languages/shell/files";
import { standalone, isNginx, type FoundConfiguration } from "./foundConfiguration";

/** The configurations that files make, with those that were there before: those below /etc/nginx together, any other by itself. */
export function* serversWritten(
  files: readonly WrittenFile[],
  base: BaseFiles,
  where: string,
  container?: Container,
): Iterable<FoundConfiguration> {
  const below = files.filter(({ path }) => path.startsWith("/etc/nginx/"));
  const whole = below.some(isOwn)
    ? combineServerFiles(below, base, (names) => environmentOf(container, names))
    : undefined;
  if (whole) yield { where, ...whole };
  for (const { path, text } of files)
    if (!path.startsWith("/etc/nginx/") && isNginx(text)) yield standalone(where, text, path);
}

/** Whether a file holds a configuration that the official image does not ship. */
export function isOwn({ path, text }: Pick<WrittenFile, "path" | "text">): boolean {
  return isNginx(text) && officialFiles.get(path) !== text;
}

/** The variables of a container that a template names. @throws Undecided if one of them is not known */
export function environmentOf(
  container: Container | undefined,
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const variables = new VariablesByName(container?.variables ?? []);
  return new Map(
    [...names].flatMap((name) => {
      const variable = variables.get(name);
      return variable ? [[name, variable.value] as const] : [];
    }),
  );
}

/** Which files an image has besides those that the stack shows. */
export function baseFilesOf(image: string): BaseFiles {
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
