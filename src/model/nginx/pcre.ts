import { InvalidPattern, UnsupportedPattern } from "./pcreErrors";
import { literalsOf, type Literals } from "./pcreLiterals";
import { PatternParser } from "./pcreParser";

export { InvalidPattern, UnsupportedPattern } from "./pcreErrors";

/** A regular expression of nginx's, translated to JavaScript's. */
export interface Pattern extends Literals {
  /** The captures ($0 first) or undefined where it does not match. */
  match(subject: string): readonly string[] | undefined;
  /** Names of capturing groups with their numbers. */
  readonly names: ReadonlyMap<string, number>;
  /** Whether what follows a match cannot undo it: no `$`, no assertion about what comes next. */
  readonly open: boolean;
  readonly groups: number;
  readonly caseless: boolean;
  /** Some strings that it matches, in the hope of reaching each alternative. Those of unanchored ones may be wrapped. */
  readonly samples: readonly string[];
  readonly anchored: boolean;
}

const cache = new Map<string, Pattern | InvalidPattern | UnsupportedPattern>();

/**
 * Translates a PCRE pattern.
 *
 * @throws InvalidPattern where PCRE would refuse it, UnsupportedPattern where JavaScript has no equal
 */
export function compilePattern(source: string, caseless: boolean): Pattern {
  const key = `${caseless ? "i" : "c"}${source}`;
  let found = cache.get(key);
  if (found === undefined) {
    try {
      found = translate(source, caseless);
    } catch (error) {
      if (!(error instanceof InvalidPattern || error instanceof UnsupportedPattern)) {
        throw error;
      }
      found = error;
    }
    if (cache.size > 20_000) {
      cache.clear();
    }
    cache.set(key, found);
  }
  if (found instanceof Error) {
    throw found;
  }
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
  return {
    match: (subject) => expression.exec(subject)?.map((capture) => capture ?? ""),
    names: parser.names,
    open: parser.open,
    ...literalsOf(source),
    groups: parser.groups,
    caseless,
    samples: root.samples.filter((sample) => expression.test(sample)),
    anchored: root.anchored,
  };
}
