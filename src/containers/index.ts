import { inTurn } from "../base/undecided";
import type { Kind } from "../stack/stack";
import { appRunner } from "./appRunner";
import { containerOf } from "./assemble";
import { batch } from "./batch";
import { beanstalk } from "./beanstalk";
import { codeBuild } from "./codeBuild";
import type { Container, Variable } from "./container";
import type { Definition } from "./definition";
import { ecs } from "./ecs";
import { lambda } from "./lambda";
import { lightsail } from "./lightsail";
import { machines } from "./machines";
import type { Service } from "./service";

export type { Container, Mount, SecretReference, Variable } from "./container";

const services: readonly Service[] = [ecs, appRunner, lambda, beanstalk, lightsail, batch, codeBuild, machines];

/**
 * The containers of every service. An image and a command can set variables too: where one is not known, or only a part
 * of the stack is seen, `Undecided` is raised once all containers were read.
 */
export const containers: Kind<Container> = {
  noun: "containers",
  types: services.flatMap(({ types }) => types),
  *read(resource, stack) {
    const service = services.find(({ types }) => types.includes(resource.type));
    const definitions: Definition[] = [];
    for (const definition of service?.read(resource, stack) ?? []) {
      definitions.push(definition);
      yield containerOf(resource, definition, stack);
    }
    yield* inTurn(definitions, open);
  },
};

export const variables: Kind<Variable> = {
  noun: "environment variables",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(containers, resource), (container) => container.variables);
  },
};

/** Raises `Undecided` for the first thing about a definition that is not known and that can set variables. */
function open(definition: Definition): readonly never[] {
  return [definition.built, definition.entryPoint, definition.command].flatMap(() => []);
}
