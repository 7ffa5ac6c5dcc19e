import type { Parser, PartialParse, SyntaxNode, Tree } from "@lezer/common";
import { SourceText } from "./nodes";
import { readBlock } from "./readStatements";
import type { Block } from "./syntax";

/** A text that is not valid Python. */
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
 * Reads a Python module.
 *
 * @throws PythonSyntaxError if the text is not valid Python, or nests too deeply
 */
export function parsePython(text: string): Block {
  try {
    return parseRepaired(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  } catch (error) {
    if (error instanceof RangeError) throw new PythonSyntaxError("its code is nested too deeply", 1);
    throw error;
  }
}

/** How many numbers such as `1.` are repaired in one text. */
const REPAIRS = 50;

/** Parses a text; the grammar does not accept `1.` for `1.0`. */
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
  throw new PythonSyntaxError("it is not valid Python", source.lineAt(Math.min(error, end)));
}

/** Loads the grammar when the first module is read: most stacks have none. */
function parse(text: string): Tree {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would always load it
  const { parser } = require("@lezer/python") as { readonly parser: Parser };
  const parsing = parser.startParse(text);
  for (;;) {
    const tree = parsing.advance();
    if (tree) return tree;
    // The parser mistakes some hundred consecutive statements for one endless expression and gives up.
    (parsing as PartialParse & { bigReductionCount: number }).bigReductionCount = 0;
  }
}

/** Deeper nodes are flattened by the parser without notice. */
const DEEPEST = 2000;

/** The offset of the first syntax error; `print` without parentheses is one since Python 3. */
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

/** Whether a node marks a `yield` without a value, which the grammar takes for an error. */
function isBareYield({ from, to, parent }: SyntaxNode): boolean {
  return from === to && (parent?.name === "YieldStatement" || parent?.name === "YieldExpression");
}
