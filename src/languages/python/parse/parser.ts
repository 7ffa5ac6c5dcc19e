import type { Parser, PartialParse, SyntaxNode, Tree } from "@lezer/common";
import { SourceText } from "./nodes";
import { readBlock } from "./readStatements";
import type { Block } from "./syntax";

/** Why a text is not read as Python. */
export class PythonSyntaxError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
    this.name = "PythonSyntaxError";
  }
}

/**
 * Read | undefined a Python module.
 *
 * @throws PythonSyntaxError at the first place that is no Python, or that nests deeper than can be read
 */
export function parsePython(text: string): Block {
  try {
    return parseRepaired(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  } catch (error) {
    if (error instanceof RangeError) throw new PythonSyntaxError("it nests too deeply to be read", 1);
    throw error;
  }
}

/** How many numbers that end with a point are mended. */
const REPAIRS = 50;

/** The grammar does not know `1.` for `1.0`. */
function parseRepaired(text: string, repairs = 0): Block {
  const source = new SourceText(text);
  const tree = parse(text);
  const error = firstError(tree);
  if (error === undefined) return readBlock(tree.topNode, source);
  const before = text.slice(Math.max(0, error - 30), error).trimEnd();
  const at = Math.max(0, error - 30) + before.length;
  if (/(?:^|[^\w.)\]])\d+\.$/.test(before) && repairs < REPAIRS)
    return parseRepaired(`${text.slice(0, at)}0${text.slice(at)}`, repairs + 1);
  const end = Math.max(0, text.trimEnd().length - 1);
  throw new PythonSyntaxError("it is not read as Python", source.lineAt(Math.min(error, end)));
}

/** The grammar is loaded with the first module that is read: most stacks show none. */
function parse(text: string): Tree {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it always
  const { parser } = require("@lezer/python") as { readonly parser: Parser };
  const parsing = parser.startParse(text);
  for (;;) {
    const tree = parsing.advance();
    if (tree) return tree;
    // The parser takes some hundred statements side by side for one expression without end, and gives up on it.
    (parsing as PartialParse & { bigReductionCount: number }).bigReductionCount = 0;
  }
}

/** Nodes that nest deeper are given flat by the parser, without a word. */
const DEEPEST = 2000;

/** Where the text is no Python first; `print` without parentheses is none any more. */
function firstError(tree: Tree): number | undefined {
  let first: number | undefined;
  let depth = 0;
  tree.iterate({
    enter(node) {
      if (++depth > DEEPEST) throw new RangeError("the tree is too deep");
      const isWrong = node.name === "PrintStatement" || (node.type.isError && !isBareYield(node.node));
      if (isWrong) first ??= node.from;
    },
    leave: () => {
      depth--;
    },
  });
  return first;
}

/** The grammar wants a value behind every `yield`. */
function isBareYield({ from, to, parent }: SyntaxNode): boolean {
  return from === to && (parent?.name === "YieldStatement" || parent?.name === "YieldExpression");
}
