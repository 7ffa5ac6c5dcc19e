import type { Configuration } from "../configuration";
import { addedHeader, blocksIn, directivesInForce, valueInForce } from "../model/blocks";
import { locationNameOf } from "../model/locations";
import type { Scope } from "../model/scopes";
import type { Server } from "../model/servers";
import { compilePattern } from "../pcre";
import { type Directive, text } from "../syntax/tree";
import { requestOutcomes, requestTo } from "./requestOutcomes";

/** A handler that files of a folder are given to instead of being sent. */
export interface Interpreter {
  readonly directive: Directive;
  /** The end of a file's name, or of a path below a file, that leads there: `.php`. */
  readonly ending: string;
}

const uploads = /(?:^|[/_.-])(?:media|uploads?|user[-_]?(?:files|content|media))(?:[/_.-]|$)/i;
const answering =
  /^(?:(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass|return|perl|js_content|stub_status|empty_gif)$|^content_by_lua/;

/** Whether a location sends files of a folder that it names or that holds what users upload. */
export function servesFiles(location: Scope): boolean {
  const answers = location.directives.some((directive) => answering.test(directive.name));
  return !answers && (ownFolder(location) !== undefined || holdsUploads(location));
}

/** The folder that a location names for itself, as written. */
function ownFolder(location: Scope): string | undefined {
  return [...location.own("alias"), ...location.own("root")].at(0)?.args[0]?.text;
}

/** Whether the location's name or folder says that it holds what users upload. */
export function holdsUploads(location: Scope): boolean {
  return uploads.test(locationName(location)) || uploads.test(ownFolder(location) ?? "");
}

/** Whether the location is the one of static files by its name. */
export function holdsStaticFiles(location: Scope): boolean {
  return /^\/(?:static|assets)(?:files)?\/?$/i.test(locationName(location));
}

/** The location's name without its modifier; empty for a server. */
export function locationName(location: Scope): string {
  return locationNameOf(location).name;
}

/**
 * Whether a path such as `/media../settings.py` leads out of the folder: nginx puts the rest of the path behind an
 * `alias` that ends with a slash, while the location's name does not (measured).
 */
export function leadsOutOfFolder(location: Scope): boolean {
  const { modifier, name } = locationNameOf(location);
  const alias = location.own("alias").at(-1);
  if (!alias || !["", "^~"].includes(modifier) || name.startsWith("@")) return false;
  return !name.endsWith("/") && text(alias, 0).endsWith("/") && location.effective("internal").length === 0;
}

/** Whether nginx looks for commands in the files that it sends. */
export function runsServerSideIncludes(location: Scope): boolean {
  return valueInForce(location, "ssi")?.toLowerCase() === "on";
}

/** Whether a request for the folder itself is answered with a list of its files. */
export function listsFiles(location: Scope): boolean {
  return valueInForce(location, "autoindex")?.toLowerCase() === "on";
}

/** Whether the answers forbid browsers to guess another content type. */
export function forbidsSniffing(location: Scope): boolean {
  return addedHeader(location, "x-content-type-options")?.toLowerCase() === "nosniff";
}

/**
 * Whether browsers take a file with an unknown extension for a page, and neither download nor sandbox it. nginx's own
 * `default_type` is text/plain.
 */
export function rendersUnknownFiles(location: Scope): boolean {
  const type = valueInForce(location, "default_type") ?? "text/plain";
  if (!/^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml)\b/i.test(type)) return false;
  const disposition = addedHeader(location, "content-disposition") ?? "";
  const policy = addedHeader(location, "content-security-policy") ?? "";
  return !/^attachment/i.test(disposition) && !/\bsandbox\b(?!.*allow-scripts)/i.test(policy);
}

const scripts = ["php", "php5", "phtml", "phar", "pl", "py", "cgi", "fcgi", "sh", "rb", "lua", "jsp", "asp"];
const endings = scripts.flatMap((script) => [`.${script}`, `.png/x.${script}`, `.${script}/x`]);
const interpreting = /^(?:perl|js_content)$|^content_by_lua/;

/**
 * What interprets some files of a folder whose other files are sent as they are: a request for a script is walked through
 * the whole server, so that regular expressions and nested locations are found as nginx finds them.
 */
export function interpreterOf(
  configuration: Configuration,
  server: Server,
  location: Scope,
  tls: boolean,
): Interpreter | undefined {
  const base = `${basePath(location)}upload`;
  const handlersOf = (target: string): readonly Directive[] =>
    requestOutcomes(configuration, server, requestTo(server, tls, { target }), everyFileExists)
      .filter(({ exchange }) => exchange.doubt === undefined)
      .flatMap(({ answer }) =>
        answer.by && (answer.kind === "forwarded" || interpreting.test(answer.by.name)) ? [answer.by] : [],
      );
  const usual = new Set(handlersOf(`${base}.bin`));
  for (const ending of endings) {
    const directive = handlersOf(base + ending).find((handler) => !usual.has(handler));
    if (directive) return { directive, ending: `.${ending.split(".").at(-1)?.replace("/x", "")}` };
  }
  return undefined;
}

function everyFileExists(path: string): "file" | "directory" {
  return path.endsWith("/") ? "directory" : "file";
}

/** A path below the location, with a slash at its end. */
function basePath(location: Scope): string {
  const { modifier, name } = locationNameOf(location);
  if (!modifier.startsWith("~")) return name.endsWith("/") ? name : `${name}/`;
  const sample = compilePattern(name, modifier === "~*").samples[0] ?? "/media/";
  return sample.slice(0, sample.lastIndexOf("/") + 1) || "/";
}

/** The folder whose files a location may send; `undefined` if there is none or its path holds variables. */
export function servedPath(location: Scope): string | undefined {
  const alias = location.own("alias").at(-1);
  const root = directivesInForce(location, "root").at(-1);
  const written = alias ? text(alias, 0) : root && joinPath(text(root, 0), locationName(location));
  return written === undefined || written.includes("$") ? undefined : written;
}

function joinPath(root: string, name: string): string {
  return `${root.replace(/\/$/, "")}${name.startsWith("/") ? name : ""}`;
}

const projectFolders = /^(?:app|apps|application|backend|code|django|mysite|proj(?:ect)?|repo|source|src|workspace)$/i;
const publicFolders = /^(?:assets|build|dist|files|html|media|public|static(?:files)?|uploads?|www)$/i;
const projectFile = "manage.py";

/**
 * The project's own file that a location would send, if its folder looks like the project's: it is named so, or holds a
 * folder that another location names for itself.
 */
export function servedSource(configuration: Configuration, server: Server, location: Scope): string | undefined {
  const folder = servedPath(location)?.replace(/\/+$/, "");
  const own = folder?.split("/").at(-1) ?? "";
  if (
    folder === undefined ||
    !folder.startsWith("/") ||
    !(projectFolders.test(own) || (!publicFolders.test(own) && holdsAnother(folder, server)))
  )
    return undefined;
  const target = `${basePath(location)}${projectFile}`;
  const endings = requestOutcomes(configuration, server, requestTo(server, false, { target }), everyFileExists);
  const isSent = endings.some(
    ({ answer, exchange }) => answer.kind === "static" && answer.status === 200 && exchange.scope === location,
  );
  return isSent ? projectFile : undefined;
}

function holdsAnother(folder: string, server: Server): boolean {
  return [...blocksIn(server.scope)].some(
    (block) =>
      block.kind === "location" &&
      block.own("alias").some((alias) => text(alias, 0).replace(/\/+$/, "").startsWith(`${folder}/`)),
  );
}
