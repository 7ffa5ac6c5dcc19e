import type { SyntaxNode } from "@lezer/common";
import { childrenOf, splitAtCommas, type SourceText } from "./nodes";
import { readArguments, readExpression, readExpressions, readParameters } from "./readExpressions";
import { readImport } from "./readImports";
import type { Block, Expression, ExceptHandler, IfStatement, MatchStatement, Statement, WithItem } from "./syntax";

/** Reads the statements of a module or of a body. */
export function readBlock(node: SyntaxNode, source: SourceText): Block {
  return childrenOf(node)
    .filter(({ name }) => name !== ":")
    .flatMap((child) => readStatement(child, source));
}

function readStatement(node: SyntaxNode, source: SourceText): readonly Statement[] {
  if (node.name === "StatementGroup") {
    return childrenOf(node)
      .filter(({ name }) => name !== ";")
      .flatMap((child) => readStatement(child, source));
  }
  return [readOne(node, source)];
}

function readOne(node: SyntaxNode, source: SourceText): Statement {
  const line = source.line(node);
  const children = childrenOf(node);
  const rest = children.slice(1);
  switch (node.name) {
    case "ExpressionStatement":
      return { kind: "expression", value: readExpressions(children, source), line };
    case "AssignStatement":
      return readAssignment(children, line, source);
    case "UpdateStatement": {
      const at = children.findIndex(({ name }) => name === "UpdateOp");
      return {
        kind: "augmented",
        target: readExpressions(children.slice(0, at), source),
        operator: source.textOf(children[at]!).slice(0, -1),
        value: readExpressions(children.slice(at + 1), source),
        line,
      };
    }
    case "DeleteStatement":
      return { kind: "delete", targets: splitAtCommas(rest).map(([target]) => readExpression(target!, source)), line };
    case "BreakStatement":
      return { kind: "break", line };
    case "ContinueStatement":
      return { kind: "continue", line };
    case "ReturnStatement":
      return { kind: "return", ...(rest.length > 0 && { value: readExpressions(rest, source) }), line };
    case "YieldStatement":
      return { kind: "expression", value: { kind: "suspended", line }, line };
    case "RaiseStatement":
      return { kind: "raise", ...(rest[0] && { value: readExpression(rest[0], source) }), line };
    case "ImportStatement":
      return readImport(children, line, source);
    case "ScopeStatement": {
      const names = rest.filter(({ name }) => name === "VariableName").map((name) => source.textOf(name));
      return { kind: children[0]!.name === "global" ? "global" : "nonlocal", names, line };
    }
    case "AssertStatement":
      return { kind: "assert", test: readExpression(rest[0]!, source), line };
    case "IfStatement":
      return readIf(children, line, source);
    case "WhileStatement": {
      const [test, body, , otherwise] = rest;
      return {
        kind: "while",
        test: readExpression(test!, source),
        body: readBlock(body!, source),
        otherwise: otherwise ? readBlock(otherwise, source) : [],
        line,
      };
    }
    case "ForStatement":
      return readFor(children, line, source);
    case "TryStatement":
      return readTry(children, line, source);
    case "WithStatement":
      return readWith(children, line, source);
    case "FunctionDefinition":
    case "ClassDefinition":
      return readDefinition(node, [], source);
    case "DecoratedStatement":
      return readDefinition(
        children.at(-1)!,
        children.slice(0, -1).map((each) => readDecorator(each, source)),
        source,
      );
    case "MatchStatement":
    case "TypeDefinition":
      return readMatch(node, line, source);
    default:
      return { kind: "pass", line };
  }
}

function readAssignment(children: readonly SyntaxNode[], line: number, source: SourceText): Statement {
  const parts: SyntaxNode[][] = [[]];
  for (const child of children.filter(({ name }) => name !== "TypeDef")) {
    if (child.name === "AssignOp") parts.push([]);
    else parts.at(-1)!.push(child);
  }
  const read = parts.map((part) => readExpressions(part, source));
  const type = children.find(({ name }) => name === "TypeDef");
  if (!type) return { kind: "assign", targets: read.slice(0, -1), value: read.at(-1)!, line };
  const annotation = readExpression(childrenOf(type).at(-1)!, source);
  return { kind: "annotated", target: read[0]!, annotation, ...(read[1] && { value: read[1] }), line };
}

function readIf(children: readonly SyntaxNode[], line: number, source: SourceText): IfStatement {
  const [, test, body, next, ...rest] = children;
  const otherwise: Block =
    next === undefined
      ? []
      : next.name === "elif"
        ? [readIf([next, ...rest], source.line(next), source)]
        : readBlock(rest[0]!, source);
  return { kind: "if", test: readExpression(test!, source), body: readBlock(body!, source), otherwise, line };
}

