import { withoutSecrets } from "../../wire/secrets";
import { UNKNOWN } from "../../wire/sentinels";
import { isSimulated } from "../../wire/simulated";
import type { PropertyTree } from "../../wire/tree";
import type { Cloud } from "./cloud";
import { STACK_OUTPUT } from "./stackOutput";

/** The arguments of a function that name what it is asked about. */
const NAMES = /^(name|id|arn|domain|bucket)$|(Name|Id|Arn|Identifier)$/;

/** An answer about what exists already that nobody supplied. */
export interface Answer {
  /** The token of the function, or the type of the resource, and the name in the program's request. */
  readonly of: string;
  /** Whether nothing could be made up, because no installed SDK declares what the function returns. */
  readonly isEmpty: boolean;
}

/**
 * A cloud that reports each answer that is made up or empty. Outputs of other stacks are not reported: a program that
 * fails on one is run again.
 *
 * @param isSupplied whether the user gives the answer to a function
 */
export function reportAnswers(
  cloud: Cloud,
  isSupplied: (token: string, args: PropertyTree) => boolean,
  notice: (answer: Answer) => void,
): Cloud {
  return {
    ...cloud,
    read(request, id) {
      const state = cloud.read(request, id);
      if (state.simulatedPaths.length > 0) notice({ of: described(request.type, id), isEmpty: false });
      return state;
    },
    invoke(token, args, provider) {
      const result = cloud.invoke(token, args, provider);
      const isEmpty = isEcho(result, args);
      if (token !== STACK_OUTPUT && (isEmpty || isMadeUp(token, result)) && !isSupplied(token, args))
        notice({ of: described(token, nameAmong(args)), isEmpty });
      return result;
    },
  };
}

/** A policy document is computed, although its id is not. */
function isMadeUp(token: string, result: PropertyTree): boolean {
  return !/getPolicyDocument$/.test(token) && isSimulated(withoutSecrets(result));
}

/** Whether a result holds nothing but arguments of the function. */
function isEcho(result: PropertyTree, args: PropertyTree): boolean {
  return Object.keys(result).every((name) => name in args);
}

function described(token: string, name: string | undefined): string {
  return name === undefined || name === UNKNOWN ? token : `${token} "${name}"`;
}

/** The name in a request; never a secret, because secrets are wrapped and so are not texts here. */
function nameAmong(args: PropertyTree): string | undefined {
  const named = Object.keys(args).find((name) => NAMES.test(name) && typeof args[name] === "string");
  return named === undefined ? undefined : String(args[named]);
}
