import type {
  Block,
  Comprehension,
  Expression,
  FunctionDefinition,
  LambdaFunction,
  Parameters,
  Statement,
} from "../parse/syntax";

/** The local names of a function, and those that it declares `global` or `nonlocal`. */
interface LocalNames {
  readonly names: ReadonlySet<string>;
  readonly elsewhere: ReadonlyMap<string, "global" | "nonlocal">;
}

const cache = new WeakMap<object, LocalNames>();

/** The names that a function binds: its parameters, and what its body assigns, imports and defines. */
export function localNames(definition: FunctionDefinition | LambdaFunction): LocalNames {
  let found = cache.get(definition);
  if (!found) {
    const names = new Set(parameterNames(definition.parameters));
    const elsewhere = new Map<string, "global" | "nonlocal">();
    if (definition.kind === "function") collect(definition.body, names, elsewhere);
    for (const name of elsewhere.keys()) names.delete(name);
    found = { names, elsewhere };
    cache.set(definition, found);
  }
  return found;
}

function parameterNames({ list }: Parameters): readonly string[] {
  return list.map(({ name }) => name);
}

function collect(block: Block, names: Set<string>, elsewhere: Map<string, "global" | "nonlocal">): void {
  for (const statement of block) {
    for (const target of targetsOf(statement)) addTargets(target, names);
    for (const name of namesOf(statement)) names.add(name);
    for (const expression of expressionsOf(statement)) addWalrus(expression, names);
    if (statement.kind === "global" || statement.kind === "nonlocal")
      for (const name of statement.names) elsewhere.set(name, statement.kind);
    for (const inner of blocksOf(statement)) collect(inner, names, elsewhere);
  }
}

function targetsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "assign":
    case "delete":
      return statement.targets;
    case "annotated":
    case "augmented":
    case "for":
      return [statement.target];
    case "with":
      return statement.items.flatMap(({ target }) => target ?? []);
    default:
      return [];
  }
}

function addTargets(target: Expression, names: Set<string>): void {
  if (target.kind === "name") names.add(target.name);
  else if (target.kind === "tuple" || target.kind === "list") for (const item of target.items) addTargets(item, names);
  else if (target.kind === "starred") addTargets(target.value, names);
}

function namesOf(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case "import":
      return statement.names.map(({ name, as }) => as ?? name.split(".")[0]!);
    case "importFrom":
      return statement.names.map(({ name, as }) => as ?? name);
    case "function":
    case "class":
      return [statement.name];
    case "try":
      return statement.handlers.flatMap(({ name }) => name ?? []);
    case "match":
      return statement.names;
    default:
      return [];
  }
}

function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "expression":
    case "assign":
    case "augmented":
      return [statement.value];
    case "annotated":
    case "return":
      return statement.value ? [statement.value] : [];
    case "if":
    case "while":
      return [statement.test];
    default:
      return [];
  }
}

/** Adds the names that `:=` binds, at any depth outside lambdas. */
function addWalrus(expression: Expression, names: Set<string>): void {
  if (expression.kind === "lambda") return;
  if (expression.kind === "named") names.add(expression.name);
  for (const inner of Object.values(expression))
    for (const each of Array.isArray(inner) ? inner : [inner]) addWalrusIn(each, names);
}

function addWalrusIn(node: unknown, names: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("kind" in node) addWalrus(node as Expression, names);
  else for (const inner of Object.values(node)) addWalrusIn(inner, names);
}

function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case "if":
    case "while":
    case "for":
      return [statement.body, statement.otherwise];
    case "try":
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.otherwise, statement.finally];
    case "with":
      return [statement.body];
    case "match":
      return statement.bodies;
    default:
      return [];
  }
}

/** The names that the clauses of a comprehension bind: they are local to it. */
export function comprehensionNames({ clauses }: Comprehension): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { target } of clauses) addTargets(target, names);
  return names;
}
