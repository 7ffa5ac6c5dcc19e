/** A Python module as Python's own `ast` has it, as far as evaluating it needs. Lines begin with 1. */

interface Node {
  readonly line: number;
}

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
  /** What only running tells: `await` and `yield`. */
  | (Node & { readonly kind: "suspended" });

export type UnaryOperator = "not" | "-" | "+" | "~";

export interface BinaryExpression extends Node {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Comparison {
  readonly operator: string;
  readonly operand: Expression;
}

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

export interface LambdaFunction extends Node {
  readonly kind: "lambda";
  readonly parameters: Parameters;
  readonly body: Expression;
}

export interface Comprehension extends Node {
  readonly kind: "comprehension";
  readonly form: "list" | "set" | "dict" | "generator";
  readonly element: Expression;
  /** The value that belongs to the key `element`, of a dictionary. */
  readonly value?: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

export interface CallExpression extends Node {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

export interface Argument {
  readonly form: "positional" | "keyword" | "star" | "doubleStar";
  readonly name?: string;
  readonly value: Expression;
}

/** A key and its value, or the mapping behind `**`. */
export interface DictEntry {
  readonly key?: Expression;
  readonly value: Expression;
}

export type Constant =
  /** Unsupported are complex numbers, and characters by their Unicode name. */
  | { readonly type: "none" | "ellipsis" | "unsupported" }
  | { readonly type: "bool"; readonly value: boolean }
  /** An integer beyond what a double holds exactly is infinite. */
  | { readonly type: "int" | "float"; readonly value: number }
  | { readonly type: "str" | "bytes"; readonly value: string };

export type FormatPart = string | FormatReplacement;

export interface FormatReplacement {
  readonly expression: Expression;
  /** `r`, `s` or `a`. */
  readonly conversion?: string;
  readonly format: readonly FormatPart[];
}

export interface Parameters {
  readonly list: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  readonly form: "positional" | "keywordOnly" | "star" | "doubleStar";
  readonly byDefault?: Expression;
}

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

export type Block = readonly Statement[];

interface AnnotatedAssignment extends Node {
  readonly kind: "annotated";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value?: Expression;
}

export interface AugmentedAssignment extends Node {
  readonly kind: "augmented";
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression;
}

export interface IfStatement extends Node {
  readonly kind: "if";
  readonly test: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}

export interface ForStatement extends Node {
  readonly kind: "for";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}

export interface TryStatement extends Node {
  readonly kind: "try";
  readonly body: Block;
  readonly handlers: readonly ExceptHandler[];
  readonly otherwise: Block;
  readonly finally: Block;
}

export interface ExceptHandler extends Node {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: Block;
}

export interface WithItem {
  readonly context: Expression;
  readonly target?: Expression;
}

/** `match`, whose patterns are not evaluated: any of the bodies may run, and `names` may be bound. `type` is one without bodies. */
export interface MatchStatement extends Node {
  readonly kind: "match";
  readonly names: readonly string[];
  readonly bodies: readonly Block[];
}

export interface ImportedName {
  readonly name: string;
  readonly as?: string;
}

export interface ImportFrom extends Node {
  readonly kind: "importFrom";
  /** How many dots stand before the name. */
  readonly level: number;
  readonly module: string;
  /** `*` alone is one name. */
  readonly names: readonly ImportedName[];
}

export interface FunctionDefinition extends Node {
  readonly kind: "function";
  readonly name: string;
  readonly parameters: Parameters;
  readonly body: Block;
  readonly decorators: readonly Expression[];
  /** Whether a call gives something to be awaited, or a generator. */
  readonly suspends: boolean;
}

export interface ClassDefinition extends Node {
  readonly kind: "class";
  readonly name: string;
  readonly bases: readonly Argument[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
}
