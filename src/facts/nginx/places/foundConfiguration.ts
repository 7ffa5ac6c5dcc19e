import { noFiles, type FileLookup, type ReadOptions, type SourceFile } from "../../../languages/nginx";
import type { Resource } from "../../../stack/resource";

/** An nginx configuration as some part of a stack carries it. */
export interface FoundConfiguration {
  /** Where in the resource it is, such as `variable NGINX_CONF of container nginx`; absent if it is all of it. */
  readonly where?: string;
  readonly main: SourceFile;
  readonly options: ReadOptions & { readonly files: FileLookup };
  /** Where on the disk a file of it lies, relative to the project's folder; `undefined` if it does not. */
  readonly diskPath?: (path: string) => string | undefined;
}

/** A configuration of one text, whose included files are not visible. */
export function standalone(where: string, text: string, path = "/etc/nginx/nginx.conf"): FoundConfiguration {
  return { where, main: { path, text }, options: { files: noFiles } };
}

/** Whether a text is an nginx configuration: it has a server block and a directive that only nginx has. */
export function isNginx(text: string): boolean {
  return (
    /(?:^|[\s;{}])server\s*\{/.test(text) && /(?:^|[\s;{}])(?:listen|location|proxy_pass|server_name)\s/.test(text)
  );
}

/** Whether a resource says by its name that it has to do with nginx: not every secret is worth an open question. */
export function isNamedNginx({ name }: Resource): boolean {
  return /nginx|web-?server|reverse-?proxy/i.test(name);
}
