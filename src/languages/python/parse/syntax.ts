/** The syntax tree of a module, similar to Python's own `ast`. Lines count from 1. */

interface Node {
  readonly line: number;
}

/** An expression. */
export type Expression =
  | (Node & { readonly kind: "name"; readonly name: string })
  | (Node & { readonly kind: "constant"; readonly value: Constant })
  | (Node & { readonly kind: "formatString"; readonly parts: readonly FormatPart[] })
  | (Node & { readonly kind: "list" | "tuple" | "set"; readonly items: readonly Expression[] })
  | (Node & { readonly kind: "dict"; readonly entries: readonly DictEntry[] })
  | (Node & { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression })
  | BinaryExpression
  | (Node & { readonly kind: "logical"; readonly operator: "and" | "or"; readonly operands: readonly Expression[] })
  | (Node & { readonly kind: "compare"; readonly first: Expression; readonly rest: readonly Comparison[] })
  | ConditionalExpression
  | LambdaFunction
  | Comprehension
  | (Node & { readonly kind: "attribute"; readonly object: Expression; readonly name: string })
  | (Node & { readonly kind: "subscript"; readonly object: Expression; readonly index: Expression })
  | SliceExpression
  | CallExpression
  | (Node & { readonly kind: "named"; readonly name: string; readonly value: Expression })
  | (Node & { readonly kind: "starred"; readonly value: Expression })
  /** `await` and `yield`, which are not evaluated. */
  | (Node & { readonly kind: "suspended" });

/** An operator before its operand. */
export type UnaryOperator = "not" | "-" | "+" | "~";

/** `left operator right`. */
export interface BinaryExpression extends Node {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** One step of a chain: `< operand`. */
export interface Comparison {
  readonly operator: string;
  readonly operand: Expression;
}

/** `then if test else otherwise`. */
export interface ConditionalExpression extends Node {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

interface SliceExpression extends Node {
  readonly kind: "slice";
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly step?: Expression;
}

/** `lambda parameters: body`. */
export interface LambdaFunction extends Node {
  readonly kind: "lambda";
  readonly parameters: Parameters;
  readonly body: Expression;
}

/** A comprehension or a generator expression. */
export interface Comprehension extends Node {
  readonly kind: "comprehension";
  readonly form: "list" | "set" | "dict" | "generator";
  readonly element: Expression;
  /** The value of the key `element`, in a dictionary comprehension. */
  readonly value?: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

/** `for target in iterable if …`. */
export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** `callee(arguments)`. */
export interface CallExpression extends Node {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

/** One argument of a call. */
export interface Argument {
  readonly form: "positional" | "keyword" | "star" | "doubleStar";
  readonly name?: string;
  readonly value: Expression;
}

/** A key and its value, or the mapping after `**`. */
export interface DictEntry {
  readonly key?: Expression;
  readonly value: Expression;
}

/** A literal. */
export type Constant =
  /** Complex numbers and characters by their Unicode name are unsupported. */
  | { readonly type: "none" | "ellipsis" | "unsupported" }
  | { readonly type: "bool"; readonly value: boolean }
  /** Infinite for an integer that a double cannot hold exactly. */
  | { readonly type: "int" | "float"; readonly value: number }
  | { readonly type: "str" | "bytes"; readonly value: string };

/** A part of a format string: literal text, or what stands in braces. */
export type FormatPart = string | FormatReplacement;

/** `{expression!conversion:format}` in a format string. */
export interface FormatReplacement {
  readonly expression: Expression;
  /** `r`, `s` or `a`. */
  readonly conversion?: string;
  readonly format: readonly FormatPart[];
}

/** The parameters of a function. */
export interface Parameters {
  readonly list: readonly Parameter[];
}

/** One parameter, with its default. */
export interface Parameter {
  readonly name: string;
  readonly form: "positional" | "keywordOnly" | "star" | "doubleStar";
  readonly byDefault?: Expression;
}

/** A statement. */
export type Statement =
  | (Node & { readonly kind: "expression"; readonly value: Expression })
  | (Node & { readonly kind: "assign"; readonly targets: readonly Expression[]; readonly value: Expression })
  | AnnotatedAssignment
  | AugmentedAssignment
  | (Node & { readonly kind: "delete"; readonly targets: readonly Expression[] })
  | (Node & { readonly kind: "pass" | "break" | "continue" })
  | (Node & { readonly kind: "return"; readonly value?: Expression })
  | (Node & { readonly kind: "raise"; readonly value?: Expression })
  | (Node & { readonly kind: "import"; readonly names: readonly ImportedName[] })
  | ImportFrom
  | (Node & { readonly kind: "global" | "nonlocal"; readonly names: readonly string[] })
  | (Node & { readonly kind: "assert"; readonly test: Expression })
  | IfStatement
  | (Node & { readonly kind: "while"; readonly test: Expression; readonly body: Block; readonly otherwise: Block })
  | ForStatement
  | TryStatement
  | (Node & { readonly kind: "with"; readonly items: readonly WithItem[]; readonly body: Block })
  | FunctionDefinition
  | ClassDefinition
  | MatchStatement;

/** The statements of a body. */
export type Block = readonly Statement[];

interface AnnotatedAssignment extends Node {
  readonly kind: "annotated";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value?: Expression;
}

/** `target operator= value`. */
export interface AugmentedAssignment extends Node {
  readonly kind: "augmented";
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression;
}

/** `if`, with `elif` as an `if` in `otherwise`. */
export interface IfStatement extends Node {
  readonly kind: "if";
  readonly test: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}

/** `for`, with the `else` block as `otherwise`. */
export interface ForStatement extends Node {
  readonly kind: "for";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}

/** `try`, with the `else` block as `otherwise`. */
export interface TryStatement extends Node {
  readonly kind: "try";
  readonly body: Block;
  readonly handlers: readonly ExceptHandler[];
  readonly otherwise: Block;
  readonly finally: Block;
}

/** `except type as name`. */
export interface ExceptHandler extends Node {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: Block;
}

/** `context as target`. */
export interface WithItem {
  readonly context: Expression;
  readonly target?: Expression;
}

/**
 * `match`. Patterns are not evaluated: any of the bodies may run, and `names` may be bound. A `type` statement is read
 * as one without bodies.
 */
export interface MatchStatement extends Node {
  readonly kind: "match";
  readonly names: readonly string[];
  readonly bodies: readonly Block[];
}

/** `name as as`. */
export interface ImportedName {
  readonly name: string;
  readonly as?: string;
}

/** `from module import names`. */
export interface ImportFrom extends Node {
  readonly kind: "importFrom";
  /** The number of dots before the name. */
  readonly level: number;
  readonly module: string;
  /** `*` is a single name. */
  readonly names: readonly ImportedName[];
}

/** `def` and `async def`. */
export interface FunctionDefinition extends Node {
  readonly kind: "function";
  readonly name: string;
  readonly parameters: Parameters;
  readonly body: Block;
  readonly decorators: readonly Expression[];
  /** Whether calling it returns a coroutine or a generator. */
  readonly suspends: boolean;
}

/** `class`. */
export interface ClassDefinition extends Node {
  readonly kind: "class";
  readonly name: string;
  readonly bases: readonly Argument[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
}
