import { types } from "../../../aws/types";
import { some, unlessUndecided } from "../../../base/undecided";
import { beanstalkFiles } from "../../../languages/nginx/files/beanstalkFiles";
import { combineServerFiles } from "../../../languages/nginx/files/serverFiles";
import { applyScript, type ScriptFile } from "../../../languages/shell/files";
import type { Stack } from "../../../stack/stack";
import { archivedFiles, type ArchivedFile } from "../../../wire/assets";
import type { Properties } from "../../../wire/properties";
import { readExtension } from "./extensions";
import type { FoundConfiguration } from "./foundConfiguration";

const folder = "/etc/nginx/";

/** Where the platform prepares its proxy's files before they take the place of the running ones. */
const staging = "/var/proxy/staging/nginx/";

/**
 * The configuration that a source bundle of Elastic Beanstalk lays over the platform's own: `.platform/nginx`, files and
 * commands of `.ebextensions`, and hooks.
 */
export function* inBundle(archive: Properties, stack: Stack): Iterable<FoundConfiguration> {
  const bundle = filesOfBundle(archive, stack);
  const files = new Map<string, ScriptFile>();
  for (const [path, file] of bundle) {
    const [, below] = /^\.(?:platform|ebextensions)\/nginx\/(.+)$/.exec(path) ?? [];
    if (below !== undefined) files.set(folder + below, scriptFile(file));
  }
  for (const script of scriptsIn(bundle, files)) run(script, files, bundle);
  const own = [...files].filter(([path]) => path.startsWith(folder)).map(([path, { text }]) => ({ path, text }));
  if (own.length === 0) return;
  const given = [...beanstalkFiles].map(([path, text]) => ({ path, text }));
  const whole = combineServerFiles([...given, ...own], "packaged", () => new Map());
  const diskPath = (path: string): string | undefined => {
    const source = files.get(path)?.source;
    return source === undefined ? undefined : stack.files?.nameOf(source);
  };
  if (whole) yield { ...whole, where: "source", diskPath };
}

/** The files of an archive. One that cannot be listed matters only if the stack deploys with Elastic Beanstalk. */
function filesOfBundle(archive: Properties, stack: Stack): ReadonlyMap<string, ArchivedFile> {
  const found = unlessUndecided(() => archivedFiles(archive, stack.files));
  if (found) return found;
  const isDeployed = some(stack.graph.allOfType(types.beanstalkVersion), () => true);
  return isDeployed ? archivedFiles(archive, stack.files) : new Map();
}

/** The scripts that run before nginx starts, in order; the files of extensions are there before any of them. */
function scriptsIn(bundle: ReadonlyMap<string, ArchivedFile>, files: Map<string, ScriptFile>): readonly string[] {
  const named = [...bundle].sort(([one], [other]) => (one < other ? -1 : 1));
  const extensions = named
    .filter(([path]) => /^\.ebextensions\/[^/]+\.config$/.test(path))
    .map(([, { text }]) => readExtension(text()));
  for (const { path, text } of extensions.flatMap((extension) => extension.files)) files.set(path, { text });
  const hooks = named
    .filter(([path]) => /^\.platform\/hooks\/(?:prebuild|predeploy|postdeploy)\/[^/]+$/.test(path))
    .map(([, { text }]) => text());
  return [...extensions.flatMap((extension) => extension.commands), ...hooks];
}

function run(script: string, files: Map<string, ScriptFile>, bundle: ReadonlyMap<string, ArchivedFile>): void {
  applyScript(script.replaceAll(staging, folder), {
    files,
    environment: () => undefined,
    // Commands run in the application's folder.
    folder: "/var/app/staging",
    otherFile(path) {
      const file = bundle.get(path.replace(/^\/var\/app\/(?:staging|current)\//, ""));
      return file && scriptFile(file);
    },
  });
}

function scriptFile({ text, source }: ArchivedFile): ScriptFile {
  return {
    ...(source !== undefined && { source }),
    get text() {
      return text();
    },
  };
}
