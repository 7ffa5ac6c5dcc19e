import { globExpression } from "../../../base/glob";
import { baseName, folderOf } from "../../../base/paths";
import type { ReadOptions } from "../reader";
import { type FileLookup, onlyFiles } from "../syntax/include";
import type { SourceFile } from "../syntax/tokenizer";

/** Where nginx's packages keep its configuration. */
const packaged = "/etc/nginx/";

/**
 * A main file as nginx reads it together with other given files. The main file's folder stands for /etc/nginx, and any
 * other file for one of the same name that an `include` asks for. Files that are not given are not visible.
 *
 * A file of conf.d is read with the other `*.conf` of its folder, in nginx's order.
 */
export function combineGivenFiles(
  main: SourceFile,
  others: readonly SourceFile[],
): { readonly main: SourceFile; readonly options: ReadOptions & { readonly files: FileLookup } } {
  const folder = folderOf(main.path);
  const siblings = others.filter((file) => folderOf(file.path) === folder && file.path.endsWith(".conf"));
  const files = lookup(folder, [main, ...others]);
  if (siblings.length === 0 || /(?:^|[\s;{}])http\s*\{/.test(main.text)) return { main, options: { files } };
  const fragments = [main, ...siblings].filter((file) => !isIncludedByName(file, [main, ...others]));
  const text = fragments
    .map((file) => file.path)
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .map((path) => `include "${path.slice(folder.length)}";\n`)
    .join("");
  return { main: { path: `${folder}*.conf`, text }, options: { files, context: "http" } };
}

function isIncludedByName(file: SourceFile, files: readonly SourceFile[]): boolean {
  const name = baseName(file.path);
  return files.some(
    (each) => each !== file && new RegExp(`include\\s+["']?[^;*]*${escapeExpression(name)}`).test(each.text),
  );
}

function lookup(folder: string, files: readonly SourceFile[]): FileLookup {
  const exact = onlyFiles(files);
  const nextToMain = (path: string): string =>
    path.startsWith(packaged) ? folder + path.slice(packaged.length) : path;
  return {
    read(path) {
      const found = [path, nextToMain(path)].map((each) => exact.read(each)).find((each) => each !== "missing");
      return found ?? onlyOne(files.filter((file) => file.path.endsWith(`/${baseName(path)}`))) ?? "unseen";
    },
    match(pattern) {
      for (const candidate of [pattern, nextToMain(pattern)]) {
        const found = exact.match(candidate);
        if (found.length > 0) return found;
      }
      const tail = globExpression(pattern.split("/").slice(-2).join("/"));
      const found = files.map((file) => file.path).filter((path) => tail.test(path.split("/").slice(-2).join("/")));
      return found.length > 0 ? found : "unseen";
    },
  };
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function escapeExpression(name: string): string {
  return name.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
}
