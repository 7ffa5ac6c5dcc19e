import type { SyntaxNode } from "@lezer/common";
import { childrenOf, splitAtCommas, type SourceText } from "./nodes";
import { readNumber, readStrings } from "./readLiterals";
import { readOperators } from "./readOperators";
import type {
  Argument,
  Comprehension,
  ComprehensionClause,
  DictEntry,
  Expression,
  Parameter,
  Parameters,
} from "./syntax";

/** Reads nodes as one expression; commas between them make a tuple. */
export function readExpressions(nodes: readonly SyntaxNode[], source: SourceText): Expression {
  const parts = splitAtCommas(nodes);
  const only = parts[0];
  if (parts.length === 1 && only && !nodes.some(({ name }) => name === ",")) return readPart(only, source);
  const line = nodes[0] ? source.line(nodes[0]) : 1;
  return { kind: "tuple", items: parts.map((part) => readPart(part, source)), line };
}

/** Reads one expression; the star of a starred one is a node of its own. */
function readPart(part: readonly SyntaxNode[], source: SourceText): Expression {
  const first = part[0]!;
  if (first.name === "*") return { kind: "starred", value: readExpression(part[1]!, source), line: source.line(first) };
  return readExpression(first, source);
}

/** Reads a node as an expression. */
export function readExpression(node: SyntaxNode, source: SourceText): Expression {
  const line = source.line(node);
  const inner = (): readonly SyntaxNode[] => childrenOf(node).slice(1, -1);
  switch (node.name) {
    case "VariableName":
      return { kind: "name", name: source.textOf(node), line };
    case "None":
      return { kind: "constant", value: { type: "none" }, line };
    case "Ellipsis":
      return { kind: "constant", value: { type: "ellipsis" }, line };
    case "Boolean":
      return { kind: "constant", value: { type: "bool", value: source.textOf(node) === "True" }, line };
    case "Number":
      return { kind: "constant", value: readNumber(source.textOf(node)), line };
    case "String":
    case "FormatString":
      return readStrings([node], source, readExpressions);
    case "ContinuedString":
      return readStrings(childrenOf(node), source, readExpressions);
    case "ParenthesizedExpression":
      return readExpressions(inner(), source);
    case "TupleExpression":
      return { kind: "tuple", items: splitAtCommas(inner()).map((part) => readPart(part, source)), line };
    case "ArrayExpression":
      return { kind: "list", items: splitAtCommas(inner()).map((part) => readPart(part, source)), line };
    case "SetExpression":
      return { kind: "set", items: splitAtCommas(inner()).map((part) => readPart(part, source)), line };
    case "DictionaryExpression":
      return { kind: "dict", entries: splitAtCommas(inner()).map((part) => readEntry(part, source)), line };
    case "ArrayComprehensionExpression":
      return readComprehension("list", inner(), line, source);
    case "SetComprehensionExpression":
      return readComprehension("set", inner(), line, source);
    case "ComprehensionExpression":
      return readComprehension("generator", inner(), line, source);
    case "DictionaryComprehensionExpression":
      return readComprehension("dict", inner(), line, source);
    case "UnaryExpression":
    case "BinaryExpression":
      return readOperators(node, source, readExpression);
    case "ConditionalExpression": {
      const [then, , test, , otherwise] = childrenOf(node).map((child) => child);
      return {
        kind: "conditional",
        test: readExpression(test!, source),
        then: readExpression(then!, source),
        otherwise: readExpression(otherwise!, source),
        line,
      };
    }
    case "LambdaExpression": {
      const [, parameters, , body] = childrenOf(node);
      return {
        kind: "lambda",
        parameters: readParameters(parameters!, source),
        body: readExpression(body!, source),
        line,
      };
    }
    case "NamedExpression": {
      const [name, , value] = childrenOf(node);
      return { kind: "named", name: source.textOf(name!), value: readExpression(value!, source), line };
    }
    case "CallExpression": {
      const [callee, list] = childrenOf(node);
      return { kind: "call", callee: readExpression(callee!, source), arguments: readArguments(list!, source), line };
    }
    case "MemberExpression":
      return readMember(node, source);
    default:
      return { kind: "suspended", line };
  }
}

function readMember(node: SyntaxNode, source: SourceText): Expression {
  const [object, operator, ...rest] = childrenOf(node);
  const line = source.line(node);
  const read = readExpression(object!, source);
  if (operator!.name === ".") return { kind: "attribute", object: read, name: source.textOf(rest[0]!), line };
  const inner = rest.slice(0, -1);
  const parts = splitAtCommas(inner).map((part) => readSubscript(part, source));
  const isTuple = inner.some(({ name }) => name === ",");
  return { kind: "subscript", object: read, index: isTuple ? { kind: "tuple", items: parts, line } : parts[0]!, line };
}

