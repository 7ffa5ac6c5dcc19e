import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import * as ts from "typescript";

/** One import of one file. */
export interface Import {
  /** The importing file, by its path from the project's folder. */
  readonly from: string;
  /** A file of the project by its path, a package by its name, or a module of Node as `node:fs`. */
  readonly to: string;
  /** Whether it imports types alone, so that nothing is loaded. */
  readonly isType: boolean;
}

/** The TypeScript files of a folder, by their paths from `root`. */
export function sourcesIn(root: string, folder: string): readonly string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join(folder, file));
}

/** The imports and re-exports of a file, static ones and `import()`. */
export function importsOf(root: string, file: string): readonly Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteral(specifier))
      found.push({ from: file, to: resolve(root, file, specifier.text), isType: importsTypesAlone(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The module that a node imports, if the node is an import of any form. */
function specifierOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  return undefined;
}

function importsTypesAlone(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly || areTypes(node.exportClause);
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  return phaseModifier === ts.SyntaxKind.TypeKeyword || (name === undefined && areTypes(namedBindings));
}

function areTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (bindings === undefined || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return false;
  return bindings.elements.length > 0 && [...bindings.elements].every(({ isTypeOnly }) => isTypeOnly);
}

function resolve(root: string, file: string, specifier: string): string {
  if (!specifier.startsWith(".")) return builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
  const path = join(dirname(file), specifier);
  return [`${path}.ts`, join(path, "index.ts")].find((candidate) => existsSync(join(root, candidate))) ?? path;
}

/**
 * The circles of a directed graph: every group of two or more nodes that all lead to each other.
 * @param edges where each node leads
 */
export function circles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reached = new Map([...edges.keys()].map((node) => [node, reachedFrom(node, edges)]));
  const groups = new Map<string, readonly string[]>();
  for (const [node, nodes] of reached) {
    const group = [...nodes].filter((other) => reached.get(other)?.has(node)).sort();
    if (group.length > 1) groups.set(group.join(" "), group);
  }
  return [...groups.values()];
}

/** The nodes that can be reached from one by one step or more. */
export function reachedFrom(node: string, edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const target of edges.get(next) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}
