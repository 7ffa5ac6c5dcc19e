import { types } from "../../aws/types";
import { Undecided } from "../../base/undecided";
import { portListenedOn } from "../../django/server/port";
import { answersTo, type Answer, type Listener } from "../../languages/nginx";
import { originOf, type Fact } from "../../stack/fact";
import type { Kind, Stack } from "../../stack/stack";
import { Properties } from "../../wire/properties";
import { djangoApps } from "../djangoApps";
import { nginxServers, type NginxServer } from "./servers";

/** The health check of a target group whose targets are nginx. */
export interface NginxHealthCheck extends Fact {
  readonly path: string;
  /** Why no target ever becomes healthy, as a phrase with the line; `undefined` if one may. */
  readonly failure?: string | undefined;
}

interface Check {
  readonly path: string;
  readonly tls: boolean;
  readonly accepts: (status: number) => boolean;
}

/** One fact for each target group whose port an nginx configuration listens on and no Django container. */
export const nginxHealthChecks: Kind<NginxHealthCheck> = {
  noun: "health checks of nginx",
  types: types.targetGroup,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    if (properties.string("targetType") === "lambda" || !/^HTTPS?$/.test(properties.string("protocol", "HTTP"))) return;
    const port = properties.number("port", 80);
    const behind = socketsOn(port, stack);
    if (behind.length === 0 || djangoListensOn(port, stack)) return;
    const check = checkOf(properties);
    yield {
      resource: originOf(resource),
      path: check.path,
      get failure() {
        const [only, ...others] = behind;
        if (!only || others.length > 0)
          throw new Undecided("the target group may lead to several nginx configurations");
        return failureOf(only.server, only.listener, check);
      },
    };
  },
};

/** The sockets of all nginx configurations that take requests on a port, one for each configuration. */
function socketsOn(
  port: number,
  stack: Stack,
): readonly { readonly server: NginxServer; readonly listener: Listener }[] {
  return [...stack.facts(nginxServers)].flatMap((server) => {
    const listener = server.configuration.listeners.find(
      ({ socket, transport }) => transport === "tcp" && socket.endsWith(`:${port}`),
    );
    return listener ? [{ server, listener }] : [];
  });
}

function djangoListensOn(port: number, stack: Stack): boolean {
  return [...stack.facts(djangoApps)].some((app) => portListenedOn(app.container.command) === port);
}

/** A health check with the API's defaults (ELBv2, CreateTargetGroup). */
function checkOf(group: Properties): Check {
  const check = group.map("healthCheck");
  return {
    path: check?.string("path", "/") ?? "/",
    tls: (check?.string("protocol", "HTTP") ?? "HTTP") === "HTTPS",
    accepts: acceptedBy(check?.string("matcher", "200") ?? "200"),
  };
}

/** The statuses of `200`, `200,302` or `200-399`. */
function acceptedBy(matcher: string): (status: number) => boolean {
  const ranges = matcher.split(",").map((range) => range.trim().split("-").map(Number));
  return (status) => ranges.some(([first = NaN, last = first]) => status >= first && status <= last);
}

/** A load balancer's check names the target by its address, whatever hosts nginx serves (Elastic Load Balancing, "Health checks"). */
function failureOf(server: NginxServer, listener: Listener, { path, tls, accepts }: Check): string | undefined {
  const answers = answersTo(server.configuration, listener, {
    protocol: "HTTP/1.1",
    host: "10.0.0.1",
    method: "GET",
    target: path,
    tls,
    headers: new Map([["user-agent", "ELB-HealthChecker/2.0"]]),
  });
  const fails = ({ kind, status }: Answer): boolean =>
    kind === "dropped" ||
    kind === "rejected" ||
    (/^(?:static|redirect|reflected)$/.test(kind) && !accepts(status ?? 0));
  const [first] = answers;
  if (!first || !answers.every(fails)) return undefined;
  const by = first.by ? ` at ${server.at(first.by)}` : "";
  return `${/^(?:dropped|rejected)$/.test(first.kind) ? "closes the connection" : `answers ${first.status}`}${by}`;
}
