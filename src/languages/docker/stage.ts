import { cleanPath, isWithin, normalPath } from "../../base/paths";
import { Expander } from "../shell/expand";
import type { ScriptFile } from "../shell/files";
import { Variables } from "../shell/variables";
import { argumentsIn, unquote, variablesIn } from "./assignments";
import type { Instruction } from "./dockerfile";

/** A file of an image; its text raises `Undecided` if only the build would show it. */
export interface ImageFile extends ScriptFile {
  /** Where it leads if it is a symbolic link, as the link is written. */
  readonly link?: string;
}

/** A stage of a build: what it starts from, and what it adds to that. */
export interface Stage {
  /** The base image from outside the Dockerfile. */
  readonly base: string;
  /** Its files by absolute path. */
  readonly files: Map<string, ImageFile>;
  /** The places at and below which only the build would show the files that are not among `files`: why. */
  readonly hidden: ReadonlyMap<string, string>;
  /** Its variables; what only the build would show is marked (`isComputed`). */
  readonly environment: ReadonlyMap<string, string>;
  readonly workingDirectory: string;
  /** What a container of it runs; `undefined` leaves it to the base image. */
  readonly entryPoint?: readonly string[] | undefined;
  readonly command?: readonly string[] | undefined;
}

/** A stage while its instructions are carried out: all that they set but files. */
export class OpenStage implements Stage {
  readonly environment: Map<string, string>;
  readonly args = new Map<string, string>();
  workingDirectory: string;
  entryPoint?: readonly string[] | undefined;
  command?: readonly string[] | undefined;
  readonly files: Map<string, ImageFile>;
  readonly hidden: Map<string, string>;
  private setsCommand = false;

  /**
   * @param earlier the stage that it goes on from, if it is no image from outside
   * @param given the files of an image from outside
   */
  constructor(
    readonly base: string,
    earlier: Stage | undefined,
    given: ReadonlyMap<string, ImageFile>,
  ) {
    this.files = new Map(earlier?.files ?? given);
    this.hidden = new Map(earlier?.hidden);
    this.environment = new Map(earlier?.environment);
    this.workingDirectory = earlier?.workingDirectory ?? "/";
    this.entryPoint = earlier?.entryPoint;
    this.command = earlier?.command;
  }

  /** Carries out ENV: no variable of one instruction sees another of the same (Dockerfile reference). */
  setVariables(rest: string): void {
    const variables = variablesIn(rest).map(([name, value]) => [name, this.unquoteValue(value)] as const);
    for (const [name, value] of variables) this.environment.set(name, value);
  }

  /** Carries out WORKDIR. */
  changeFolder(path: string): void {
    this.workingDirectory = this.absolute(this.fill(path));
  }

  /**
   * Carries out ENTRYPOINT or CMD. An entry point undoes the command of the image it rests on, not one of the same stage
   * (BuildKit).
   */
  setCommand({ name, rest, args }: Instruction): void {
    const words = rest.trimStart().startsWith("[") ? args : ["/bin/sh", "-c", rest];
    if (name === "CMD") {
      this.command = words;
      this.setsCommand = true;
      return;
    }
    this.entryPoint = words;
    if (!this.setsCommand) this.command = [];
  }

  put(path: string, file: ImageFile): void {
    this.files.set(cleanPath(path), file);
  }

  /** Notes that only the build would show what is at and below a path. */
  hide(path: string, reason: string): void {
    this.hidden.set(cleanPath(path), reason);
  }

  /** Notes that what is at and below a path is gone. */
  show(path: string): void {
    for (const place of [...this.hidden.keys()]) if (isWithin(place, path)) this.hidden.delete(place);
  }

  /** The value of a name in an instruction. */
  readonly value = (name: string): string | undefined => this.environment.get(name) ?? this.args.get(name);

  /** A word with the build's arguments and the stage's variables filled in. */
  fill(word: string): string {
    return fillVariables(word, this.value);
  }

  absolute(path: string): string {
    return absolutePath(path, this.workingDirectory);
  }

  private unquoteValue(value: string): string {
    return value.startsWith("'") ? unquote(value) : this.fill(unquote(value).replace(/\\(?=\s)/g, ""));
  }
}

/** A word of an instruction with its variables filled in. */
export function fillVariables(word: string, value: (name: string) => string | undefined): string {
  return new Expander(word, 0, new Variables(value, [])).document();
}

/**
 * Carries out ARG: an argument is what the program gives it, else its default, else what was declared before the first
 * stage.
 *
 * @param args the arguments declared so far, to which it adds
 */
export function declareArguments(
  rest: string,
  args: Map<string, string>,
  value: (name: string) => string | undefined,
  given: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): void {
  for (const [name, byDefault] of argumentsIn(rest)) {
    const found = given.get(name) ?? (byDefault && fillVariables(byDefault, value)) ?? outer.get(name);
    if (found !== undefined) args.set(name, found);
  }
}

/** A path in its plainest form, seen from a folder if it is relative. */
export function absolutePath(path: string, folder: string): string {
  return normalPath(path.startsWith("/") ? path : `${folder}/${path}`);
}
