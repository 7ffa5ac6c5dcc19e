import { types } from "../../aws/types";
import { some } from "../../base/undecided";
import { djangoProcess, type DjangoProcess } from "../../django/command";
import { servesAsgi, severalProcesses } from "../../django/server/processes";
import type { Resource } from "../../stack/resource";
import type { Stack } from "../../stack/stack";
import { Properties } from "../../wire/properties";
import type { App } from "./app";

/** What an application runs, and how often at once. */
export interface AppProcess {
  /** What its command runs; `undefined` if the image decides. */
  readonly process?: DjangoProcess | undefined;
  /** Whether it may answer requests: not if its command runs a worker or a management command. */
  readonly servesRequests: boolean;
  /** Whether it answers them over ASGI. */
  readonly servesAsgi: boolean;
  /** Why its processes do not share their memory, as a phrase for a message: `3 gunicorn workers`. */
  readonly separateMemories?: string | undefined;
  /** Why its containers do not share their disk, as a phrase for a message: `several tasks of its service`. */
  readonly separateDisks?: string | undefined;
}

/** @param resource the resource that defines the container */
export function processOf({ container }: App, resource: Resource, stack: Stack): AppProcess {
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
    get separateMemories() {
      return severalProcesses(container.command, container.variables) ?? this.separateDisks;
    },
    get separateDisks() {
      return severalCopies(resource, stack);
    },
  };
}

/**
 * The several copies of a container that run at once, as a phrase for a message; `undefined` if nothing shows that
 * there are several.
 */
function severalCopies(resource: Resource, stack: Stack): string | undefined {
  if (types.appRunnerService.includes(resource.type)) return "the instances of an App Runner service";
  if (types.lambdaFunction.includes(resource.type)) return "the instances of a Lambda function";
  if (!types.taskDefinition.includes(resource.type)) return undefined;
  const services = stack.graph.linkedFrom(resource, "taskDefinition", types.ecsService, types.taskDefinition);
  const several = some(services, (service) => new Properties(service.properties).number("desiredCount", 1) > 1);
  return several ? "several tasks of its service" : undefined;
}
