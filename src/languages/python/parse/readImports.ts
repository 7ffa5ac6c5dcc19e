import type { SyntaxNode } from "@lezer/common";
import { splitAtCommas, type SourceText } from "./nodes";
import type { ImportedName, Statement } from "./syntax";

/** Reads `import a.b as c` and `from ..a import b as c`. */
export function readImport(children: readonly SyntaxNode[], line: number, source: SourceText): Statement {
  if (children[0]!.name === "import") return { kind: "import", names: readNames(children.slice(1), source), line };
  const at = children.findIndex(({ name }) => name === "import");
  const from = children
    .slice(1, at)
    .map((node) => source.textOf(node))
    .join("");
  const [, dots = "", module = ""] = /^(\.*)(.*)$/.exec(from) ?? [];
  const named = children.slice(at + 1);
  const names = named[0]!.name === "*" ? [{ name: "*" }] : readNames(named, source);
  return { kind: "importFrom", level: dots.length, module, names, line };
}

function readNames(nodes: readonly SyntaxNode[], source: SourceText): readonly ImportedName[] {
  return splitAtCommas(nodes.filter(({ name }) => name !== "(" && name !== ")")).map((part) => {
    const as = part.findIndex(({ name }) => name === "as");
    const words = (as < 0 ? part : part.slice(0, as)).map((node) => source.textOf(node));
    return { name: words.join(""), ...(as >= 0 && { as: source.textOf(part[as + 1]!) }) };
  });
}
