import { inTurn } from "../base/undecided";
import { containers, variables, type Container } from "../containers";
import { credentialIn, mayHoldCredential } from "../credentials/credential";
import { isSecretKeyName } from "../django/settings/secretKeyNames";
import type { Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";
import { djangoContainers } from "./djangoContainers";
import { inPlace } from "./moduleSetting";

/** An environment variable in plain text, and the credential that it may show. */
export interface Credential extends Fact {
  /** Its name, and the file that gives it if the resource does not, for a message. */
  readonly name: string;
  /** Whether Django reads its SECRET_KEY or SECRET_KEY_FALLBACKS from it; policies of their own judge those. */
  readonly isDjangoSecretKey: boolean;
  /** The credential that it certainly shows, as a phrase for a message: `a URL with a password`. */
  readonly certain?: string | undefined;
  /** Whether it may show one although that is not certain; see `mayHoldCredential`. */
  readonly isSuspected: boolean;
}

/** The variables in plain text of all containers. */
export const credentials: Kind<Credential> = {
  noun: "environment variables in plain text",
  types: containers.types,
  *read(resource, stack) {
    const isDjango = (container: Container): boolean =>
      [...stack.factsFrom(djangoContainers, resource)].some((each) => each.container === container && each.isShown);
    yield* inTurn(stack.factsFrom(variables, resource), (variable) => {
      if (variable.origin !== "visible") return [];
      const { container } = variable;
      const credential: Credential = {
        resource: variable.resource,
        ...(variable.part !== undefined && { part: variable.part }),
        get name() {
          return inPlace(variable.name, variable.place);
        },
        get definedVariable() {
          return variable.definedVariable;
        },
        get isDjangoSecretKey() {
          const names = (): readonly string[] => container.variables.map(({ name }) => name);
          return isSecretKeyName(variable.name, names) && isDjango(container);
        },
        get certain() {
          return credentialIn(variable.name, variable.value);
        },
        get isSuspected() {
          return mayHoldCredential(variable.name, variable.value);
        },
      };
      return [credential];
    });
  },
};
