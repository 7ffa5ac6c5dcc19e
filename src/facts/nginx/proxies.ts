import { listeners, loadBalancers } from "../../aws/loadBalancers";
import { all, some, Undecided } from "../../base/undecided";
import type { Configuration } from "../../languages/nginx";
import { serversOf, transportsOf } from "../../languages/nginx/configuration";
import { forwardedClientAddress, type Front } from "../../languages/nginx/questions/clientAddress";
import {
  bodyLimit,
  forwardedHost,
  forwardedSchemes,
  type ProxyPass,
  proxyPassesOf,
  speaksHttp,
  speaksUwsgi,
} from "../../languages/nginx/questions/proxyPasses";
import type { Fact } from "../../stack/fact";
import type { Stack } from "../../stack/stack";
import { type NginxServer, ofConfigurations } from "./servers";

/** A directive with which nginx forwards requests to an application. */
export interface NginxProxy extends Fact {
  /** Its line, as a phrase for a message. */
  readonly at: string;
  /** Whether the application sees the headers that nginx sets: over HTTP or uWSGI's protocol. */
  readonly showsHeaders: boolean;
  readonly limitsBodies: boolean;
  /** Which host the application sees: one that nginx has checked or fixed, what the client wrote, or the upstream's. */
  readonly hostGiven: "checked" | "asSent" | "upstream";
  /** Whether some requests over HTTPS look like plain HTTP to the application. */
  readonly hidesHttps: boolean;
  /** Whether some requests over plain HTTP look like HTTPS to the application. */
  readonly feignsHttps: boolean;
  /**
   * What X-Forwarded-For holds as the client's address: the true one, the load balancer's, or whatever the client wrote.
   */
  readonly clientAddress: "given" | "hidden" | "forged";
}

/** One fact for each directive that forwards requests within the private network. */
export const nginxProxies = ofConfigurations(
  "directives with which nginx forwards requests",
  function* (server, stack) {
    for (const each of serversOf(server.configuration))
      for (const handover of proxyPassesOf(each)) yield nginxProxy(server, handover, stack);
  },
);

function nginxProxy(server: NginxServer, handover: ProxyPass, stack: Stack): NginxProxy {
  const { configuration } = server;
  const schemes = (tls: boolean, sent: string): ReadonlySet<string> =>
    forwardedSchemes(configuration, handover, tls, sent);
  const transports = transportsOf(configuration, handover.server);
  return {
    ...server.identityAt(handover.directive),
    at: server.at(handover.directive),
    showsHeaders: speaksHttp(handover) || speaksUwsgi(handover),
    get limitsBodies() {
      return Number.parseInt(bodyLimit(handover), 10) !== 0;
    },
    get hostGiven() {
      return forwardedHost(handover);
    },
    get hidesHttps() {
      const end = endOfTls(configuration, stack);
      if (end === "nginx") return transports.tls && [...schemes(true, "")].some((scheme) => scheme !== "https");
      return transports.plain && [...schemes(false, "https")].some((scheme) => scheme !== "https");
    },
    get feignsHttps() {
      if (!transports.plain) return false;
      if (endOfTls(configuration, stack) === "nginx") return schemes(false, "https").has("https");
      return schemes(false, "http").has("https") && balancerForwardsPlainHttp(stack);
    },
    get clientAddress() {
      return forwardedClientAddress(configuration, handover, frontOf(configuration, stack));
    },
  };
}

/** What connects to nginx: a load balancer of the stack, or clients themselves. */
function frontOf(configuration: Configuration, stack: Stack): Front {
  if (some(stack.facts(listeners), ({ protocol }) => protocol === "HTTP" || protocol === "HTTPS")) {
    const modes = [...stack.facts(loadBalancers)].map((balancer) => balancer.forwardedFor);
    return modes.includes("preserve") ? "preserve" : modes.includes("remove") ? "remove" : "append";
  }
  if (configuration.listeners.some((listener) => listener.ssl)) return "client";
  throw new Undecided("the stack does not show what is in front of nginx");
}

/** Where TLS is terminated: at a load balancer of the stack, or at nginx itself. */
function endOfTls(configuration: Configuration, stack: Stack): "balancer" | "nginx" {
  if (some(stack.facts(listeners), (listener) => listener.protocol === "HTTPS")) return "balancer";
  if (configuration.listeners.some((listener) => listener.ssl)) return "nginx";
  throw new Undecided("the stack does not show where TLS is terminated");
}

function balancerForwardsPlainHttp(stack: Stack): boolean {
  return some(stack.facts(listeners), (listener) =>
    all(
      () => listener.protocol === "HTTP",
      () => listener.forwards,
      () => listener.isPublic,
    ),
  );
}