function readFor(children: readonly SyntaxNode[], line: number, source: SourceText): Statement {
  const position = (name: string): number => children.findIndex((child) => child.name === name);
  const [from, into, body, otherwise] = ["for", "in", "Body", "else"].map(position) as [number, number, number, number];
  return {
    kind: "for",
    target: readExpressions(children.slice(from + 1, into), source),
    iterable: readExpressions(children.slice(into + 1, body), source),
    body: readBlock(children[body]!, source),
    otherwise: otherwise < 0 ? [] : readBlock(children[otherwise + 1]!, source),
    line,
  };
}

function readTry(children: readonly SyntaxNode[], line: number, source: SourceText): Statement {
  const handlers: ExceptHandler[] = [];
  const blocks: Record<string, Block> = {};
  let clause: SyntaxNode[] = [];
  for (const child of children) {
    if (child.name !== "Body") {
      clause.push(child);
      continue;
    }
    const body = readBlock(child, source);
    const keyword = clause[0]!;
    if (keyword.name === "except") handlers.push(readHandler(clause, body, source));
    else blocks[keyword.name] = body;
    clause = [];
  }
  const { try: body = [], else: otherwise = [], finally: last = [] } = blocks;
  return { kind: "try", body, handlers, otherwise, finally: last, line };
}

function readHandler([keyword, ...rest]: readonly SyntaxNode[], body: Block, source: SourceText): ExceptHandler {
  const [type, , name] = rest.filter((node) => node.name !== "*");
  return {
    ...(type && { type: readExpression(type, source) }),
    ...(name && { name: source.textOf(name) }),
    body,
    line: source.line(keyword!),
  };
}

function readWith(children: readonly SyntaxNode[], line: number, source: SourceText): Statement {
  const inner = children.slice(children[0]!.name === "async" ? 2 : 1, -1);
  const items = splitAtCommas(inner).flatMap(([context, , target]): readonly WithItem[] => {
    const read = readExpression(context!, source);
    if (read.kind === "tuple" && !target) return read.items.map((item) => ({ context: item }));
    return [{ context: read, ...(target && { target: readExpression(target, source) }) }];
  });
  return { kind: "with", items, body: readBlock(children.at(-1)!, source), line };
}

function readDecorator(node: SyntaxNode, source: SourceText): Expression {
  const line = source.line(node);
  let read: Expression | undefined;
  for (const child of childrenOf(node).slice(1)) {
    if (child.name === "ArgList") {
      read = { kind: "call", callee: read!, arguments: readArguments(child, source), line };
    } else if (child.name === "VariableName") {
      const name = source.textOf(child);
      read = read ? { kind: "attribute", object: read, name, line } : { kind: "name", name, line };
    }
  }
  return read!;
}

function readDefinition(node: SyntaxNode, decorators: readonly Expression[], source: SourceText): Statement {
  const children = childrenOf(node);
  const part = (name: string): SyntaxNode | undefined => children.find((child) => child.name === name);
  const name = source.textOf(part("VariableName")!);
  const body = readBlock(part("Body")!, source);
  const line = source.line(node);
  if (node.name === "ClassDefinition") {
    const list = part("ArgList");
    return { kind: "class", name, bases: list ? readArguments(list, source) : [], body, decorators, line };
  }
  const parameters = readParameters(part("ParamList")!, source);
  const suspends = part("async") !== undefined || yields(part("Body")!);
  return { kind: "function", name, parameters, body, decorators, suspends, line };
}

/** Whether a body has a `yield` of its own, not in a nested function. */
function yields(body: SyntaxNode): boolean {
  let found = false;
  body.cursor().iterate((node) => {
    if (node.name === "YieldStatement" || node.name === "YieldExpression") found = true;
    return node.name !== "FunctionDefinition" && node.name !== "ClassDefinition" && node.name !== "LambdaExpression";
  });
  return found;
}

function readMatch(node: SyntaxNode, line: number, source: SourceText): MatchStatement {
  const names = new Set<string>();
  const bodies: Block[] = [];
  node.cursor().iterate((each) => {
    if (each.name === "CapturePattern" || (node.name === "TypeDefinition" && each.name === "VariableName")) {
      names.add(source.textOf(each.node));
    } else if (each.name === "Body") {
      bodies.push(readBlock(each.node, source));
      return false;
    }
    return true;
  });
  return { kind: "match", names: [...names], bodies, line };
}
