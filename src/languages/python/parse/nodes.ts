import type { SyntaxNode } from "@lezer/common";
import type { Expression } from "./syntax";

/** The text of a parsed module, in which nodes are positions. */
export class SourceText {
  private readonly lineStarts: readonly number[];

  constructor(readonly text: string) {
    this.lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  /** The line that holds an offset, from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The text that a node spans. */
  textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  /** The line on which a node begins, from 1. */
  line(node: SyntaxNode): number {
    return this.lineAt(node.from);
  }
}

/** Reads a node as an expression. It is passed to the readers that `readExpression` itself calls. */
export type ReadExpression = (node: SyntaxNode, source: SourceText) => Expression;

/** Reads nodes as one expression; commas between them make a tuple. */
export type ReadExpressions = (nodes: readonly SyntaxNode[], source: SourceText) => Expression;

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== "Comment") children.push(child);
  return children;
}

/** Splits a node's children at the commas among them; a trailing comma adds no part. */
export function splitAtCommas(children: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const parts: SyntaxNode[][] = [[]];
  for (const child of children) {
    if (child.name === ",") parts.push([]);
    else parts.at(-1)!.push(child);
  }
  return parts.filter((part) => part.length > 0);
}
