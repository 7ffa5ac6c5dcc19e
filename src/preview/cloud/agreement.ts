import { UNKNOWN } from "../../wire/sentinels";
import { holdsSimulatedSecret, isSimulated } from "../../wire/simulated";
import { isPropertyTree, type PropertyTree, parseDocument } from "../../wire/tree";
import { isVariation } from "./simulate/variedText";

/**
 * Returns what a program's runs under two simulations (`variedCloud`) agree on. A value that is equal in both is the
 * program's own; one that differs came from the simulation and becomes unknown. A text that mixes the program's own
 * words with simulated values is kept, because marks show which is which. A JSON document in a text is compared part by
 * part, so that one simulated value in it does not hide the others.
 */
export function joinRuns(first: PropertyTree, second: PropertyTree): PropertyTree {
  return join(first, second, joinTexts) as PropertyTree;
}

type JoinTexts = (first: string, second: string) => string;

function join(first: unknown, second: unknown, textOf: JoinTexts): unknown {
  if (first === second) return first;
  if (typeof first === "string" && typeof second === "string") return textOf(first, second);
  if (Array.isArray(first) && Array.isArray(second))
    return first.length === second.length ? first.map((item, index) => join(item, second[index], textOf)) : UNKNOWN;
  if (isPropertyTree(first) && isPropertyTree(second)) {
    const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
    return Object.fromEntries(keys.map((key) => [key, join(first[key], second[key], textOf)]));
  }
  return UNKNOWN;
}

function joinTexts(first: string, second: string): string {
  const [document, other] = [parseDocument(first), parseDocument(second)];
  if (document === undefined || other === undefined)
    return isVariation(first, second) && hasWordsOfItsOwn(first) ? first : UNKNOWN;
  const common = join(document, other, joinTextsInDocument);
  return common === UNKNOWN ? UNKNOWN : JSON.stringify(common);
}

/**
 * A simulated text in a document is kept: readers of documents, such as a container's environment, look for its mark.
 */
function joinTextsInDocument(first: string, second: string): string {
  return isVariation(first, second) && isSimulated(first) ? first : joinTexts(first, second);
}

/**
 * Whether a text holds more than a simulated name, id or address: a script, a configuration file, a URL with a user or
 * a password that the program generated.
 */
function hasWordsOfItsOwn(text: string): boolean {
  return /[\s@]/.test(text) || holdsSimulatedSecret(text);
}
