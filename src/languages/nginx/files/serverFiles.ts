import { globExpression } from "../../../base/glob";
import type { ReadOptions } from "../reader";
import { type FileLookup, onlyFiles } from "../syntax/include";
import { renderTemplate } from "../syntax/template";
import type { SourceFile } from "../syntax/tokenizer";

/** Which files exist besides those given: those of the official image, of a platform's package, or unknown ones. */
export type BaseFiles = "official" | "packaged" | "unknown";

/** Values of the variables that a template names. @throws Undecided if one is unknown */
export type TemplateEnvironment = (names: ReadonlySet<string>) => ReadonlyMap<string, string>;

const main = "/etc/nginx/nginx.conf";

// What the official image ships, without what decides nothing here (docker-nginx, its nginx.conf and default.conf).
const officialMain = `user nginx;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  include /etc/nginx/conf.d/*.conf;
}
`;
const officialDefault = `server {
  listen 80;
  server_name localhost;
  location / { root /usr/share/nginx/html; index index.html index.htm; }
  error_page 500 502 503 504 /50x.html;
  location = /50x.html { root /usr/share/nginx/html; }
}
`;

/** The files of the official image that decide how it answers. */
export const officialFiles: ReadonlyMap<string, string> = new Map([
  [main, officialMain],
  ["/etc/nginx/conf.d/default.conf", officialDefault],
]);

/**
 * The configuration of a server from the known files of /etc/nginx, by their paths there; `undefined` if nginx reads none
 * of them. Templates of the official image are rendered as its entry point does.
 *
 * @param base which other files exist: known ones are never included by a pattern
 */
export function combineServerFiles(
  files: readonly SourceFile[],
  base: BaseFiles,
  environment: TemplateEnvironment,
): { readonly main: SourceFile; readonly options: ReadOptions & { readonly files: FileLookup } } | undefined {
  const known = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path, text } of files.filter(isTemplate)) {
    const name = path.slice("/etc/nginx/templates/".length, -".template".length);
    known.set(`/etc/nginx/conf.d/${name}`, renderTemplate(text, environment(variablesIn(text))));
  }
  const sources = [...known].map(([path, text]): SourceFile => ({ path, text }));
  const options = { files: lookup(sources, base) };
  const written = known.get(main);
  if (written !== undefined) return { main: { path: main, text: written }, options };
  const fragments = sources.filter(({ path }) =>
    /^\/etc\/nginx\/(?:conf\.d\/[^/]+\.conf|sites-enabled\/[^/]+)$/.test(path),
  );
  const [only] = fragments;
  if (fragments.length <= 1) return only && { main: only, options: { ...options, context: "http" } };
  const text = fragments
    .map(({ path }) => path)
    .sort()
    .map((path) => `include "${path}";\n`)
    .join("");
  return { main: { path: "/etc/nginx/conf.d/*.conf", text }, options: { ...options, context: "http" } };
}

function isTemplate({ path }: SourceFile): boolean {
  return /^\/etc\/nginx\/templates\/.+\.template$/.test(path);
}

function variablesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name));
}

/** The known files; known images have no others that a pattern of conf.d would find. */
function lookup(files: readonly SourceFile[], base: BaseFiles): FileLookup {
  const exact = onlyFiles(files);
  return {
    read(path) {
      const found = exact.read(path);
      return found === "missing" ? "unseen" : found;
    },
    match(pattern) {
      const isKnown = base !== "unknown" || files.some((file) => globExpression(pattern).test(file.path));
      return isKnown ? exact.match(pattern) : "unseen";
    },
  };
}
