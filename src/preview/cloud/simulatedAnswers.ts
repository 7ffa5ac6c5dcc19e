import { withoutSecrets } from "../../wire/secrets";
import { UNKNOWN } from "../../wire/sentinels";
import { isSimulated } from "../../wire/simulated";
import type { PropertyTree } from "../../wire/tree";
import type { Cloud } from "./cloud";
import { STACK_OUTPUT } from "./stackOutput";

/** What names a thing among the arguments of a function. */
const NAMES = /^(name|id|arn|domain|bucket)$|(Name|Id|Arn|Identifier)$/;

/**
 * A cloud that reports each simulated answer about what exists already, in words: a function's token, or the type of
 * what is read, and the name that the program asked by. An output of another stack is none of these: a program is run
 * again where it fails on one.
 *
 * @param isSupplied whether the user gives the answer to a function
 */
export function noticingAnswers(
  cloud: Cloud,
  isSupplied: (token: string, args: PropertyTree) => boolean,
  notice: (answer: string) => void,
): Cloud {
  return {
    ...cloud,
    read(request, id) {
      const state = cloud.read(request, id);
      if (state.simulatedPaths.length > 0) notice(described(request.type, id));
      return state;
    },
    invoke(token, args, provider) {
      const result = cloud.invoke(token, args, provider);
      if (token !== STACK_OUTPUT && isMadeUp(token, result) && !isSupplied(token, args))
        notice(described(token, nameAmong(args)));
      return result;
    },
  };
}

/** A policy document is computed, although its id is not. */
function isMadeUp(token: string, result: PropertyTree): boolean {
  return !/getPolicyDocument$/.test(token) && isSimulated(withoutSecrets(result));
}

function described(token: string, name: string | undefined): string {
  return name === undefined || name === UNKNOWN ? token : `${token} "${name}"`;
}

/** Never a secret: those are wrapped, and no texts here. */
function nameAmong(args: PropertyTree): string | undefined {
  const named = Object.keys(args).find((name) => NAMES.test(name) && typeof args[name] === "string");
  return named === undefined ? undefined : String(args[named]);
}
