import type { Stack } from "../stack";
import { all, any, every, some } from "../undecided";
import { balancersValidateHosts } from "./loadBalancers";

/**
 * Whether something in front of Django turns away requests for hosts it does not know: every nginx of the stack, or
 * every public listener. Either suffices (Django, "ALLOWED_HOSTS"; deployment checklist).
 */
export function hostsAreValidatedInFront(stack: Stack): boolean {
  return any(
    () => nginxValidatesHosts(stack),
    () => balancersValidateHosts(stack),
  );
}

function nginxValidatesHosts(stack: Stack): boolean {
  return all(
    () => every(stack.facts("nginxListeners"), (listener) => !listener.admitsUnknownHosts),
    () => some(stack.facts("nginxListeners"), () => true),
  );
}
