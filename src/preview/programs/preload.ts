/**
 * A module that runs in a program's process before the program, as a value of Node's --import. It travels as text: so
 * it needs no file, and runs from TypeScript sources and in the published pack alike.
 *
 * @param code an expression that is a function of Node's `require`
 */
export function preload(code: string): string {
  // The name is one of Node's own. The SDK sends the whole stack of every resource, in which a data module would appear
  // with its full text; frames of Node itself are left out.
  const module = `
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
runInThisContext(${JSON.stringify(code)}, { filename: "node:djangoguard" })(createRequire(process.execPath));`;
  return `data:text/javascript,${encodeURIComponent(module)}`;
}
