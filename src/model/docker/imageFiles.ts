import type { Files } from "../files";
import { globExpression } from "../nginx/include";
import { Expander } from "../shell/expand";
import { shellCommands } from "../shell/parse";
import { Variables } from "../shell/variables";
import { writtenFiles } from "../shell/written";
import { Undecided } from "../undecided";
import { argumentsIn, unquoted, variablesIn } from "./assignments";
import type { Build } from "./build";
import { readDockerfile, type Instruction } from "./dockerfile";

/** A file of an image. */
export interface ImageFile {
  readonly text: string;
  /** Where on the disk it was copied from, if it was. */
  readonly source?: string;
}

/** A stage of a build: what it starts from, and what it adds to that below one folder. */
export interface Stage {
  /** The image outside the Dockerfile that it rests on. */
  readonly base: string;
  readonly files: Map<string, ImageFile>;
  /** Its variables; what only the build would tell is marked (`isComputed`). */
  readonly environment: Map<string, string>;
  workingDirectory: string;
  /** What a container of it runs, as far as the Dockerfile says: `undefined` leaves it to the image it rests on. */
  entryPoint?: readonly string[];
  command?: readonly string[];
}

/**
 * The files that an image has below `folder`, beside those of the image that it rests on, without running anything:
 * what its Dockerfile copies, adds and writes there.
 *
 * @param given the files that an image from outside has there
 * @throws Undecided where a command changes them in a way that only running it would tell
 */
export function imageFiles(
  build: Build,
  folder: string,
  files: Files,
  given: (image: string) => ReadonlyMap<string, string>,
): Stage {
  return new Builder(build, folder, files, given).build();
}

/** A sed script that takes carriage returns off the ends of lines, which no reader here minds. */
const endsLines = /^s\/\\r\$?\/\/g?$/;

class Builder {
  private readonly stages = new Map<string, Stage>();
  /** The arguments declared before the first stage, which only `FROM` sees, and those of the current stage. */
  private readonly outerArgs = new Map<string, string>();
  private args = this.outerArgs;
  private stage: Stage | undefined;
  private count = 0;
  private setsCommand = false;

  constructor(
    private readonly what: Build,
    private readonly folder: string,
    private readonly disk: Files,
    private readonly given: (image: string) => ReadonlyMap<string, string>,
  ) {}

  build(): Stage {
    for (const instruction of readDockerfile(this.what.dockerfile)) this.run(instruction);
    const wanted = this.what.target === undefined ? this.stage : this.stages.get(this.what.target.toLowerCase());
    if (!wanted) throw new Undecided("the Dockerfile has no stage that is built");
    return wanted;
  }

  private run(instruction: Instruction): void {
    const { name, rest, args } = instruction;
    if (name === "FROM") return this.from(args);
    if (name === "ARG") return this.declare(rest);
    if (!this.stage) return;
    if (name === "ENV") this.set(variablesIn(rest));
    else if (name === "ENTRYPOINT" || name === "CMD") this.runs(name, instruction);
    else if (name === "WORKDIR") this.stage.workingDirectory = this.absolute(this.filled(args[0] ?? "/"));
    else if (name === "COPY" || name === "ADD") this.copy(instruction);
    else if (name === "RUN") this.command(instruction);
  }

  /** An argument: what the program gives it, else its default, else what was declared before the first stage. */
  private declare(rest: string): void {
    for (const [name, byDefault] of argumentsIn(rest)) {
      const value = this.what.args.get(name) ?? (byDefault && this.filled(byDefault)) ?? this.outerArgs.get(name);
      if (value !== undefined) this.args.set(name, value);
    }
  }

  /** Sets variables; none of one instruction sees another of the same (Dockerfile reference). */
  private set(variables: readonly (readonly [name: string, value: string])[]): void {
    const filled = variables.map(([name, value]) => [name, this.unquoted(value)] as const);
    for (const [name, value] of filled) this.stage!.environment.set(name, value);
  }

  private unquoted(value: string): string {
    return value.startsWith("'") ? unquoted(value) : this.filled(unquoted(value).replace(/\\(?=\s)/g, ""));
  }

  /** An entry point undoes the command of the image it rests on, not one of the same stage (BuildKit). */
  private runs(name: "ENTRYPOINT" | "CMD", { rest, args }: Instruction): void {
    const words = rest.trimStart().startsWith("[") ? args : ["/bin/sh", "-c", rest];
    if (name === "CMD") {
      this.stage!.command = words;
      this.setsCommand = true;
      return;
    }
    this.stage!.entryPoint = words;
    if (!this.setsCommand) this.stage!.command = [];
  }

  private from([image = "", as = "", alias = ""]: readonly string[]): void {
    this.args = this.outerArgs;
    const name = this.filled(image);
    const earlier = this.stages.get(name.toLowerCase());
    const given = new Map([...this.given(name)].map(([path, text]): [string, ImageFile] => [path, { text }]));
    this.stage = {
      base: earlier?.base ?? name,
      files: new Map(earlier?.files ?? given),
      environment: new Map(earlier?.environment),
      workingDirectory: earlier?.workingDirectory ?? "/",
      ...(earlier?.entryPoint && { entryPoint: earlier.entryPoint }),
      ...(earlier?.command && { command: earlier.command }),
    };
    this.args = new Map();
    this.setsCommand = false;
    this.stages.set(String(this.count++), this.stage);
    if (as.toLowerCase() === "as") this.stages.set(alias.toLowerCase(), this.stage);
  }

