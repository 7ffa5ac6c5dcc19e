import { SIMULATED_ACCOUNT, SIMULATED_HEX, SIMULATED_TIME } from "../../model/simulated";
import type { Cloud, ResourceState } from "../cloud";
import { isObject, UNKNOWN, type PropertyMap } from "../wire";

/** What each mark of the simulated cloud becomes; texts keep their form, so that programs that take them apart go on. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/simulated/g, "varied"],
  [/SIMULATED/g, "VARIED"],
  [/c2ltdWxhdGVk/g, "dmFyaWVkaW52"],
  [new RegExp(SIMULATED_HEX, "gi"), "7a1ed001"],
  [new RegExp(SIMULATED_ACCOUNT, "g"), "000321000321"],
  [new RegExp(SIMULATED_TIME, "g"), "2002-03-04T05:06:07Z"],
  [/192\.0\.2\./g, "198.51.100."],
  [/2001:db8:/gi, "2001:db9:"],
];

const ZONE = /\b([a-z]{2}-[a-z]+-\d)([a-f])\b/g;

/**
 * Another simulation of the same cloud: every value that `cloud` makes up differs, and every value that is the
 * program's own is the same. A program that runs under both shows what of it rests on the simulation.
 */
export function variedCloud(cloud: Cloud): Cloud {
  const state = (made: ResourceState, own: PropertyMap): ResourceState => ({
    ...made,
    id: variedText(made.id),
    outputs: variedOutputs(made.outputs, own, new Set(made.simulatedPaths)),
  });
  return {
    create: (resource) => state(cloud.create(resource), resource.inputs),
    read: (resource, id) => ({ ...state(cloud.read(resource, id), resource.inputs), id }),
    invoke(token, args, provider) {
      const result = cloud.invoke(token, args, provider);
      // A policy document is computed from its arguments alone.
      const madeUp = /getPolicyDocument$/.test(token) ? [] : Object.keys(result);
      return variedOutputs(result, args, new Set(madeUp));
    },
  };
}

/** Of what was made up every value differs; elsewhere what carries a mark does. */
function variedOutputs(outputs: PropertyMap, own: PropertyMap, madeUp: ReadonlySet<string>): PropertyMap {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, name in own ? value : varied(value, madeUp.has(name))]),
  );
}

function varied(value: unknown, isMadeUp: boolean): unknown {
  if (typeof value === "string") return variedText(value);
  if (typeof value === "number") return isMadeUp ? value + 1 : value;
  if (typeof value === "boolean") return isMadeUp ? !value : value;
  if (Array.isArray(value)) return value.map((element) => varied(element, isMadeUp));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, varied(inner, isMadeUp)]));
}

/** A text of the one simulation as the other would have made it: the same but for the marks in it. */
export function variedText(text: string): string {
  if (text === UNKNOWN) return text;
  const replaced = REPLACEMENTS.reduce((current, [mark, other]) => current.replace(mark, other), text);
  return replaced.replace(ZONE, (_zone, region: string, letter: string) => region + nextLetter(letter));
}

function nextLetter(letter: string): string {
  return letter === "f" ? "a" : String.fromCharCode(letter.charCodeAt(0) + 1);
}