function readSubscript(part: readonly SyntaxNode[], source: SourceText): Expression {
  if (!part.some(({ name }) => name === ":")) return readExpression(part[0]!, source);
  const bounds: (SyntaxNode | undefined)[] = [undefined];
  for (const node of part) {
    if (node.name === ":") bounds.push(undefined);
    else bounds[bounds.length - 1] = node;
  }
  const [lower, upper, step] = bounds.map((bound) => bound && readExpression(bound, source));
  return {
    kind: "slice",
    line: source.line(part[0]!),
    ...(lower && { lower }),
    ...(upper && { upper }),
    ...(step && { step }),
  };
}

function readEntry(part: readonly SyntaxNode[], source: SourceText): DictEntry {
  if (part[0]!.name === "**") return { value: readExpression(part[1]!, source) };
  return { key: readExpression(part[0]!, source), value: readExpression(part[2]!, source) };
}

function readComprehension(
  form: Comprehension["form"],
  nodes: readonly SyntaxNode[],
  line: number,
  source: SourceText,
): Expression {
  const from = nodes.findIndex(({ name }) => name === "for" || name === "async");
  const head = nodes.slice(0, from);
  if (head[0]!.name === "*" || head[0]!.name === "**") return { kind: "suspended", line };
  return {
    kind: "comprehension",
    form,
    element: readExpression(head[0]!, source),
    ...(head[2] && { value: readExpression(head[2], source) }),
    clauses: readClauses(nodes.slice(from), source),
    line,
  };
}

function readClauses(nodes: readonly SyntaxNode[], source: SourceText): readonly ComprehensionClause[] {
  const clauses: { target: Expression; iterable: Expression; conditions: Expression[] }[] = [];
  let at = 0;
  while (at < nodes.length) {
    const { name } = nodes[at]!;
    if (name === "for") {
      const end = nodes.findIndex((node, index) => index > at && node.name === "in");
      const target = readExpressions(nodes.slice(at + 1, end), source);
      clauses.push({ target, iterable: readExpression(nodes[end + 1]!, source), conditions: [] });
      at = end + 2;
    } else if (name === "if") {
      clauses.at(-1)!.conditions.push(readExpression(nodes[at + 1]!, source));
      at += 2;
    } else {
      at++;
    }
  }
  return clauses;
}

/** Reads the arguments of a call, or the bases of a class. */
export function readArguments(list: SyntaxNode, source: SourceText): readonly Argument[] {
  const inner = childrenOf(list).slice(1, -1);
  if (inner.some(({ name }) => name === "for")) {
    const line = source.line(inner[0]!);
    return [{ form: "positional", value: readComprehension("generator", inner, line, source) }];
  }
  return splitAtCommas(inner).map((part) => readArgument(part, source));
}

function readArgument(part: readonly SyntaxNode[], source: SourceText): Argument {
  const [first, second, third] = part;
  if (first!.name === "*") return { form: "star", value: readExpression(second!, source) };
  if (first!.name === "**") return { form: "doubleStar", value: readExpression(second!, source) };
  if (second?.name === "AssignOp") {
    const name = source.textOf(first!);
    const value = readExpression(third!, source);
    if (source.textOf(second) === "=") return { form: "keyword", name, value };
    return { form: "positional", value: { kind: "named", name, value, line: source.line(first!) } };
  }
  return { form: "positional", value: readExpression(first!, source) };
}

/** Reads the parameters of a function or a lambda. */
export function readParameters(node: SyntaxNode, source: SourceText): Parameters {
  const list: Parameter[] = [];
  let form: Parameter["form"] = "positional";
  for (const part of splitAtCommas(childrenOf(node).filter(({ name }) => name !== "(" && name !== ")"))) {
    const stars = part[0]!.name === "*" || part[0]!.name === "**" ? part[0]!.name : undefined;
    const name = part.find((each) => each.name === "VariableName");
    const assigned = part.findIndex((each) => each.name === "AssignOp");
    const byDefault = assigned < 0 ? undefined : readExpression(part[assigned + 1]!, source);
    if (name) {
      list.push({
        name: source.textOf(name),
        form: stars === "*" ? "star" : stars === "**" ? "doubleStar" : form,
        ...(byDefault && { byDefault }),
      });
    }
    if (stars === "*") form = "keywordOnly";
  }
  return { list };
}
