import { compilePattern, UnsupportedPattern, type Pattern } from "../pcre";
import { isUnseenInclude, text, type Directive } from "../syntax/tree";
import { NameTable } from "./nameTable";

/** What a `map` gives for a value. */
export interface MapResult {
  /** As written: variables and captures are still to be filled in. */
  readonly text: string;
  /** The captures of the regular expression that matched, `$0` first, and the numbers of its named groups. */
  readonly captures?: readonly string[];
  readonly names?: ReadonlyMap<string, number>;
}

interface MapPattern {
  readonly source: string;
  readonly caseless: boolean;
  readonly result: string;
}

/** The entries of a `map`. */
export class MapTable {
  readonly patterns: MapPattern[] = [];
  /** Whether the result is looked up anew each time instead of once in a request. */
  readonly isVolatile: boolean;
  private readonly names = new NameTable<string>();
  private readonly isComplete: boolean;
  private byDefault = "";

  constructor(entries: readonly Directive[]) {
    const has = (parameter: string): boolean =>
      entries.some(({ name, args }) => name === parameter && args.length === 0);
    this.isVolatile = has("volatile");
    this.isComplete = !entries.some(isUnseenInclude);
    const hasHostnames = has("hostnames");
    for (const entry of entries)
      if (entry.args.length > 0 && !isUnseenInclude(entry)) this.add(entry.name, text(entry, 0), hasHostnames);
  }

  /** Values that lead to each of the entries but the regular expressions. */
  get keys(): readonly string[] {
    return this.names.samples;
  }

  /** All results, each once. */
  get results(): readonly string[] {
    return [...new Set([this.byDefault, ...this.names.values, ...this.patterns.map(({ result }) => result)])];
  }

  /** The result for a source value; `undefined` if it depends on what cannot be seen or evaluated. */
  find(value: string): MapResult | undefined {
    const plain = this.names.find(value.toLowerCase());
    if (plain !== undefined) return { text: plain };
    if (!this.isComplete) return undefined;
    for (const { source, caseless, result } of value === "" ? [] : this.patterns) {
      const pattern = tryCompile(source, caseless);
      if (!pattern) return undefined;
      const captures = pattern.match(value);
      if (captures) return { text: result, captures, names: pattern.names };
    }
    return { text: this.byDefault };
  }

  private add(source: string, result: string, hasHostnames: boolean): void {
    if (source === "default") this.byDefault = result;
    else if (source.startsWith("~*")) this.patterns.push({ source: source.slice(2), caseless: true, result });
    else if (source.startsWith("~")) this.patterns.push({ source: source.slice(1), caseless: false, result });
    else this.addName(source.replace(/^\\/, "").toLowerCase(), result, hasHostnames);
  }

  private addName(name: string, result: string, hasHostnames: boolean): void {
    if (!hasHostnames || !/^\*?\.|\.\*$/.test(name)) {
      this.names.add("exact", name, result);
    } else if (name.startsWith(".")) {
      this.names.add("exact", name.slice(1), result);
      this.names.add("leading", name, result);
    } else if (name.startsWith("*.")) {
      this.names.add("leading", name.slice(1), result);
    } else {
      this.names.add("trailing", name.slice(0, -1), result);
    }
  }
}

function tryCompile(source: string, caseless: boolean): Pattern | undefined {
  try {
    return compilePattern(source, caseless);
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}
