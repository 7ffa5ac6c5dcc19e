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
import { ecsExpress } from "./ecsExpress";
import { lambda } from "./lambda";
import { lightsail } from "./lightsail";
import { machines } from "./machines";
import type { Service } from "./service";

export type { Container, Mount, Variable } from "./container";
export { variablesOf } from "./variable";

const services: readonly Service[] = [
  ecs,
  ecsExpress,
  appRunner,
  lambda,
  beanstalk,
  lightsail,
  batch,
  codeBuild,
  machines,
];

/**
 * The containers of every service.
 *
 * @throws Undecided after the last container if one has an unknown image or command, which can set variables too
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
    yield* inTurn(definitions, requireVariableSources);
  },
};

/** The environment variables of all containers. */
export const variables: Kind<Variable> = {
  noun: "environment variables",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(containers, resource), (container) => container.variables);
  },
};

/**
 * Reads everything about a definition that can set variables, and yields nothing.
 *
 * @throws Undecided for the first of them that is unknown
 */
function requireVariableSources(definition: Definition): readonly never[] {
  void definition.built;
  void definition.entryPoint;
  void definition.command;
  return [];
}
