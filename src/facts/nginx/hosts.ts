import { type Socket, socketsListenedOn } from "../../django/server/sockets";
import { isAllowedHost } from "../../django/values/allowedHosts";
import { serversOf } from "../../languages/nginx/configuration";
import type { Server } from "../../languages/nginx/model/servers";
import { type ProxyPass, proxyPassesOf, speaksHttp, speaksUwsgi } from "../../languages/nginx/questions/proxyPasses";
import { isOwnMachine, upstreamAddresses } from "../../languages/nginx/questions/upstreamAddresses";
import type { Fact } from "../../stack/fact";
import type { DjangoApp } from "../djangoApps";
import { djangoBehind } from "./djangoBehind";
import { type NginxServer, ofConfigurations } from "./servers";

/** A `server` of nginx that forwards requests. */
export interface NginxHost extends Fact {
  /** Its first line, as a phrase for a message. */
  readonly at: string;
  /** The hosts of its `server_name` that mean something: without `_`, addresses and regular expressions; `*.x` as `.x`. */
  readonly hosts: readonly string[];
  /** Whether the stack shows a Django container that it may forward requests to. */
  readonly isInFrontOfDjango: boolean;
  /** Those that the container's ALLOWED_HOSTS leaves out, and the variable that says so. */
  readonly refused: { readonly hosts: readonly string[]; readonly by: string };
  /** Where the container listens and nginx forwards to, as phrases, if these are sockets of one task and differ. */
  readonly missed?: { readonly listensOn: string; readonly handedTo: string } | undefined;
}

/** One fact for each `server` that forwards requests. */
export const nginxHosts = ofConfigurations(
  "servers of nginx that forward requests",
  function* (server, stack, resource) {
    for (const each of serversOf(server.configuration)) {
      const handovers = [...proxyPassesOf(each)];
      if (handovers.length > 0) yield nginxHost(server, each, handovers, () => djangoBehind(resource, stack));
    }
  },
);

function nginxHost(
  server: NginxServer,
  virtual: Server,
  handovers: readonly ProxyPass[],
  app: () => DjangoApp | undefined,
): NginxHost {
  return {
    ...server.identityAt(virtual.directive),
    at: server.at(virtual.directive),
    hosts: hostsOf(virtual),
    get isInFrontOfDjango() {
      return app() !== undefined;
    },
    get refused() {
      const setting = app()?.settings.ALLOWED_HOSTS;
      return {
        hosts: setting ? this.hosts.filter((host) => !isAllowedHost(host, setting.value)) : [],
        by: setting?.variable ?? "",
      };
    },
    get missed() {
      const listensOn = socketsListenedOn(app()?.container.command ?? []);
      const handedTo = handovers.flatMap((handover) => socketsForwardedTo(server, handover));
      if (listensOn.length === 0 || handedTo.length === 0 || handedTo.includes("elsewhere")) return undefined;
      const sockets = handedTo.filter((each) => each !== "elsewhere");
      if (sockets.some((socket) => listensOn.some((each) => isSame(each, socket)))) return undefined;
      return { listensOn: describeSockets(listensOn), handedTo: describeSockets(sockets) };
    },
  };
}

function hostsOf({ names }: Server): readonly string[] {
  return names
    .filter(({ kind, name }) => (kind === "exact" || kind === "leading") && /[a-z]/.test(name))
    .map(({ name }) => name)
    .filter((name) => name !== "localhost");
}

/** The sockets of its own machine that nginx forwards to, and `elsewhere` for each other address. */
function socketsForwardedTo(server: NginxServer, handover: ProxyPass): readonly (Socket | "elsewhere")[] {
  if (!speaksHttp(handover) && !speaksUwsgi(handover)) return [];
  const protocol = speaksHttp(handover) ? "http" : "uwsgi";
  return upstreamAddresses(server.configuration, handover).map((target) =>
    isOwnMachine(target) ? { protocol, at: "path" in target ? target.path : target.port } : "elsewhere",
  );
}

/** A socket file lies on a volume where containers share it, so that its folder may have another name in each. */
function isSame(one: Socket, other: Socket): boolean {
  const nameOf = (path: string): string | undefined => path.split("/").at(-1);
  const isSamePlace =
    typeof one.at === "string" && typeof other.at === "string"
      ? nameOf(one.at) === nameOf(other.at)
      : one.at === other.at;
  return isSamePlace && one.protocol === other.protocol;
}

function describeSockets(sockets: readonly Socket[]): string {
  const words = sockets.map(({ protocol, at }) => {
    const place = typeof at === "number" ? `port ${at}` : at;
    return protocol === "uwsgi" ? `${place} by uWSGI's protocol` : place;
  });
  return [...new Set(words)].join(", ");
}
