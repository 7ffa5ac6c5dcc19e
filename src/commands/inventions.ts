import { UNKNOWN } from "../wire/sentinels";
import { isSimulated, isSimulatedNetwork, isSimulatedWord } from "../wire/simulated";
import { parseDocument } from "../wire/tree";

/**
 * A value in which what the simulation made up is unknown, as in a first preview, unless it shows which resource is meant:
 * ids, ARNs, names and hosts stay, and so do generated secrets. Networks, numbers, other words and documents do not: they
 * would be judged as if the program had written them. Looks into JSON texts too.
 *
 * @param isName whether a text is one by which another resource of the stack is known
 */
export function withoutInventions<T>(value: T, isName: (text: string) => boolean): T {
  return hide(value, isName) as T;
}

function hide(value: unknown, isName: (text: string) => boolean): unknown {
  if (typeof value === "number") return isSimulated(value) ? UNKNOWN : value;
  if (typeof value === "string") return hideText(value, isName);
  if (Array.isArray(value)) return value.map((element) => hide(element, isName));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner, isName)]));
}

function hideText(text: string, isName: (text: string) => boolean): string {
  if (!isSimulated(text) || isName(text)) return text;
  if (isSimulatedNetwork(text) || isSimulatedWord(text)) return UNKNOWN;
  const document = parseDocument(text);
  if (document === undefined) return text;
  if (isSimulatedPolicy(document)) return UNKNOWN;
  const [before, after] = [document, hide(document, isName)].map((each) => JSON.stringify(each));
  return before === after ? text : after!;
}

/** A made-up policy has no statements. It would grant nothing, and say so of a real one. */
function isSimulatedPolicy(document: object): boolean {
  return "Id" in document && typeof document.Id === "string" && isSimulatedWord(document.Id);
}
