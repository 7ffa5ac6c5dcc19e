import { nameExpression } from "../../base/glob";
import { baseName } from "../../base/paths";

/** A file or a folder that `find` comes across. */
export interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
}

/** A call of `find`: where it looks, what it selects, and what it does with that. */
export interface FindCall {
  /** The folders or files that it starts from, as written. */
  readonly starts: readonly string[];
  /**
   * Whether it selects an entry; `undefined` if that depends on a test that only a run decides.
   *
   * @param depth how many folders the entry lies below the start, 0 for the start itself
   */
  readonly selects: (entry: Entry, depth: number) => boolean | undefined;
  /** The command that it runs for each entry, as its words up to the entry; `["rm"]` for `-delete`. */
  readonly runs?: readonly string[];
}

/** The options that take a value, and that no file decides. */
const settings = /^-(?:mindepth|maxdepth|regextype)$/;

/** Words that select nothing. */
const actions = /^-(?:print0?|ls|depth|xdev|mount|follow)$/;

/** Tests that take no value. */
const bare = /^-(?:empty|executable|readable|writable|true|false|prune|nouser|nogroup)$/;

/** Reads the arguments of `find` (findutils): names, paths, types and depths; any other test leaves it open what it selects. */
export function readFind(args: readonly string[]): FindCall {
  const first = args.findIndex((arg) => /^[-(!]/.test(arg) && !/^-[HLPO]\d?$/.test(arg));
  const starts = args.slice(0, first < 0 ? args.length : first).filter((arg) => !arg.startsWith("-"));
  const { alternatives, depths, runs } = readExpression(first < 0 ? [] : args.slice(first));
  return {
    starts: starts.length === 0 ? ["."] : starts,
    selects(entry, depth) {
      if (depth < depths.least || depth > depths.most) return false;
      const found = alternatives.map((tests) => all(tests.map((test) => test(entry))));
      return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
    },
    ...(runs && { runs }),
  };
}

type Test = (entry: Entry) => boolean | undefined;

interface Expression {
  /** The tests between `-o`, each list of which has to hold as a whole. */
  readonly alternatives: readonly (readonly Test[])[];
  readonly depths: { readonly least: number; readonly most: number };
  readonly runs?: readonly string[];
}

function readExpression(args: readonly string[]): Expression {
  const alternatives: Test[][] = [[]];
  const depths = { least: 0, most: Infinity };
  let runs: readonly string[] | undefined;
  let isNegated = false;
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    const value = args[at + 1] ?? "";
    if (word === "(" || word === ")" || word === "-a" || word === "-and") continue;
    if (word === "-o" || word === "-or") {
      alternatives.push([]);
    } else if (word === "!" || word === "-not") {
      isNegated = true;
    } else if (word === "-delete") {
      runs = ["rm"];
    } else if (/^-(?:exec|execdir|ok)$/.test(word)) {
      const end = args.findIndex((each, index) => index > at && (each === ";" || each === "+"));
      const last = end < 0 ? args.length : end;
      runs = args.slice(at + 1, last).filter((each) => each !== "{}");
      at = last;
    } else if (settings.test(word)) {
      if (word === "-mindepth") depths.least = Number(value);
      if (word === "-maxdepth") depths.most = Number(value);
      at++;
    } else if (!actions.test(word)) {
      const test = testOf(word, value);
      alternatives.at(-1)!.push(isNegated ? (entry) => negation(test(entry)) : test);
      isNegated = false;
      if (!bare.test(word)) at++;
    }
  }
  return { alternatives, depths, ...(runs && { runs }) };
}

function testOf(word: string, value: string): Test {
  switch (word) {
    case "-name":
      return ({ path }) => nameExpression(value).test(baseName(path));
    case "-iname":
      return ({ path }) => nameExpression(value.toLowerCase()).test(baseName(path).toLowerCase());
    case "-path":
    case "-wholename":
      return ({ path }) => nameExpression(value.replace(/^\.\//, "*/")).test(path);
    case "-type":
      return ({ isFolder }) => value === (isFolder ? "d" : "f");
    case "-true":
      return () => true;
    default:
      return () => undefined;
  }
}

function all(results: readonly (boolean | undefined)[]): boolean | undefined {
  return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
}

function negation(result: boolean | undefined): boolean | undefined {
  return result === undefined ? undefined : !result;
}
