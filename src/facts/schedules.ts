import { types } from "../aws/types";
import { any, some } from "../base/undecided";
import { containers } from "../containers";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";

/** Something that EventBridge runs at set times. */
export interface Schedule extends Fact {
  /** Whether it runs `manage.py clearsessions`, by its input or by the task that it starts. */
  readonly clearsSessions: boolean;
}

/** The targets of EventBridge rules, and the schedules of EventBridge Scheduler. */
export const schedules: Kind<Schedule> = {
  noun: "schedules",
  types: [...types.eventTarget, ...types.schedule],
  *read(resource, stack) {
    yield {
      resource: originOf(resource),
      get clearsSessions() {
        return any(
          () => mentionsClearsessions(inputOf(resource)),
          () => startsClearsessions(resource, stack),
        );
      },
    };
  },
};

function mentionsClearsessions(text: string): boolean {
  return /\bclearsessions\b/.test(text);
}

/** The input of the target: the override of a task's command, or an event. */
function inputOf(resource: Resource): string {
  const properties = new Properties(resource.properties);
  const target = types.schedule.includes(resource.type) ? properties.map("target") : properties;
  return target?.string("input", "") ?? "";
}

function startsClearsessions(resource: Resource, stack: Stack): boolean {
  const task = taskOf(resource, stack);
  if (!task) return false;
  return some(stack.factsFrom(containers, task), ({ command }) => mentionsClearsessions(command.join(" ")));
}

/** The task definition that an EventBridge rule or schedule starts on ECS, if it is part of this stack. */
function taskOf(resource: Resource, stack: Stack): Resource | undefined {
  const properties = new Properties(resource.properties);
  const [property, ecs] = types.schedule.includes(resource.type)
    ? ["target", properties.map("target")?.map("ecsParameters")]
    : ["ecsTarget", properties.map("ecsTarget")];
  const [reference] = ecs?.values("taskDefinitionArn") ?? [];
  return stack.graph.linkWithin(resource, property, reference, types.taskDefinition);
}
