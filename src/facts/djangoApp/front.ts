import { listenerRules, listeners } from "../../aws/loadBalancers";
import { all, every, some, unlessUndecided } from "../../base/undecided";
import type { Fact } from "../../stack/fact";
import type { Stack } from "../../stack/stack";
import type { App } from "./app";
import { enablingVariable } from "./enablingVariable";
import { hostsAreValidatedInFront, judgedInFront } from "./hostValidation";

/** What stands between an application and its clients. */
export interface AppFront {
  /** Whether nginx or the load balancer rejects requests for unknown hosts. */
  readonly hostsAreValidatedInFront: boolean;
  /** Which of them forward requests and were judged for it, as phrases for a message. */
  readonly judgedInFront: readonly string[];
  /** Whether the load balancers of this stack forward no plain HTTP to it. */
  readonly plainHttpIsRedirected: boolean;
  /** The listener or rule of this stack that forwards plain HTTP, if one certainly does. */
  readonly plainHttpEntrance?: Fact | undefined;
  /** Whether TLS ends at a load balancer of this stack, so that Django sees plain HTTP only. */
  readonly tlsEndsInFront: boolean;
  /** The variable by which Django redirects plain HTTP although it never sees HTTPS, because TLS ends in front of it. */
  readonly redirectBehindTls?: string | undefined;
  /** Whether the environment shows that SECURE_HSTS_SECONDS is 0, so that no other HSTS setting has an effect. */
  readonly hstsIsOff: boolean;
}

/** Reads it from the stack's load balancers and nginx, and from the application's settings. */
export function frontOf({ settings }: App, stack: Stack): AppFront {
  return {
    get hostsAreValidatedInFront() {
      return hostsAreValidatedInFront(stack);
    },
    get judgedInFront() {
      return judgedInFront(stack);
    },
    get plainHttpIsRedirected() {
      return plainHttpIsRedirected(stack);
    },
    get plainHttpEntrance() {
      return plainHttpEntrance(stack);
    },
    get tlsEndsInFront() {
      return tlsEndsInFront(stack);
    },
    get redirectBehindTls() {
      const redirect = enablingVariable(settings.SECURE_SSL_REDIRECT);
      return redirect !== undefined && this.tlsEndsInFront ? redirect : undefined;
    },
    get hstsIsOff() {
      const { SECURE_HSTS_SECONDS } = settings;
      return SECURE_HSTS_SECONDS.isInPlainText && SECURE_HSTS_SECONDS.value === 0;
    },
  };
}

/** Whether the stack has an HTTPS listener, and every HTTP listener and its rules redirect. */
function plainHttpIsRedirected(stack: Stack): boolean {
  return all(
    () => tlsEndsInFront(stack),
    () => every(stack.facts(listeners), (listener) => listener.protocol !== "HTTP" || !listener.servesPlainHttp),
    () => every(stack.facts(listenerRules), (rule) => rule.listener?.protocol !== "HTTP" || !rule.servesPlainHttp),
  );
}

function plainHttpEntrance(stack: Stack): Fact | undefined {
  const entrances = (): readonly Fact[] => [
    ...[...stack.facts(listeners)].filter(({ protocol, servesPlainHttp }) => protocol === "HTTP" && servesPlainHttp),
    ...[...stack.facts(listenerRules)].filter((rule) => rule.listener?.protocol === "HTTP" && rule.servesPlainHttp),
  ];
  return unlessUndecided(entrances)?.[0];
}

function tlsEndsInFront(stack: Stack): boolean {
  return some(stack.facts(listeners), (listener) => listener.protocol === "HTTPS");
}
