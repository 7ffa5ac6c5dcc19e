import { preload } from "../preload";
import { installStackTraces } from "../stackTraces";
import { openCompileSettings } from "./compileSettings";
import { openCompiledFiles } from "./compiledFiles";
import { lazyCompilers } from "./compilers";
import { openCache } from "./fileCache";
import { lazyModules } from "./lazyModules";
import { openPackages } from "./packages";
import { substituteModules } from "./substitutes";

// Everything in this folder except this file travels to the program's process as text, function by function. So each
// function uses nothing from outside itself: Node's modules come from `require`, the other functions as arguments.

/** The environment variable that turns the quick start off with the value 0. */
const SWITCH = "DJANGOGUARD_QUICK_START";

/**
 * The module that prepares a program's process, as a value of Node's --import. It makes stack traces cheap and
 * complete, which the places of resources come from.
 *
 * The rest is an optional performance layer, which saves about a second per run and changes nothing else: the program
 * does not load what it does not use of the SDK, and does not compile what was compiled before. It replaces modules by
 * the names that @pulumi/pulumi 3.59 to 3.276 gives them; modules of other names are loaded as usual.
 *
 * @param environment DJANGOGUARD_QUICK_START=0 in it turns the performance layer off
 */
export function startModule(environment: NodeJS.ProcessEnv): string {
  return environment[SWITCH] === "0" ? PLAIN_START : QUICK_START;
}

const PLAIN_START = preload(`(require) => {
  const { SourceMap } = require("node:module");
  (${installStackTraces.toString()})(new Map(), SourceMap);
}`);

const QUICK_START = preload(`(require) => {
  const { Module, SourceMap } = require("node:module");
  const compiled = new Map();
  (${installStackTraces.toString()})(compiled, SourceMap);
  const cache = (${openCache.toString()})(require);
  const packages = (${openPackages.toString()})(require);
  const settings = (${openCompileSettings.toString()})(packages, require);
  const registerCached = (${openCompiledFiles.toString()})(Module._extensions, cache, packages, compiled, require);
  (${substituteModules.toString()})(Module, {
    ...(${lazyModules.toString()})(),
    ...(${lazyCompilers.toString()})(cache, packages, settings, registerCached, require),
  });
}`);
