import type { Interpreter } from "../../../languages/python/interpreter/interpreter";
import { method } from "../../../languages/python/library/methods";
import { allKnown } from "../../../languages/python/values/known";
import { pathOf, dirname, joinTexts, normalize } from "../../../languages/python/values/paths";
import { truth } from "../../../languages/python/values/truth";
import { type Value, native, none, text } from "../../../languages/python/values/value";
import { environmentFile, presentFolder, unknownsIn } from "../environmentFiles";
import { unknownOf } from "../readVariable";
import { environVariables } from "./variables";

/** `environ.Path(…)`. */
export function environPath(python: Interpreter, parts: readonly (string | undefined)[]): Value | undefined {
  const known = allKnown(parts);
  const root = known && normalize(joinTexts(known));
  if (root === undefined) return undefined;
  const joined = (more: readonly Value[]): string | undefined => {
    const paths = allKnown(more.map(pathOf));
    return paths && normalize(joinTexts([root, ...paths]));
  };
  const asText = (path: string | undefined): Value | undefined => (path === undefined ? undefined : text(path));
  return native({
    type: "environ.Path",
    call: ({ positional }) => asText(joined(positional)),
    attribute(name) {
      if (name === "root") return text(root);
      return name === "path"
        ? method("Path.path", ({ given }) => environPath(python, [joined(given.positional)]))
        : undefined;
    },
    minus(steps) {
      let path: string | undefined = root;
      for (let at = 0; steps.kind === "int" && at < steps.value && path !== undefined; at++) path = dirname(path);
      return steps.kind === "int" ? environPath(python, [path]) : undefined;
    },
    text: root,
  });
}

/** `Env.read_env(…)`: variables that the environment has stay, unless `overwrite` is set. */
export function readEnv(python: Interpreter): Value {
  return method("Env.read_env", (given) => {
    const file = given.at(0, "env_file");
    const folder = presentFolder(python);
    const content =
      file && file.kind !== "none"
        ? environmentFile(python, file)
        : python.files.read(folder === "" ? ".env" : `${folder}/.env`);
    const overwrite = given.at(1, "overwrite");
    const isOver = overwrite ? truth(overwrite) : false;
    if (content === undefined) return none;
    if (typeof content !== "string" || isOver === undefined || given.at(2, "parse_comments")) {
      python.environment.forget(python.unknownResult("a file of variables", unknownsIn(content)));
      return none;
    }
    for (const [name, value] of environVariables(content)) {
      const look = python.environment.look(name);
      if (isOver || look.isPresent === false) python.environment.set(name, text(value));
      else if (look.isPresent === undefined) python.environment.set(name, unknownOf(python, look.value, "str"));
    }
    return none;
  });
}
