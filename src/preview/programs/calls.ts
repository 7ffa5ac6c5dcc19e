import type { Token } from "./tokens";

/** A stretch of tokens, its end excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The stretch in brackets that opens at a token, with its brackets; up to the end if it never closes. */
function bracketsAt(tokens: readonly Token[], from: number): Stretch {
  let depth = 0;
  for (let index = from; index < tokens.length; index += 1) {
    if (isOpening(tokens[index])) depth += 1;
    if (isClosing(tokens[index])) depth -= 1;
    if (depth === 0) return { from, to: index + 1 };
  }
  return { from, to: tokens.length };
}

/** The innermost brackets around a token, inside a stretch. */
export function bracketsAround(tokens: readonly Token[], at: number, { from }: Stretch): Stretch | undefined {
  let depth = 0;
  for (let index = at - 1; index >= from; index -= 1) {
    if (isClosing(tokens[index])) depth += 1;
    else if (isOpening(tokens[index]) && depth === 0) return bracketsAt(tokens, index);
    else if (isOpening(tokens[index])) depth -= 1;
  }
  return undefined;
}

/**
 * The lines of calls of a class whose first argument is a name, such as `new aws.ecs.TaskDefinition("shop", …)` and
 * `aws.ecs.TaskDefinition("shop", …)`.
 */
export function linesOfCalls(tokens: readonly Token[], className: string, name: string): readonly number[] {
  return tokens.flatMap((token, index) => {
    const isCall = isWord(token, className) && isSign(tokens[index + 1], "(");
    const first = tokens[index + 2];
    if (!isCall || first?.kind !== "text" || first.text !== name) return [];
    return [tokens[startOfName(tokens, index)]!.line];
  });
}

/** Where `new aws.ecs.TaskDefinition` starts, from its last word. */
function startOfName(tokens: readonly Token[], last: number): number {
  let index = last;
  while (isSign(tokens[index - 1], ".") && tokens[index - 2]?.kind === "word") index -= 2;
  return isWord(tokens[index - 1], "new") ? index - 1 : index;
}

/** The one call that starts on a line, with its arguments; `undefined` if there is none, or if it is not clear which. */
export function callOnLine(tokens: readonly Token[], line: number): Stretch | undefined {
  const start = tokens.findIndex((token) => token.line === line);
  const constructions = tokens.filter((token) => token.line === line && isWord(token, "new")).length;
  if (start < 0 || constructions > 1) return undefined;
  const first = constructions === 1 ? tokens.findIndex((token) => token.line === line && isWord(token, "new")) : start;
  const open = tokens.findIndex((token, index) => index >= first && isSign(token, "("));
  return open < 0 || tokens[open]!.line > line + 1 ? undefined : bracketsAt(tokens, open);
}

/**
 * What a file declares under a name: the value of a constant, or a function. `undefined` if it declares nothing or several
 * things of that name.
 */
export function declarationOf(tokens: readonly Token[], name: string): Stretch | undefined {
  const found = tokens.flatMap((token, index) => (isWord(token, name) && isDeclared(tokens, index) ? [index] : []));
  const [at] = found;
  return at === undefined || found.length > 1 ? undefined : { from: at + 1, to: endOfStatement(tokens, at) };
}

function isDeclared(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.kind === "word" && /^(?:const|let|var|function|def)$/.test(before.text)) return true;
  // An assignment of Python's is a line that starts with the name.
  const isFirst = before === undefined || before.line < tokens[index]!.line;
  return isFirst && isSign(tokens[index + 1], "=") && !isSign(tokens[index + 2], "=");
}

/** The statement goes on over lines in brackets, after an operator or a comma, and in a function's indented body. */
function endOfStatement(tokens: readonly Token[], start: number): number {
  const isFunction = isWord(tokens[start - 1], "def");
  const column = isFunction ? tokens[start - 1]!.column : 0;
  let index = start + 1;
  while (index < tokens.length) {
    const token = tokens[index]!;
    const isNewLine = token.line > tokens[index - 1]!.line;
    if (isFunction && isNewLine && token.column <= column && !isClosing(token)) return index;
    if (!isFunction && (isSign(token, ";") || (isNewLine && !goesOn(tokens, index)))) return index;
    index = isOpening(token) ? bracketsAt(tokens, index).to : index + 1;
  }
  return index;
}

function goesOn(tokens: readonly Token[], index: number): boolean {
  const [before, token] = [tokens[index - 1]!, tokens[index]!];
  const joins = /^[.,?:=+|&*>{[(]$/;
  return (before.kind === "sign" && joins.test(before.text)) || (token.kind === "sign" && joins.test(token.text));
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === "word" && token.text === text;
}

export function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

function isOpening(token: Token | undefined): boolean {
  return token?.kind === "sign" && token.text in CLOSING;
}

function isClosing(token: Token | undefined): boolean {
  return token?.kind === "sign" && /^[)\]}]$/.test(token.text);
}
