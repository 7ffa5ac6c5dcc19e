import type * as nodeFs from "node:fs";
import type { FileCache } from "./fileCache";
import type { Packages } from "./packages";

interface Module {
  readonly filename: string | null;
  _compile(code: string, ...rest: readonly unknown[]): unknown;
}

/** Compiles and runs a file. */
type Handler = (module: Module, file: string) => unknown;

/** Node's handlers, by the extension of files. */
type Handlers = Record<string, Handler | undefined>;

/**
 * Returns a function that runs files as they were compiled before, and registers ts-node for those that are new.
 *
 * @param compiled receives the code of each compiled file, which ends with its source map
 */
export function openCompiledFiles(
  handlers: Handlers,
  cache: FileCache,
  packages: Packages,
  compiled: Map<string, string>,
  require: NodeJS.Require,
): (settings: string, registerNow: () => void) => void {
  const fs = require("node:fs") as typeof nodeFs;

  return (settings, registerNow) => {
    const tsNode = lazyHandlers(registerNow);
    const entry = `extensions ${process.cwd()}`;
    const known = cache.recall(entry, settings);
    const extensions = known === undefined ? tsNode.extensions() : (JSON.parse(known) as readonly string[]);
    if (known === undefined) cache.keep(entry, settings, JSON.stringify(extensions));
    for (const extension of extensions)
      handlers[extension] = cachedHandler(settings, tsNode.before[extension], () => tsNode.handler(extension));
  };

  /** The handler for an extension that ts-node handles too. */
  function cachedHandler(settings: string, plain: Handler | undefined, tsNodes: () => Handler): Handler {
    return (module, file) => {
      if (plain !== undefined && /[\\/]node_modules[\\/]/.test(file)) return plain(module, file);
      const source = fs.readFileSync(file, "utf8");
      const key = JSON.stringify([settings, packages.manifestOf(file)?.type, source]);
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
      return tsNodes()(module, file);
    };
  }

  /** The handlers that ts-node registers, at the first time that they are needed. */
  function lazyHandlers(registerNow: () => void): {
    readonly before: Readonly<Handlers>;
    readonly extensions: () => readonly string[];
    readonly handler: (extension: string) => Handler;
  } {
    const before = { ...handlers };
    let registered: Readonly<Handlers> | undefined;
    return {
      before,
      extensions: () => Object.keys(load()).filter((extension) => load()[extension] !== before[extension]),
      handler: (extension) => load()[extension]!,
    };

    /** Registers ts-node over the handlers as they were, so that it finds none of ours, and takes its own away. */
    function load(): Readonly<Handlers> {
      if (registered !== undefined) return registered;
      const present = { ...handlers };
      replaceHandlers(before);
      registerNow();
      registered = { ...handlers };
      replaceHandlers(present);
      return registered;
    }
  }

  function replaceHandlers(others: Readonly<Handlers>): void {
    for (const extension of Object.keys(handlers)) delete handlers[extension];
    Object.assign(handlers, others);
  }
}
