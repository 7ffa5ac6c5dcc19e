import { types } from "../../aws/types";
import { some } from "../../base/undecided";
import { djangoProcess, type DjangoProcess } from "../../django/command";
import { servesAsgi, severalProcesses } from "../../django/server/processes";
import type { Storage } from "../../django/values/cacheBackend";
import type { Resource } from "../../stack/resource";
import type { Stack } from "../../stack/stack";
import { Properties } from "../../wire/properties";
import type { App } from "./app";
import { enablingVariable } from "./enablingVariable";

/** What an application runs, and how often at once. */
export interface AppProcess {
  /** What its command runs; `undefined` if the image decides. */
  readonly process?: DjangoProcess | undefined;
  /** Whether it may answer requests: not if its command runs a worker or a management command. */
  readonly servesRequests: boolean;
  /** Whether it answers them over ASGI. */
  readonly servesAsgi: boolean;
  /**
   * Why its processes do not share what is kept in their memory, or its containers what is kept in their files, as a
   * phrase for a message; `undefined` if they do, or if it is kept elsewhere.
   */
  keptApart(keptIn: Storage["keptIn"]): string | undefined;
  /** The variable that turns Django's connection pool on; `undefined` if none does in plain text. */
  readonly connectionPool?: string | undefined;
}

/** @param resource the resource that defines the container */
export function processOf({ container, settings }: App, resource: Resource, stack: Stack): AppProcess {
  return {
    get process() {
      return djangoProcess(container.command);
    },
    get servesRequests() {
      return this.process === undefined || this.process === "server" || this.process === "runserver";
    },
    get servesAsgi() {
      return servesAsgi(container.command);
    },
    keptApart(keptIn) {
      const copies = (): string | undefined => severalCopies(resource, stack);
      if (keptIn === "memory") {
        return because(
          "in the memory of each process",
          severalProcesses(container.command, container.variables) ?? copies(),
        );
      }
      return keptIn === "files" ? because("in files inside each container", copies()) : undefined;
    },
    get connectionPool() {
      return enablingVariable(settings.CONNECTION_POOL);
    },
  };
}

function because(where: string, why: string | undefined): string | undefined {
  return why && `${where}, but ${why}`;
}

/**
 * The several copies of a container that run at once, as a phrase for a message; `undefined` if nothing shows that
 * there are several.
 */
function severalCopies(resource: Resource, stack: Stack): string | undefined {
  if (types.appRunnerService.includes(resource.type)) return "App Runner runs several instances";
  if (types.lambdaFunction.includes(resource.type)) return "Lambda runs several instances";
  if (types.ecsExpressService.includes(resource.type)) return severalTasks(resource);
  if (!types.taskDefinition.includes(resource.type)) return undefined;
  const services = stack.graph.linkedFrom(resource, "taskDefinition", types.ecsService, types.taskDefinition);
  const several = some(services, (service) => new Properties(service.properties).number("desiredCount", 1) > 1);
  return several ? "the service runs several tasks" : undefined;
}

/** A service in ECS Express Mode scales from 1 to 20 tasks unless it says otherwise (ECS API, ExpressGatewayScalingTarget). */
function severalTasks({ properties }: Resource): string | undefined {
  const most = new Properties(properties).map("scalingTargets")?.number("maxTaskCount") ?? 20;
  return most > 1 ? `ECS Express Mode runs up to ${most} tasks` : undefined;
}
