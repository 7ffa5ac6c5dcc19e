import { InvalidPattern, UnsupportedPattern } from "./errors";
import { literalsOf, noLiterals, type Literals } from "./literals";
import { PatternParser } from "./parser";
import type { Piece } from "./pieces";

export { InvalidPattern, UnsupportedPattern } from "./errors";

/** A regular expression of nginx's, translated to JavaScript's. */
export interface Pattern {
  /** The captures ($0 first) or `undefined` if it does not match. */
  match(subject: string): readonly string[] | undefined;
  /** Names of capturing groups with their numbers. */
  readonly names: ReadonlyMap<string, number>;
  /** Whether what follows a match cannot undo it: no `$`, no assertion about what comes next. */
  readonly open: boolean;
  readonly groups: number;
  readonly caseless: boolean;
  readonly literals: Literals;
  /** Some strings that it matches, in the hope of reaching each alternative. Those of unanchored ones may be wrapped. */
  readonly samples: readonly string[];
  readonly anchored: boolean;
}

const cache = new Map<string, Pattern | InvalidPattern | UnsupportedPattern>();

/**
 * Translates a PCRE pattern.
 *
 * @throws InvalidPattern if PCRE would refuse it, UnsupportedPattern where JavaScript has no equal
 */
export function compilePattern(source: string, caseless: boolean): Pattern {
  const key = `${caseless ? "i" : "c"}${source}`;
  let found = cache.get(key);
  if (found === undefined) {
    try {
      found = translate(source, caseless);
    } catch (error) {
      if (!(error instanceof InvalidPattern || error instanceof UnsupportedPattern)) throw error;
      found = error;
    }
    if (cache.size > 20_000) cache.clear();
    cache.set(key, found);
  }
  if (found instanceof Error) throw found;
  return found;
}

function translate(source: string, caseless: boolean): Pattern {
  const parser = new PatternParser(source, caseless);
  const root = parser.parse();
  let expression: RegExp;
  try {
    expression = new RegExp(root.source, parser.flags);
  } catch {
    throw new UnsupportedPattern();
  }
  return new Translated(parser, root, expression, caseless);
}

/** What takes time waits until it is asked for: most patterns are read and never tried. */
class Translated implements Pattern {
  readonly names: ReadonlyMap<string, number>;
  readonly open: boolean;
  readonly groups: number;
  readonly anchored: boolean;
  readonly literals: Literals;
  private knownSamples: readonly string[] | undefined;

  constructor(
    { names, open, groups, hasOptions }: PatternParser,
    private readonly root: Piece,
    private readonly expression: RegExp,
    readonly caseless: boolean,
  ) {
    this.names = names;
    this.open = open;
    this.groups = groups;
    this.anchored = root.anchored;
    // Options change what the anchors and the dot mean.
    this.literals = hasOptions ? noLiterals : literalsOf(root.shapes);
  }

  match(subject: string): readonly string[] | undefined {
    return this.expression.exec(subject)?.map((capture) => capture ?? "");
  }

  get samples(): readonly string[] {
    return (this.knownSamples ??= this.root.samples().filter((sample) => this.expression.test(sample)));
  }
}
