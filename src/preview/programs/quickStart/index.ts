import { preload } from "../preload";
import { installStackTraces } from "../stackTraces";
import { compileCache } from "./compileCache";
import { openCache } from "./fileCache";
import { lazyModules } from "./lazyModules";
import { substituteModules } from "./substitutes";

/**
 * The module that makes a program start fast, as a value of Node's --import: with cheap stack traces, without what it
 * does not use of the SDK, and without compiling what was compiled before.
 */
export const QUICK_START_MODULE = preload(`(require) => {
  const { Module, SourceMap } = require("node:module");
  const compiled = new Map();
  (${installStackTraces.toString()})(compiled, SourceMap);
  const cache = (${openCache.toString()})(require);
  (${substituteModules.toString()})(Module, {
    ...(${lazyModules.toString()})(),
    ...(${compileCache.toString()})(Module._extensions, cache, compiled, require),
  });
}`);
