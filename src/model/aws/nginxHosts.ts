import { isAllowedHost } from "../django/allowedHosts";
import { portListenedOn } from "../django/port";
import type { Fact } from "../fact";
import { serversOf } from "../nginx/endings";
import { handoversOf, type Handover } from "../nginx/handovers";
import type { Server } from "../nginx/servers";
import { isLoopback, targetsOf } from "../nginx/targets";
import type { Resource } from "../resource";
import type { Stack } from "../stack";
import { Undecided } from "../undecided";
import type { DjangoApp } from "../django/apps";
import { containers } from "./containers";
import { ofConfigurations, type NginxServer } from "./nginxServers";

/** A `server` of nginx that hands requests on. */
export interface NginxHost extends Fact {
  /** Its first line, in words. */
  readonly at: string;
  /** The hosts of its `server_name` that mean something: without `_`, addresses and regular expressions; `*.x` as `.x`. */
  readonly hosts: readonly string[];
  /** Whether the stack shows a Django container that it may hand requests on to. */
  readonly isInFrontOfDjango: boolean;
  /** Those that the container's ALLOWED_HOSTS leaves out, and the variable that says so. */
  readonly refused: { readonly hosts: readonly string[]; readonly by: string };
  /** The port that the container listens on, if it is none of those that requests to its own task are handed on to. */
  readonly portMissed?: { readonly listensOn: number; readonly handedTo: readonly number[] };
}

export const nginxHosts = ofConfigurations(
  "servers of nginx that hand requests on",
  function* (server, stack, resource) {
    for (const each of serversOf(server.configuration)) {
      const handovers = [...handoversOf(each)];
      if (handovers.length > 0) yield nginxHost(server, each, handovers, () => appBehind(resource, stack));
    }
  },
);

function nginxHost(
  server: NginxServer,
  virtual: Server,
  handovers: readonly Handover[],
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
    get portMissed() {
      const targets = handovers.flatMap((handover) => targetsOf(server.configuration, handover));
      const listensOn = portListenedOn(app()?.container.command ?? []);
      const isMissed = targets.length > 0 && targets.every((target) => isLoopback(target) && target.port !== listensOn);
      if (listensOn === undefined || !isMissed) return undefined;
      return { listensOn, handedTo: [...new Set(targets.map((target) => target.port))] };
    },
  };
}

function hostsOf({ names }: Server): readonly string[] {
  return names
    .filter(({ kind, name }) => (kind === "exact" || kind === "leading") && /[a-z]/.test(name))
    .map(({ name }) => name)
    .filter((name) => name !== "localhost");
}

/** The Django container that requests are handed on to: the one beside nginx, else the only one of the stack. */
function appBehind(resource: Resource, stack: Stack): DjangoApp | undefined {
  const beside = containers.types.includes(resource.type) ? [...stack.factsFrom("djangoApps", resource)] : [];
  const apps = (beside.length > 0 ? beside : [...stack.facts("djangoApps")]).filter((app) => app.servesRequests);
  if (apps.length > 1) throw new Undecided("which of several Django containers is behind nginx cannot be told");
  return apps[0];
}
