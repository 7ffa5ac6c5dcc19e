import type * as nodePath from "node:path";
import type { CompileSettings } from "./compileSettings";
import type { FileCache } from "./fileCache";
import type { Packages } from "./packages";
import type { Substitutes } from "./substitutes";
import type { RegisterOptions, TypeScript } from "./typescript";

/** The part of ts-node that the launcher uses. */
interface TsNode {
  readonly VERSION: string;
  register(options: RegisterOptions): unknown;
}

/**
 * Starts programs in TypeScript without loading TypeScript. The SDK's launcher has ts-node compile them, with the
 * compiler that the program has installed and by its tsconfig.json, which takes longer than everything else.
 * Substitutes stand between the two: what ts-node compiled a file to is kept, and ts-node and TypeScript are loaded
 * only if a file, or anything that decides how it is compiled, is new. So nothing is compiled differently from how the
 * program has it.
 *
 * If more than the files' text decides (settings of ts-node itself, type checking), or what decides cannot be
 * determined, ts-node is registered as the launcher wants it.
 *
 * @param settings reads what decides how files are compiled
 * @param registerCached registers compiled files, and ts-node for the others
 */
export function lazyCompilers(
  cache: FileCache,
  packages: Packages,
  settings: CompileSettings,
  registerCached: (settings: string, registerNow: () => void) => void,
  require: NodeJS.Require,
): Substitutes {
  const path = require("node:path") as typeof nodePath;
  let typescript: TypeScript;

  return {
    "tsutils.js typescript": lazyTypeScript,
    "tsutils.js ./typescript-shim": lazyTypeScript,
    "tsutils.js ts-node": lazyTsNode,
    "cmd/run/run.js typescript": lazyTypeScript,
    "cmd/run/run.js vendor/typescript@3.8.3/typescript.js": lazyTypeScript,
    "cmd/run/run.js ts-node": lazyTsNode,
    "cmd/run/run.js vendor/ts-node@7.0.1": lazyTsNode,
  };

  function lazyTypeScript(file: string, load: () => object): TypeScript {
    const loadNow = load as () => TypeScript;
    typescript = lazy(loadNow, {
      ...versionAs("version", "typescript", file),
      parseConfigFileTextToJson: (name, text) => parseConfig(loadNow, name, text),
    });
    return typescript;
  }

  function lazyTsNode(file: string, load: () => object): TsNode {
    const loadNow = load as () => TsNode;
    return lazy(loadNow, {
      ...versionAs("VERSION", "ts-node", file),
      register(options) {
        const known = settings.of(options, file, typescript);
        if (known === undefined) return loadNow().register(options);
        return registerCached(known, () => loadNow().register(options));
      },
    });
  }

  function parseConfig(
    loadNow: () => TypeScript,
    file: string,
    text: string,
  ): ReturnType<TypeScript["parseConfigFileTextToJson"]> {
    const entry = `parsed ${path.resolve(file)}`;
    const known = cache.recall(entry, text);
    if (known !== undefined) return JSON.parse(known) as ReturnType<typeof parseConfig>;
    const parsed = loadNow().parseConfigFileTextToJson(file, text);
    if (parsed.error === undefined) cache.keep(entry, text, JSON.stringify(parsed));
    return parsed;
  }

  /** A module of which some members are given; any other member loads it. */
  function lazy<T extends object>(loadNow: () => T, given: Partial<T>): T {
    const known: Record<string | symbol, unknown> = { ...given, __esModule: true };
    return new Proxy(known, { get: (_target, name) => known[name] ?? (Reflect.get(loadNow(), name) as unknown) }) as T;
  }

  /** The version of a package as one of its members, if a file belongs to that package. */
  function versionAs<Name extends string>(member: Name, name: string, file: string): Partial<Record<Name, string>> {
    const found = packages.manifestOf(file);
    return found?.name === name ? ({ [member]: found.version } as Partial<Record<Name, string>>) : {};
  }
}
