import type { SyntaxNode } from "@lezer/common";
import { childrenOf, type ReadExpression, type SourceText } from "./nodes";
import type { Comparison, Expression, UnaryOperator } from "./syntax";

type Token = Expression | string;

/**
 * Reads an operator with its operands. The grammar gives `not` the lowest precedence (it reads `not a and b` as
 * `not (a and b)`), so logic and comparisons are flattened and combined again by Python's precedence.
 */
export function readOperators(node: SyntaxNode, source: SourceText, readExpression: ReadExpression): Expression {
  if (!isLogical(node)) return readArithmetic(node, source, readExpression);
  const tokens: Token[] = [];
  flatten(node, source, readExpression, tokens);
  return new Precedence(tokens, source.line(node)).or();
}

const logical = new Set(["not", "and", "or", "in", "is", "CompareOp"]);

function isLogical(node: SyntaxNode): boolean {
  if (node.name !== "UnaryExpression" && node.name !== "BinaryExpression") return false;
  return childrenOf(node).some(({ name }) => logical.has(name));
}

function flatten(node: SyntaxNode, source: SourceText, readExpression: ReadExpression, tokens: Token[]): void {
  if (!isLogical(node)) {
    tokens.push(readExpression(node, source));
    return;
  }
  const children = childrenOf(node);
  for (const [at, child] of children.entries()) {
    if (!logical.has(child.name)) flatten(child, source, readExpression, tokens);
    else if (child.name === "not" && children[at + 1]?.name === "in") tokens.push("not in");
    else if (child.name === "is" && children[at + 1]?.name === "not") tokens.push("is not");
    else if (!joinsPrevious(children, at)) tokens.push(source.textOf(child));
  }
}

/** Whether a word is the second one of `not in` or `is not`. */
function joinsPrevious(children: readonly SyntaxNode[], at: number): boolean {
  const before = children[at - 1]?.name;
  return (children[at]!.name === "in" && before === "not") || (children[at]!.name === "not" && before === "is");
}

/** Python's precedence of `or`, `and`, `not` and comparisons, over flattened tokens. */
class Precedence {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly line: number,
  ) {}

  or(): Expression {
    return this.chain("or", () => this.and());
  }

  private and(): Expression {
    return this.chain("and", () => this.not());
  }

  private chain(operator: "and" | "or", operand: () => Expression): Expression {
    const operands = [operand()];
    while (this.tokens[this.at] === operator) {
      this.at++;
      operands.push(operand());
    }
    return operands.length === 1 ? operands[0]! : { kind: "logical", operator, operands, line: operands[0]!.line };
  }

  private not(): Expression {
    if (this.tokens[this.at] !== "not") return this.comparison();
    this.at++;
    return { kind: "unary", operator: "not", operand: this.not(), line: this.line };
  }

  private comparison(): Expression {
    const first = this.tokens[this.at++] as Expression;
    const rest: Comparison[] = [];
    for (let token = this.tokens[this.at]; typeof token === "string" && !isLogic(token); token = this.tokens[this.at]) {
      rest.push({ operator: token, operand: this.tokens[this.at + 1] as Expression });
      this.at += 2;
    }
    return rest.length === 0 ? first : { kind: "compare", first, rest, line: first.line };
  }
}

function isLogic(token: string): boolean {
  return token === "and" || token === "or" || token === "not";
}

function readArithmetic(node: SyntaxNode, source: SourceText, readExpression: ReadExpression): Expression {
  const children = childrenOf(node);
  const line = source.line(node);
  if (node.name === "UnaryExpression") {
    const operator = source.textOf(children[0]!) as UnaryOperator;
    return { kind: "unary", operator, operand: readExpression(children[1]!, source), line };
  }
  return readChain(node, source, readExpression);
}

/** Reads a chain such as `a + b + …` in a loop: recursion into its left operands would exhaust the stack. */
function readChain(node: SyntaxNode, source: SourceText, readExpression: ReadExpression): Expression {
  const steps: { operator: string; right: SyntaxNode }[] = [];
  let left = node;
  while (left.name === "BinaryExpression" && !isLogical(left)) {
    const [inner, operator, right] = childrenOf(left);
    steps.push({ operator: source.textOf(operator!), right: right! });
    left = inner!;
  }
  let result = readExpression(left, source);
  for (const { operator, right } of steps.reverse())
    result = { kind: "binary", operator, left: result, right: readExpression(right, source), line: result.line };
  return result;
}
