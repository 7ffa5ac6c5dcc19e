import type { Configuration } from "../configuration";
import { directivesInForce, valueInForce } from "../model/blocks";
import { text } from "../syntax/tree";
import { type ProxyPass, forwardedHeaders, forwardedParameters, speaksUwsgi } from "./proxyPasses";

// Addresses of the documentation ranges (RFC 5737) that stand for those of a request.
const client = "192.0.2.1";
const balancer = "198.51.100.1";
const forged = "203.0.113.1";

/** Whom the directives of the realip module believe. */
type Trust = "nobody" | "some" | "everybody";

/** What a load balancer in front of nginx does with X-Forwarded-For; `client` if there is none. */
export type Front = "client" | "append" | "preserve" | "remove";

/**
 * What the application learns about the client's address from X-Forwarded-For if the client sends one of its own.
 *
 * @param front what is in front of nginx (Elastic Load Balancing, "X-Forwarded headers")
 * @returns `given` if it holds the client's address or is empty, `hidden` if it only holds the balancer's, `forged` if it
 * only holds what the client wrote
 */
export function forwardedClientAddress(
  configuration: Configuration,
  handover: ProxyPass,
  front: Front,
): "given" | "hidden" | "forged" {
  const sent = { client: forged, append: `${forged}, ${client}`, preserve: forged, remove: "" }[front];
  const headers = new Map([["x-forwarded-for", sent]]);
  const address = remoteAddress(trustOf(handover), isRecursive(handover), front);
  const overall = (handedOn: typeof forwardedHeaders, name: string): readonly string[] =>
    [false, true].flatMap((tls) => [...handedOn(configuration, handover, name, { tls, headers, address })]);
  // uWSGI gets the address as a parameter of its own, which no client writes.
  if (speaksUwsgi(handover) && front === "client")
    if (overall(forwardedParameters, "REMOTE_ADDR").every((value) => value === client)) return "given";
  const given = overall(forwardedHeaders, "x-forwarded-for");
  const missing = given.filter((value) => value !== "" && !value.includes(client));
  if (missing.length === 0) return "given";
  return missing.some((value) => value.includes(forged)) ? "forged" : "hidden";
}

/** `$remote_addr`: who has connected, unless the realip module takes it from X-Forwarded-For. */
function remoteAddress(trust: Trust, recursive: boolean, front: Front): string {
  if (front === "client") return trust === "everybody" ? forged : client;
  if (trust === "nobody" || front === "remove") return balancer;
  return front === "preserve" || (trust === "everybody" && recursive) ? forged : client;
}

function trustOf({ scope }: ProxyPass): Trust {
  if (!/^x-forwarded-for$/i.test(valueInForce(scope, "real_ip_header") ?? "X-Real-IP")) return "nobody";
  const sources = directivesInForce(scope, "set_real_ip_from").map((directive) => text(directive, 0));
  if (sources.length === 0) return "nobody";
  return sources.some((source) => /^(?:0\.0\.0\.0\/0|::\/0)$/.test(source)) ? "everybody" : "some";
}

function isRecursive({ scope }: ProxyPass): boolean {
  return valueInForce(scope, "real_ip_recursive")?.toLowerCase() === "on";
}
