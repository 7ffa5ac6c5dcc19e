import type { Listener, Request } from "../../../../src/languages/nginx";
import { hasListenParameter } from "../cases";
import type { Random } from "./random";
import { knownHosts, targets } from "./vocabulary";

/** Addresses on which requests reach a socket: the wildcard is reached where no other socket has the address. */
export function addressesOf(listener: Listener, all: readonly Listener[]): readonly string[] {
  const [host = "", port = ""] = listener.socket.split(":");
  if (host !== "*") return [host];
  return ["127.0.0.1", "127.0.0.5"].filter((address) => !all.some((other) => other.socket === `${address}:${port}`));
}

/** Whether a request counts as one for an unknown host. */
export function isUnknown(request: Request, listener: Listener): boolean {
  const named =
    request.host === undefined ? request.protocol === "HTTP/1.0" : !["a/b", ...knownHosts].includes(request.host);
  return named && request.tls === listener.ssl;
}

/** Requests to try on a socket: most with an unknown host, with all that a client can vary. */
export function requestsFor(listener: Listener, random: Random): readonly Request[] {
  const tls = listener.ssl;
  const unknown = "unrecognized.invalid";
  const base: Request = {
    protocol: "HTTP/1.1",
    host: unknown,
    tls,
    method: "GET",
    target: "/",
    headers: new Map(),
    address: "127.0.0.1",
    sni: tls ? unknown : undefined,
  };
  const headers = [
    new Map([["x-a", "1"]]),
    new Map([
      ["x-a", "unrecognized.invalid"],
      ["x-b", "1"],
    ]),
    new Map([["cookie", "c=1"]]),
    new Map([["user-agent", "a Bot"]]),
    new Map([["x-forwarded-proto", "https"]]),
  ];
  const requests: Request[] = [
    ...random.some(targets, tls ? 4 : 12).map((target) => ({ ...base, target })),
    { ...base, method: "POST", target: random.pick(targets) },
    { ...base, method: random.pick(["PUT", "HEAD", "DELETE", "OPTIONS"]), target: random.pick(targets) },
    { ...base, protocol: "HTTP/1.0", host: undefined },
    { ...base, protocol: "HTTP/1.0", host: undefined, target: random.pick(targets) },
    { ...base, host: undefined },
    { ...base, host: "203.0.113.7", target: random.pick(targets) },
    { ...base, host: "a/b" },
    { ...base, address: "127.0.0.2", target: random.pick(targets) },
    { ...base, address: "127.0.0.3", target: random.pick(targets) },
    ...random
      .some(headers, tls ? 1 : 3)
      .map((each) => ({ ...base, headers: each, target: random.pick(["/", random.pick(targets)]) })),
    ...random.some(knownHosts, 3).map((host) => ({ ...base, host, target: random.pick(targets) })),
  ];
  if (tls) {
    requests.push(
      { ...base, sni: undefined },
      { ...base, sni: "app.example.com" },
      { ...base, sni: "app.example.com", host: "app.example.com" },
      { ...base, tls: false },
    );
  }
  if (tls && hasListenParameter(listener, "http2")) {
    // A line feed in a Location is not a header that an HTTP/2 client takes.
    const single = targets.filter((target) => !target.includes("%0A"));
    const targetsOverHttp2 = ["/", ...random.some(single, 2)];
    requests.push(...targetsOverHttp2.map((target): Request => ({ ...base, protocol: "HTTP/2.0", target })));
  }
  return requests;
}
