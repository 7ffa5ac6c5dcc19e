import { inTurn } from "../base/undecided";
import { containers } from "../containers";
import { credentialInCommand } from "../credentials/credential";
import type { Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";

/** The command of a container, unless the image decides it. */
export interface Command extends Fact {
  /** The credential that it shows, as a phrase for a message. */
  readonly credential?: string | undefined;
}

/** The commands that the stack sets. */
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
