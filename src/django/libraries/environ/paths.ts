import type { Machine } from "../../../languages/python/interpreter/machine";
import { pathOf } from "../../../languages/python/library/builtins/openFile";
import { dirname, joinTexts, normalised } from "../../../languages/python/values/paths";
import { truth } from "../../../languages/python/values/truth";
import { type Value, native, none, text } from "../../../languages/python/values/value";
import { environVariables, environmentFile, presentFolder } from "../dotenv";
import { method, unknownOf } from "../reader";

/** `environ.Path(…)`. */
export function environPath(machine: Machine, parts: readonly (string | undefined)[]): Value | undefined {
  const root = parts.includes(undefined) ? undefined : normalised(joinTexts(parts as string[]));
  if (root === undefined) return undefined;
  const joined = (more: readonly Value[]): string | undefined => {
    const paths = more.map(pathOf);
    return paths.includes(undefined) ? undefined : normalised(joinTexts([root, ...(paths as string[])]));
  };
  const asText = (path: string | undefined): Value | undefined => (path === undefined ? undefined : text(path));
  return native({
    type: "environ.Path",
    call: ({ positional }) => asText(joined(positional)),
    attribute(name) {
      if (name === "root") return text(root);
      return name === "path"
        ? method("Path.path", ({ given }) => environPath(machine, [joined(given.positional)]))
        : undefined;
    },
    minus(steps) {
      let path: string | undefined = root;
      for (let at = 0; steps.kind === "int" && at < steps.value && path !== undefined; at++) path = dirname(path);
      return steps.kind === "int" ? environPath(machine, [path]) : undefined;
    },
    text: root,
  });
}

/** `Env.read_env(…)`: what the environment has stays. */
export function readEnv(machine: Machine): Value {
  return method("Env.read_env", (given) => {
    const file = given.at(0, "env_file");
    const beside = presentFolder(machine);
    const content =
      file && file.kind !== "none"
        ? environmentFile(machine, file)
        : machine.modules.files.read(beside === "" ? ".env" : `${beside}/.env`);
    const overwrite = given.at(1, "overwrite");
    const isOver = overwrite ? truth(overwrite) : false;
    if (content === undefined) return none;
    if (typeof content !== "string" || isOver === undefined || given.at(2, "parse_comments")) {
      machine.environment.forget(machine.unevaluated("a file of variables"));
      return none;
    }
    for (const [name, value] of environVariables(content)) {
      const look = machine.environment.look(name, "Env.read_env");
      if (isOver || look.isPresent === false) machine.environment.set(name, text(value));
      else if (look.isPresent === undefined) machine.environment.set(name, unknownOf(machine, look.value!, "str"));
    }
    return none;
  });
}
