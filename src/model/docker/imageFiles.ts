import type { Files } from "../files";
import { globExpression } from "../nginx/include";
import { shellCommands } from "../shell/parse";
import { writtenFiles } from "../shell/written";
import { Undecided } from "../undecided";
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
  readonly environment: Map<string, string>;
  workingDirectory: string;
}

/** What is built: a folder, its Dockerfile, and what the program says about it. */
export interface Build {
  /** As the program writes it. */
  readonly context: string;
  /** The Dockerfile's text. */
  readonly dockerfile: string;
  readonly target?: string;
  readonly args: ReadonlyMap<string, string>;
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

class Builder {
  private readonly stages = new Map<string, Stage>();
  private readonly args: Map<string, string>;
  private stage: Stage | undefined;
  private count = 0;

  constructor(
    private readonly what: Build,
    private readonly folder: string,
    private readonly disk: Files,
    private readonly given: (image: string) => ReadonlyMap<string, string>,
  ) {
    this.args = new Map(what.args);
  }

  build(): Stage {
    for (const instruction of readDockerfile(this.what.dockerfile)) this.run(instruction);
    const wanted = this.what.target === undefined ? this.stage : this.stages.get(this.what.target.toLowerCase());
    if (!wanted) throw new Undecided("the Dockerfile has no stage that is built");
    return wanted;
  }

  private run(instruction: Instruction): void {
    const { name, rest, args } = instruction;
    if (name === "FROM") return this.from(args);
    if (name === "ARG") {
      for (const [key = "", value] of args.map((each) => each.split(/=(.*)/s))) {
        if (!this.args.has(key) && value !== undefined) this.args.set(key, this.filled(unquoted(value)));
      }
      return;
    }
    if (!this.stage) return;
    if (name === "ENV")
      for (const [key, value] of variablesIn(rest)) this.stage.environment.set(key, this.filled(value));
    else if (name === "WORKDIR") this.stage.workingDirectory = this.absolute(this.filled(args[0] ?? "/"));
    else if (name === "COPY" || name === "ADD") this.copy(instruction);
    else if (name === "RUN") this.command(instruction);
  }

  private from([image = "", as = "", alias = ""]: readonly string[]): void {
    const name = this.filled(image);
    const earlier = this.stages.get(name.toLowerCase());
    const given = new Map([...this.given(name)].map(([path, text]): [string, ImageFile] => [path, { text }]));
    this.stage = {
      base: earlier?.base ?? name,
      files: new Map(earlier?.files ?? given),
      environment: new Map(earlier?.environment),
      workingDirectory: earlier?.workingDirectory ?? "/",
    };
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
    } else if (concerned.length > 0 && /^(?:sed|mv|cp|ln|envsubst|awk|perl|patch|rsync|install)$/.test(command)) {
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
    return word.replace(
      /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
      (_, braced?: string, byDefault?: string, bare?: string) => {
        const name = braced ?? bare ?? "";
        return this.stage?.environment.get(name) ?? this.args.get(name) ?? byDefault ?? "";
      },
    );
  }
}

function variablesIn(rest: string): readonly (readonly [string, string])[] {
  if (!/^\w+=/.test(rest)) {
    const [, name = "", value = ""] = /^(\w+)\s+(.*)$/.exec(rest) ?? [];
    return [[name, value]];
  }
  return [...rest.matchAll(/(\w+)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g)].map(([, name = "", value = ""]) => [
    name,
    unquoted(value),
  ]);
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;
}

function baseName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
