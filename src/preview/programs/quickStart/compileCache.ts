import type * as nodeFs from "node:fs";
import type * as nodeModule from "node:module";
import type * as nodePath from "node:path";
import type { FileCache } from "./fileCache";
import type { Substitutes } from "./substitutes";

interface Module {
  filename: string | null;
  _compile(code: string, ...rest: unknown[]): unknown;
}

/** What compiles and runs the files with an extension. */
type Handler = (module: Module, file: string) => unknown;

type Handlers = Record<string, Handler | undefined>;

/** What is used of TypeScript. */
interface TypeScript {
  version: string;
  parseConfigFileTextToJson(file: string, text: string): { config?: Config; error?: unknown };
}

/** A tsconfig.json, as far as it matters here. */
interface Config {
  extends?: string | string[];
  "ts-node"?: unknown;
}

/** What is used of ts-node. */
interface TsNode {
  VERSION: string;
  register(options: RegisterOptions): unknown;
}

/** What the SDK tells ts-node. */
interface RegisterOptions {
  transpileOnly?: boolean;
  project: string;
  skipProject: boolean;
}

/**
 * Starts programs in TypeScript without TypeScript. The SDK's launcher has ts-node compile them, with the compiler that
 * the program has installed and by its tsconfig.json, which takes more time than all the rest. This stands between the
 * two: what ts-node made of a file is kept, and ts-node and TypeScript are loaded when there is a file, or anything that
 * decides how it is compiled, that they did not see before. So nothing is compiled in any way but the program's own.
 *
 * Where more than the files' text decides (settings of ts-node itself, type checking), or what decides cannot be told,
 * the launcher has its way.
 *
 * @param handlers Node's, by the extension of files
 * @param compiled gets the code of each file that is compiled, which ends with its source map
 *
 * It travels to the program's process as text, so it uses nothing from outside itself.
 */
export function compileCache(
  handlers: Handlers,
  cache: FileCache,
  compiled: Map<string, string>,
  require: NodeJS.Require,
): Substitutes {
  const fs = require("node:fs") as typeof nodeFs;
  const { createRequire } = require("node:module") as typeof nodeModule;
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
      ...versioned("version", "typescript", file),
      parseConfigFileTextToJson(name, text) {
        const entry = `parsed ${path.resolve(name)}`;
        const known = cache.recall(entry, text);
        if (known !== undefined) return JSON.parse(known) as ReturnType<TypeScript["parseConfigFileTextToJson"]>;
        const parsed = loadNow().parseConfigFileTextToJson(name, text);
        if (parsed.error === undefined) cache.keep(entry, text, JSON.stringify(parsed));
        return parsed;
      },
    });
    return typescript;
  }

  function lazyTsNode(file: string, load: () => object): TsNode {
    const loadNow = load as () => TsNode;
    return lazy(loadNow, {
      ...versioned("VERSION", "ts-node", file),
      register(options) {
        const settings = settingsOf(options, file);
        if (settings === undefined) return loadNow().register(options);
        return registerCached(settings, () => loadNow().register(options));
      },
    });
  }

  /** Everything but the file itself that decides what a file is compiled to; undefined where that cannot be told. */
  function settingsOf(options: RegisterOptions, tsNode: string): string | undefined {
    const isSet = (name: string) => /^TS_NODE_(?!(TRANSPILE_ONLY|IGNORE_DIAGNOSTICS)$)/.test(name);
    if (options.transpileOnly !== true || Object.keys(process.env).some(isSet)) return undefined;
    try {
      const configs = options.skipProject ? [] : configsFrom(path.resolve(options.project));
      if (configs.some((config) => "ts-node" in config)) return undefined;
      const compilers = [tsNode, path.resolve("index.js")].map((from) => resolveFrom(from, ["typescript"]));
      return JSON.stringify([process.version, [tsNode, ...compilers].map(versionOf), options, configs]);
    } catch {
      return undefined;
    }
  }

  /** A configuration and what it extends. */
  function configsFrom(file: string): Config[] {
    const { config, error } = typescript.parseConfigFileTextToJson(file, fs.readFileSync(file, "utf8"));
    if (config === undefined || error !== undefined) throw new Error("TypeScript says what is wrong");
    const extended = [config.extends ?? []].flat();
    return [
      config,
      ...extended.flatMap((name) => configsFrom(resolveFrom(file, [`${name}.json`, name, `${name}/tsconfig.json`])!)),
    ];
  }

  function registerCached(settings: string, register: () => void): void {
    const entry = `extensions ${process.cwd()}`;
    const before = { ...handlers };
    let registered: typeof before | undefined;
    const known = cache.recall(entry, settings);
    if (known === undefined) {
      register();
      registered = { ...handlers };
      const changed = Object.keys(registered).filter((extension) => registered![extension] !== before[extension]);
      cache.keep(entry, settings, JSON.stringify(changed));
      install(changed);
    } else {
      install(JSON.parse(known) as string[]);
    }

    function install(extensions: string[]): void {
      for (const extension of extensions) handlers[extension] = (module, file) => run(module, file, extension);
    }

    function run(module: Module, file: string, extension: string): unknown {
      const plain = before[extension];
      if (plain !== undefined && /[\\/]node_modules[\\/]/.test(file)) return plain(module, file);
      const source = fs.readFileSync(file, "utf8");
      const key = JSON.stringify([settings, packageOf(file)?.type, source]);
      const code = cache.recall(file, key);
      if (plain !== undefined && code === source) return plain(module, file);
      if (code !== undefined) {
        compiled.set(file, code);
        return module._compile(code, file);
      }
      const { _compile } = module;
      module._compile = (made, ...rest) => {
        cache.keep(file, key, made);
        if (made !== source) compiled.set(file, made);
        return _compile.call(module, made, ...rest);
      };
      return original(extension)(module, file);
    }

    /** ts-node's own handler. */
    function original(extension: string): Handler {
      if (registered === undefined) {
        const ours = { ...handlers };
        for (const name of Object.keys(ours)) delete handlers[name];
        Object.assign(handlers, before);
        register();
        registered = { ...handlers };
        Object.assign(handlers, ours);
      }
      return registered[extension]!;
    }
  }

  /** A module that is loaded when more of it is used than is given here. */
  function lazy<T extends object>(loadNow: () => T, given: Partial<T>): T {
    const known: Record<string | symbol, unknown> = { ...given, __esModule: true };
    return new Proxy(known, { get: (_target, name) => known[name] ?? (Reflect.get(loadNow(), name) as unknown) }) as T;
  }

  /** What a package calls its own version, where a file is of that package. */
  function versioned<Name extends string>(property: Name, name: string, file: string): Partial<Record<Name, string>> {
    const found = packageOf(file);
    return found?.name === name ? ({ [property]: found.version } as Partial<Record<Name, string>>) : {};
  }

  function versionOf(file: string | undefined): string {
    return file === undefined ? "" : `${file} ${packageOf(file)?.version}`;
  }

  function packageOf(file: string): { name?: string; version?: string; type?: string } | undefined {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const manifest = path.join(folder, "package.json");
      if (fs.existsSync(manifest)) return JSON.parse(fs.readFileSync(manifest, "utf8")) as ReturnType<typeof packageOf>;
      if (folder === path.dirname(folder)) return undefined;
    }
  }

  function resolveFrom(file: string, names: string[]): string | undefined {
    for (const name of names) {
      try {
        return createRequire(file).resolve(name);
      } catch {
        // The next name may be the one.
      }
    }
    return undefined;
  }
}