  private copy({ args, options, documents }: Instruction): void {
    const words = args.map((word) => this.filled(word));
    const target = words.at(-1) ?? "";
    const sources = words.slice(0, -1).filter((word) => !word.startsWith("<<"));
    const toFolder = target.endsWith("/") || target === "." || sources.length + documents.length > 1;
    const path = this.absolute(target);
    for (const { name, text } of documents) this.put(toFolder ? `${path}/${name}` : path, { text });
    const from = options.get("from");
    for (const source of sources) {
      if (from === undefined) this.copyFromDisk(source, path, toFolder);
      else this.copyFromStage(this.filled(from), source, path, toFolder);
    }
  }

  private copyFromDisk(source: string, target: string, toFolder: boolean): void {
    if (/^(?:https?|git):/.test(source)) {
      if (this.concerns(target)) throw new Undecided("a file that the Dockerfile adds from the network is not read");
      return;
    }
    const inContext = source.replace(/^(?:\.?\/+)+/, "").replace(/^\.$/, "");
    const path = `${this.what.context.replace(/\/+$/, "")}/${inContext}`.replace(/\/+$/, "");
    if (/[*?[]/.test(path)) {
      const pattern = globExpression(inContext);
      for (const each of this.disk.list(this.what.context) ?? []) {
        if (pattern.test(each)) this.copyFile(`${this.what.context}/${each}`, `${target}/${baseName(each)}`);
      }
      return;
    }
    const below =
      this.concerns(target) || this.folder.startsWith(`${target}/`) || target === "/" ? this.disk.list(path) : [];
    if (below) for (const each of below) this.copyFile(`${path}/${each}`, `${target}/${each}`);
    if (!below || below.length === 0) this.copyFile(path, toFolder ? `${target}/${baseName(path)}` : target);
  }

  private copyFile(path: string, target: string): void {
    if (!this.concerns(target)) return;
    const text = this.disk.read(path);
    if (text !== undefined) this.put(target, { text, source: path });
  }

  private copyFromStage(from: string, source: string, target: string, toFolder: boolean): void {
    const stage = this.stages.get(from.toLowerCase());
    const path = source.replace(/\/+$/, "");
    for (const [each, file] of stage?.files ?? []) {
      if (each === path) this.put(toFolder ? `${target}/${baseName(path)}` : target, file);
      else if (each.startsWith(`${path}/`)) this.put(target + each.slice(path.length), file);
    }
    if (!stage && this.concerns(target)) throw new Undecided(`what the image ${from} has in ${source} is not seen`);
  }

  private command({ rest, args, documents }: Instruction): void {
    const script =
      documents.length > 0 ? documents.map(({ text }) => text).join("") : rest.startsWith("[") ? args.join(" ") : rest;
    const value = (name: string): string | undefined => this.stage!.environment.get(name) ?? this.args.get(name);
    for (const { words } of shellCommands(script, value)) this.change(words);
    for (const { path, text } of writtenFiles(script, value)) this.put(this.absolute(path), { text });
  }

  /** What a command does to the files of the folder: `rm` is followed, what would change them otherwise is not. */
  private change([command = "", ...words]: readonly string[]): void {
    const paths = words.filter((word) => !word.startsWith("-")).map((word) => this.absolute(word));
    const concerned = paths.filter((path) => this.concerns(path) || path === this.folder);
    if (command === "rm") {
      for (const path of concerned) {
        const pattern = globExpression(path);
        for (const each of [...this.stage!.files.keys()]) {
          if (pattern.test(each) || each.startsWith(`${path}/`)) this.stage!.files.delete(each);
        }
      }
    } else if (
      concerned.length > 0 &&
      !(command === "sed" && words.some((word) => endsLines.test(word))) &&
      /^(?:sed|mv|cp|ln|envsubst|awk|perl|patch|rsync|install)$/.test(command)
    ) {
      throw new Undecided(`what \`${command}\` of the Dockerfile makes of ${this.folder} is not known`);
    }
  }

  private put(path: string, file: ImageFile): void {
    this.stage!.files.set(path.replace(/\/{2,}/g, "/"), file);
  }

  private concerns(path: string): boolean {
    return `${path}/`.startsWith(`${this.folder}/`);
  }

  private absolute(path: string): string {
    const whole = path.startsWith("/") ? path : `${this.stage?.workingDirectory ?? ""}/${path.replace(/^\.\/?/, "")}`;
    return whole.replace(/\/{2,}/g, "/").replace(/(.)\/+$/, "$1");
  }

  /** A word with the build's arguments and the stage's variables filled in. */
  private filled(word: string): string {
    const value = (name: string): string | undefined => this.stage?.environment.get(name) ?? this.args.get(name);
    return new Expander(word, 0, new Variables(value, [])).document();
  }
}

function baseName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
