import type { Contents } from "../languages/docker/imageConfiguration";
import type { Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";

/** A container of any service, or a program that a machine runs without a container. */
export interface Container extends Fact {
  readonly name: string;
  /** Empty if there is none. */
  readonly image: string;
  /**
   * Entry point and command: the container's own, else those of an image that the stack builds. If they start a script
   * whose text is seen, its commands.
   */
  readonly command: readonly string[];
  /**
   * The variables that it gets and that are seen: those of the image, of environment files, its own, and those that its
   * command sets. Later sources override earlier ones, and within one source the last wins.
   */
  readonly variables: readonly Variable[];
  /** The volumes that it mounts. */
  readonly mounts: readonly Mount[];
  /** Whether what it writes to stdout and stderr is collected. */
  readonly isLogged: boolean;
  /**
   * Its files; `undefined` if the stack neither builds its image nor uploads its code, or does not show them.
   *
   * @throws Undecided if it is unknown which of its images it runs
   */
  readonly contents?: Contents | undefined;
  /** The text of a file in it; `undefined` if the stack does not show it. */
  readonly file: (path: string) => string | undefined;
}

/** A volume of a task in one of its containers. */
export interface Mount {
  readonly volume: string;
  /** Absolute, in the container. */
  readonly path: string;
}

/** One environment variable of a container. */
export interface Variable extends Fact {
  readonly name: string;
  /** `visible` in the resource as plain text, or injected from a `secret` when the container starts. */
  readonly origin: "visible" | "secret";
  /** Its text, which may be a secret: never for a message. @throws Undecided unless it is visible and known */
  readonly value: string;
  /** The file and line that give it, for a message: `app.env:3`; `undefined` if the resource itself does. */
  readonly place?: string | undefined;
  /** The secret that it comes from, if the stack shows which. */
  readonly reference?: SecretReference | undefined;
  /** The resource of this stack that keeps that secret, or the parameter; `undefined` if it is not part of it. */
  readonly kept?: Resource | undefined;
  /** Why the service cannot read that secret, as a phrase for a message; `undefined` if it can. */
  readonly unreadable?: string | undefined;
  /** Whether it stands for all variables of an environment file that is not seen: its name and its value throw. */
  readonly isUnseenFile?: boolean;
  readonly container: Container;
}

/** The secret that a variable is read from when the container starts. */
export interface SecretReference {
  readonly service: "secretsmanager" | "ssm";
  /** A name, or an ARN up to the name. */
  readonly id: string;
  /** The key in a secret that is a JSON object; absent if the whole secret is meant. */
  readonly key?: string;
}
