import { inTurn } from "../base/undecided";
import { containers } from "../containers";
import { credentialInCommand } from "../credentials/credential";
import type { Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";

/** The command of a container, if the stack overrides the image's. */
export interface Command extends Fact {
  /** What credential it contains, as a phrase for a message. */
  readonly credential?: string | undefined;
}

export const commands: Kind<Command> = {
  noun: "commands of containers",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(containers, resource), (container) => {
      if (container.command.length === 0) return [];
      const command: Command = {
        resource: container.resource,
        ...(container.part !== undefined && { part: container.part }),
        get credential() {
          return credentialInCommand(container.command);
        },
      };
      return [command];
    });
  },
};
