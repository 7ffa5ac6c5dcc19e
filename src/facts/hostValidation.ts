import { balancersForward, balancersValidateHosts } from "../aws/loadBalancers";
import { all, any, every, some, unlessUndecided } from "../base/undecided";
import type { Stack } from "../stack/stack";
import { nginxListeners } from "./nginx/servers";

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
    () => every(stack.facts(nginxListeners), (listener) => !listener.admitsUnknownHosts),
    () => some(stack.facts(nginxListeners), () => true),
  );
}

/** What forwards requests to Django and was judged for it, as phrases for messages. */
export function judgedInFront(stack: Stack): readonly string[] {
  const nginx = unlessUndecided(() => some(stack.facts(nginxListeners), () => true));
  const balancers = unlessUndecided(() => balancersForward(stack));
  return [...(nginx ? ["nginx"] : []), ...(balancers ? ["the load balancer"] : [])];
}
