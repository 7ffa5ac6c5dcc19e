import type { LibraryModule, Interpreter } from "../../interpreter/interpreter";
import { textOf } from "../../values/callArguments";
import { native, text, type Unknown, type Value } from "../../values/value";

/** Arguments of a process that runs tests, which the containers of a stack do not. */
const testRuns: ReadonlySet<string> = new Set(["test", "tests", "pytest", "py.test"]);

/** `sys` of a process on Linux whose arguments are unknown, except that it runs no tests. */
export function systemModule(python: Interpreter, path: Value): LibraryModule {
  const argv: Unknown = { ...python.unknown("sys.argv"), type: "list", excluded: testRuns };
  return {
    argv,
    path,
    platform: text("linux"),
    modules: native({
      type: "sys.modules",
      item(key) {
        const name = textOf(key);
        const module = name === undefined ? undefined : python.modules.loadedModule(name);
        if (module) return { kind: "module", module };
        const unknown = python.unknownResult("sys.modules", [key]);
        if (name === undefined) python.modules.forgetAll(unknown);
        return unknown;
      },
      contains(key: Value) {
        const name = textOf(key);
        return name !== undefined && testRuns.has(name) ? false : undefined;
      },
    }),
  };
}
