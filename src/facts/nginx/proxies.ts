import { loadBalancers, listeners } from "../../aws/loadBalancers";
import { some, Undecided } from "../../base/undecided";
import type { Configuration } from "../../languages/nginx";
import { forwardedClientAddress, type Front } from "../../languages/nginx/questions/clientAddress";
import { serversOf, transportsOf } from "../../languages/nginx/questions/requestOutcomes";
import {
  bodyLimit,
  proxyPassesOf,
  forwardedHost,
  forwardedSchemes,
  speaksHttp,
  speaksUwsgi,
  type ProxyPass,
} from "../../languages/nginx/questions/proxyPasses";
import type { Fact } from "../../stack/fact";
import type { Stack } from "../../stack/stack";
import { ofConfigurations, type NginxServer } from "./servers";

/** A directive with which nginx hands requests on to an application. */
export interface NginxProxy extends Fact {
  /** Its line, in words. */
  readonly at: string;
  /** Whether the application sees what nginx makes of the headers: by HTTP or by uWSGI's protocol. */
  readonly showsHeaders: boolean;
  readonly limitsBodies: boolean;
  /** Which host the application sees: one that nginx has checked or fixed, what the client wrote, or the upstream's. */
  readonly hostGiven: "checked" | "asSent" | "upstream";
  /** Whether the application is not told that a request came over HTTPS. */
  readonly hidesHttps: boolean;
  /** Whether the application is told that a request came over HTTPS that did not. */
  readonly feignsHttps: boolean;
  /**
   * What X-Forwarded-For says of the client's address: that it is handed on, that it is the one of the load balancer, or
   * that it is what the client wrote.
   */
  readonly clientAddress: "given" | "hidden" | "forged";
}

export const nginxProxies = ofConfigurations(
  "directives with which nginx hands requests on",
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

/** What clients of nginx are: those of a load balancer, which speaks HTTP to it, or anybody. */
function frontOf(configuration: Configuration, stack: Stack): Front {
  if (some(stack.facts(listeners), ({ protocol }) => protocol === "HTTP" || protocol === "HTTPS")) {
    const modes = [...stack.facts(loadBalancers)].map((balancer) => balancer.forwardedFor);
    return modes.includes("preserve") ? "preserve" : modes.includes("remove") ? "remove" : "append";
  }
  if (configuration.listeners.some((listener) => listener.ssl)) return "client";
  throw new Undecided("what is in front of nginx is not shown");
}

/** What takes TLS off: a load balancer of the stack, or nginx itself. */
function endOfTls(configuration: Configuration, stack: Stack): "balancer" | "nginx" {
  if (some(stack.facts(listeners), (listener) => listener.protocol === "HTTPS")) return "balancer";
  if (configuration.listeners.some((listener) => listener.ssl)) return "nginx";
  throw new Undecided("what takes TLS off in front of nginx is not shown");
}

function balancerForwardsPlainHttp(stack: Stack): boolean {
  return some(
    stack.facts(listeners),
    (listener) => listener.protocol === "HTTP" && listener.forwards && listener.isPublic,
  );
}
