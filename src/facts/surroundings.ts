import { listenerRules, listeners } from "../aws/loadBalancers";
import { types } from "../aws/types";
import { all, every, some, unlessUndecided } from "../base/undecided";
import type { Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";

/** Why several copies of a container run at once, as a clause for a message; `undefined` if nothing shows it. */
export function severalCopies(resource: Resource, stack: Stack): string | undefined {
  if (types.appRunnerService.includes(resource.type)) return "App Runner runs several instances";
  if (types.lambdaFunction.includes(resource.type)) return "Lambda runs several instances";
  if (!types.taskDefinition.includes(resource.type)) return undefined;
  const services = stack.graph.linkedFrom(resource, "taskDefinition", types.ecsService, types.taskDefinition);
  const several = some(services, (service) => new Properties(service.properties).number("desiredCount", 1) > 1);
  return several ? "the service runs several tasks" : undefined;
}

/** Whether every listener of the stack's load balancers that takes plain HTTP redirects it, and there is one that takes HTTPS. */
export function plainHttpIsRedirected(stack: Stack): boolean {
  return all(
    () => tlsEndsInFront(stack),
    () => every(stack.facts(listeners), (listener) => listener.protocol !== "HTTP" || !listener.servesPlainHttp),
    () => every(stack.facts(listenerRules), (rule) => rule.listener?.protocol !== "HTTP" || !rule.servesPlainHttp),
  );
}

/** The first listener or rule of the stack that takes plain HTTP and does not redirect it; `undefined` if none is known to. */
export function plainHttpEntrance(stack: Stack): Fact | undefined {
  const entrances = (): readonly Fact[] => [
    ...[...stack.facts(listeners)].filter(({ protocol, servesPlainHttp }) => protocol === "HTTP" && servesPlainHttp),
    ...[...stack.facts(listenerRules)].filter((rule) => rule.listener?.protocol === "HTTP" && rule.servesPlainHttp),
  ];
  return unlessUndecided(entrances)?.[0];
}

/** Whether a listener of the stack takes HTTPS, so that what is behind it gets plain HTTP. */
export function tlsEndsInFront(stack: Stack): boolean {
  return some(stack.facts(listeners), (listener) => listener.protocol === "HTTPS");
}
