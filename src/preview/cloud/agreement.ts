import { UNKNOWN } from "../../wire/sentinels";
import { holdsSimulatedSecret, isSimulated } from "../../wire/simulated";
import { isPropertyTree, type PropertyTree, parseDocument } from "../../wire/tree";
import { isVariation } from "./simulate/variedText";

/**
 * What a program's run and its run under another simulation (`variedCloud`) agree on: a value that is equal in both is
 * the program's own, and one that differs came from the simulation and is unknown. A text in which the program's own
 * words stand around simulated values stays as it is: the marks in it tell one from the other. A JSON document in a text
 * is compared part by part, so that one simulated value in it hides no other.
 */
export function agreement(first: PropertyTree, second: PropertyTree): PropertyTree {
  return agreed(first, second, agreedText) as PropertyTree;
}

type AgreedText = (first: string, second: string) => string;

function agreed(first: unknown, second: unknown, textOf: AgreedText): unknown {
  if (first === second) return first;
  if (typeof first === "string" && typeof second === "string") return textOf(first, second);
  if (Array.isArray(first) && Array.isArray(second))
    return first.length === second.length ? first.map((item, index) => agreed(item, second[index], textOf)) : UNKNOWN;
  if (isPropertyTree(first) && isPropertyTree(second)) {
    const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
    return Object.fromEntries(keys.map((key) => [key, agreed(first[key], second[key], textOf)]));
  }
  return UNKNOWN;
}

function agreedText(first: string, second: string): string {
  const [document, other] = [parseDocument(first), parseDocument(second)];
  if (document === undefined || other === undefined)
    return isVariation(first, second) && hasWordsOfItsOwn(first) ? first : UNKNOWN;
  const common = agreed(document, other, agreedTextInDocument);
  return common === UNKNOWN ? UNKNOWN : JSON.stringify(common);
}

/** What reads documents, such as a container's environment, knows simulated values by their marks. */
function agreedTextInDocument(first: string, second: string): string {
  return isVariation(first, second) && isSimulated(first) ? first : agreedText(first, second);
}

/**
 * Whether a text says more than what a simulated name, id or address says: a script or a configuration file, a URL with
 * a user, a password that the program has generated.
 */
function hasWordsOfItsOwn(text: string): boolean {
  return /[\s@]/.test(text) || holdsSimulatedSecret(text);
}
