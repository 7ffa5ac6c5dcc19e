import type { Fact } from "../stack/fact";

/** A container as the stack runs it, whichever service runs it; also a program that a machine runs without one. */
export interface Container extends Fact {
  readonly name: string;
  /** Empty where there is none. */
  readonly image: string;
  /**
   * Entry point and command: the container's own, else those of an image that the stack builds. Where they start a
   * script that is seen, the commands of it.
   */
  readonly command: readonly string[];
  /**
   * The variables that it gets, as far as they are seen: the image's, those of environment files, its own, and those
   * that its command sets. What a later source gives hides an earlier one's; of one source, later wins.
   */
  readonly variables: readonly Variable[];
  /** The volumes that it sees, and where. */
  readonly mounts: readonly Mount[];
  /** Whether what it writes to stdout and stderr is collected. */
  readonly isLogged: boolean;
  /**
   * The folder that its image is built from, as the program writes it; `undefined` where the stack does not build it.
   * Raises `Undecided` where that cannot be told.
   */
  readonly sourceFolder?: string | undefined;
  /** The text of a file in it, where the stack shows it. */
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
  /** Its text; raises `Undecided` unless visible and known. May be a secret: never for a message. */
  readonly value: string;
  /** What it is read from, where it comes from a secret and the stack says from which. */
  readonly reference?: SecretReference | undefined;
  /** Why the service could not read that when the container starts, in words; `undefined` where it could. */
  readonly unreadable?: string | undefined;
  readonly container: Container;
}

/** What a container's variable is read from when it starts. */
export interface SecretReference {
  readonly service: "secretsmanager" | "ssm";
  /** An ARN without what follows the secret's name, or a name. */
  readonly id: string;
  /** The key of a secret that is a JSON object; absent where the secret is taken as a whole. */
  readonly key?: string;
}
