import { nested, outputOf, type Arguments } from "./resource";

/**
 * The port and protocol of a listener. If only one is given, the other follows from it; the default is HTTP on port
 * 80.
 */
export function listenerProtocol(listener: Arguments | undefined, defaultPort?: unknown): Arguments {
  const { port, protocol } = listener ?? {};
  if (port === undefined && protocol === undefined) return { port: defaultPort ?? 80, protocol: "HTTP" };
  return {
    port: port ?? outputOf(protocol).apply((known) => (known === "HTTPS" ? 443 : 80)),
    protocol: protocol ?? outputOf(port).apply((known) => (known === 443 ? "HTTPS" : "HTTP")),
  };
}

/**
 * The port and protocol of the default target group: those of the only listener, or of the first of several. A list
 * that holds a single listener does not set them, as in the real component.
 */
export function defaultProtocol(args: Arguments): Arguments {
  const listeners = args["listeners"] as Arguments[] | undefined;
  if (listeners?.length === 1) return {};
  return listenerProtocol(listeners?.[0] ?? nested(args, "listener"), args["defaultTargetGroupPort"]);
}
