import type { Interpreter } from "../../interpreter/interpreter";
import { type CallArguments } from "../../values/callArguments";
import { pathOf } from "../../values/paths";
import { builtin, native, none, withRead, str, text, type Unknown, type Value } from "../../values/value";

/** The text of a file of the project; an unknown if it is not part of the project. */
export function readText(python: Interpreter, path: Value): string | Unknown {
  const place = pathOf(path);
  const absolute = place === undefined ? undefined : python.files.absolute(place);
  const file = absolute === undefined ? undefined : python.files.fileAt(absolute);
  const found = file === undefined ? undefined : python.files.read(file);
  if (typeof found === "string") return found.replace(/\r\n?/g, "\n");
  python.mayRaise(python.exception("OSError"));
  return found ?? python.unknownResult("a file that is not seen", [path]);
}

/** `open(…)` for reading text. */
export function openFile(python: Interpreter, given: CallArguments): Value | undefined {
  const path = given.at(0, "file");
  const mode = given.at(1, "mode") === undefined ? "r" : given.text(1, "mode");
  if (!path || (mode !== "r" && mode !== "rt")) return undefined;
  const content = readText(python, path);
  if (typeof content !== "string") return content;
  return fileOf(python, content, path);
}

function fileOf(python: Interpreter, content: string, path: Value): Value {
  const lines = content.split(/(?<=\n)/).filter((line) => line !== "");
  const whole = str(content);
  const file: Value = native({
    type: "file",
    enter: () => file,
    exit: () => undefined,
    attribute(name) {
      if (name === "read" && whole)
        return builtin("read", ({ positional }) => (positional.length === 0 ? withRead(whole, path.read) : undefined));
      if (name === "readlines") return builtin("readlines", () => python.list(lines.map(text)));
      return name === "close" ? builtin("close", () => none) : undefined;
    },
    data: { text: content },
  });
  return file;
}
