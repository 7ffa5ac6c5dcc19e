/**
 * A module that runs in a program's process before the program, as a value of Node's --import. It travels as text: so
 * it needs no file, and runs from TypeScript sources and in the published pack alike.
 *
 * @param code an expression that is a function of Node's `require`
 */
export function preload(code: string): string {
  // Under a name of Node's own: the SDK sends the whole stack of every resource, in which a data module is named by its
  // text, and leaves out what is Node's.
  const module = `
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
runInThisContext(${JSON.stringify(code)}, { filename: "node:djangoguard" })(createRequire(process.execPath));`;
  return `data:text/javascript,${encodeURIComponent(module)}`;
}
