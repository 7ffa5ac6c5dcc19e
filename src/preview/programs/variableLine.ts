import { bracketsAround, callOnLine, declarationOf, isSign, type Stretch } from "./calls";
import { tokensOf, type Token } from "./tokens";

/** A variable that the definition of a resource gives one of its containers. */
export interface DefinedVariable {
  readonly name: string;
  /** The container's name, if the resource has several. */
  readonly container?: string | undefined;
}

/** The keys of the name in an entry of a list, in the languages and services that have such lists. */
const NAME_KEYS = /^(?:name|Name|key)$/;

/**
 * The line of a file on which a resource's definition names a variable: in the call that starts on `line`, or in a
 * constant or function of the same file that the call refers to. `undefined` if the variable stands nowhere or in several
 * places, or if it may come from another file: a wrong line is worse than the line of the resource.
 */
export function lineOfVariable(
  source: string,
  isPython: boolean,
  line: number,
  { name, container }: DefinedVariable,
): number | undefined {
  const tokens = tokensOf(source, isPython);
  const call = callOnLine(tokens, line);
  if (!call) return undefined;
  const reached = reachedFrom(tokens, call);
  const own = container === undefined ? undefined : definitionOf(tokens, reached, container);
  const searched = own ? reachedFrom(tokens, own) : reached;
  if (!own && container !== undefined && refersToOtherFiles(tokens, searched)) return undefined;
  const found = searched.flatMap((stretch) => indexesIn(stretch).filter((index) => isKey(tokens, index, name)));
  const lines = new Set(found.map((index) => tokens[index]!.line));
  return lines.size === 1 ? [...lines][0] : undefined;
}

/** A stretch, and what the file declares under the names in it. */
function reachedFrom(tokens: readonly Token[], start: Stretch): readonly Stretch[] {
  const reached = [start];
  const names = new Set<string>();
  for (const stretch of reached) {
    for (const index of indexesIn(stretch)) {
      const { kind, text } = tokens[index]!;
      if (kind !== "word" || names.has(text) || isMember(tokens, index)) continue;
      names.add(text);
      const declaration = declarationOf(tokens, text);
      const isInside = declaration && reached.some(({ from, to }) => from <= declaration.from && declaration.to <= to);
      if (declaration && !isInside) reached.push(declaration);
    }
  }
  return reached;
}

/** Whether a word is a part of what stands before it; after three points it is not. */
function isMember(tokens: readonly Token[], index: number): boolean {
  return isSign(tokens[index - 1], ".") && !isSign(tokens[index - 2], ".");
}

/** The map that gives a container its name, if exactly one does. */
function definitionOf(tokens: readonly Token[], reached: readonly Stretch[], container: string): Stretch | undefined {
  const found = reached.flatMap((stretch) =>
    indexesIn(stretch)
      .filter((index) => isNamed(tokens, index, container))
      .map((index) => bracketsAround(tokens, index, stretch)),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Whether the stretches use something that the file imports from next to it. */
function refersToOtherFiles(tokens: readonly Token[], reached: readonly Stretch[]): boolean {
  const imported = new Set(importedFromFiles(tokens));
  return reached.some((stretch) =>
    indexesIn(stretch).some((index) => tokens[index]!.kind === "word" && imported.has(tokens[index]!.text)),
  );
}

/** The names in `import … from "./…"`, `require("./…")` and `from .module import …`. */
function importedFromFiles(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token, index) => {
    const isPath = token.kind === "text" && /^\.\.?\//.test(token.text);
    const isModule = token.kind === "word" && token.text === "from" && isSign(tokens[index + 1], ".");
    if (!isPath && !isModule) return [];
    const line = tokens.filter((each) => each.line === token.line && each.kind === "word");
    const before = isPath
      ? tokens.slice(statementStart(tokens, index), index).filter(({ kind }) => kind === "word")
      : [];
    return [...line, ...before].map(({ text }) => text);
  });
}

function statementStart(tokens: readonly Token[], end: number): number {
  let index = end;
  while (index > 0 && !/^(?:import|const|let|var)$/.test(tokens[index]!.text)) index -= 1;
  return index;
}

/** Whether a token is the name of an entry or of a key. */
function isKey(tokens: readonly Token[], index: number, name: string): boolean {
  const token = tokens[index]!;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  if (token.kind === "sign" || token.text !== name) return false;
  if (token.kind === "text" && isNamed(tokens, index, name)) return true;
  const startsEntry = before?.kind === "sign" && /^[{,([]$/.test(before.text);
  if (!startsEntry) return false;
  if (isSign(after, ":")) return true;
  if (token.kind === "word") return isSign(after, "=") && !isSign(tokens[index + 2], "=");
  return isSign(after, ",") && /^[([]$/.test(before.text);
}

/** Whether a text is the value of the key `name`. */
function isNamed(tokens: readonly Token[], index: number, name: string): boolean {
  const [key, sign, token] = [tokens[index - 2], tokens[index - 1], tokens[index]];
  const isValue = isSign(sign, ":") || isSign(sign, "=");
  return token?.kind === "text" && token.text === name && isValue && key !== undefined && NAME_KEYS.test(key.text);
}

function indexesIn({ from, to }: Stretch): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
