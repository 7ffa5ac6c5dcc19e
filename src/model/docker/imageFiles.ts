import type { Files } from "../files";
import { globExpression } from "../nginx/include";
import { applyScript, type ScriptFile } from "../shell/applied";
import { Expander } from "../shell/expand";
import { Variables } from "../shell/variables";
import { Undecided } from "../undecided";
import { argumentsIn, unquoted, variablesIn } from "./assignments";
import type { Build } from "./build";
import { BuildContext } from "./context";
import { readDockerfile, type Instruction } from "./dockerfile";

/** A file of an image; its text raises `Undecided` where only the build would tell. */
export type ImageFile = ScriptFile;

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

/** What ADD unpacks instead of copying it. */
const archives = /\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|tgz|tbz2?|txz)$/i;

class Builder {
  private readonly stages = new Map<string, Stage>();
  /** The arguments declared before the first stage, which only `FROM` sees, and those of the current stage. */
  private readonly outerArgs = new Map<string, string>();
  private args = this.outerArgs;
  private stage: Stage | undefined;
  private count = 0;
  private setsCommand = false;
  private readonly context: BuildContext;
  /** How many instructions were carried out, and how many it took to make each stage. */
  private at = 0;
  private readonly stageEnds = new Map<string, number>();

  constructor(
    private readonly what: Build,
    private readonly folder: string,
    private readonly disk: Files,
    private readonly given: (image: string) => ReadonlyMap<string, string>,
    /** How many instructions are carried out, for what they have made by then; all of them without it. */
    private readonly end?: number,
    /** Instructions may copy of each other without end. */
    private readonly rebuilds = { left: 200 },
  ) {
    this.context = new BuildContext(what, disk);
  }

  build(): Stage {
    for (const instruction of readDockerfile(this.what.dockerfile).slice(0, this.end)) {
      this.run(instruction);
      this.at++;
      for (const [name, stage] of this.stages) if (stage === this.stage) this.stageEnds.set(name, this.at);
    }
    const { target } = this.what;
    const wanted = this.end !== undefined || target === undefined ? this.stage : this.stages.get(target.toLowerCase());
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
    this.stage = {
      base: earlier?.base ?? name,
      files: new Map(earlier?.files ?? filesGiven(this.given(name))),
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

  private copy(instruction: Instruction): void {
    const { args, options, documents } = instruction;
    const words = args.map((word) => this.filled(word));
    const target = words.at(-1) ?? "";
    const sources = words.slice(0, -1).filter((word) => !word.startsWith("<<"));
    const toFolder = target.endsWith("/") || target === "." || sources.length + documents.length > 1;
    const path = this.absolute(target);
    for (const { name, text } of documents) this.put(toFolder ? `${path}/${name}` : path, { text });
    const from = options.get("from");
    for (const source of sources) {
      if (from === undefined) this.copyFromDisk(source, path, toFolder, instruction.name === "ADD");
      else this.copyFromStage(this.filled(from), source, path, toFolder);
    }
  }

  private copyFromDisk(source: string, target: string, toFolder: boolean, unpacks: boolean): void {
    if (!this.mayHold(target)) return;
    if (/^(?:https?|git):/.test(source)) {
      throw new Undecided("a file that the Dockerfile adds from the network is not read");
    }
    if (unpacks && archives.test(source)) throw new Undecided(`what ADD unpacks of ${source} is not read`);
    for (const { below, file } of this.context.copied(source, toFolder)) this.put(target + below, file);
  }

  /** What another stage has there: that stage is built once more with an eye on the place that is copied. */
  private copyFromStage(from: string, source: string, target: string, toFolder: boolean): void {
    if (!this.mayHold(target)) return;
    const path = absolutePath(source, "/");
    const pattern = globExpression(path);
    const found = [...this.filesOf(from, path)].filter(([each]) => pattern.test(each) || each.startsWith(`${path}/`));
    for (const [each, file] of found) {
      if (each.startsWith(`${path}/`)) this.put(target + each.slice(path.length), file);
      else this.put(toFolder ? `${target}/${baseName(each)}` : target, file);
    }
    if (found.length === 0) throw new Undecided(`what ${from} has in ${source} is not seen`);
  }

  /** The files of another stage or image below a place. */
  private filesOf(from: string, path: string): ReadonlyMap<string, ImageFile> {
    const end = this.stageEnds.get(from.toLowerCase());
    if (end === undefined) return filesGiven(this.given(from));
    const place = path.replace(/\/[^/]*[*?[].*$/, "") || "/";
    return this.builtUpTo(end, place).files;
  }

  /** The stage that the first instructions make, with what it has below another folder. */
  private builtUpTo(end: number, folder: string): Stage {
    if (this.rebuilds.left-- <= 0) throw new Undecided("the Dockerfile copies too much to be followed");
    return new Builder(this.what, folder, this.disk, this.given, end, this.rebuilds).build();
  }

  private command({ rest, args, documents }: Instruction): void {
    const script =
      documents.length > 0 ? documents.map(({ text }) => text).join("") : rest.startsWith("[") ? args.join(" ") : rest;
    applyScript(script, {
      files: this.stage!.files,
      environment: (name) => this.stage!.environment.get(name) ?? this.args.get(name),
      folder: this.stage!.workingDirectory,
      concerns: (path) => this.concerns(path),
      elsewhere: (path) => this.builtUpTo(this.at, path).files.get(path),
    });
  }

  private put(path: string, file: ImageFile): void {
    const clean = path.replace(/\/{2,}/g, "/");
    if (this.concerns(clean)) this.stage!.files.set(clean, file);
  }

  private concerns(path: string): boolean {
    return this.folder === "/" || `${path}/`.startsWith(`${this.folder}/`);
  }

  /** Whether what is copied to a path may be, or be above, what is looked at. */
  private mayHold(target: string): boolean {
    return this.concerns(target) || target === "/" || this.folder.startsWith(`${target}/`);
  }

  private absolute(path: string): string {
    return absolutePath(path, this.stage?.workingDirectory ?? "");
  }

  /** A word with the build's arguments and the stage's variables filled in. */
  private filled(word: string): string {
    const value = (name: string): string | undefined => this.stage?.environment.get(name) ?? this.args.get(name);
    return new Expander(word, 0, new Variables(value, [])).document();
  }
}

function filesGiven(texts: ReadonlyMap<string, string>): ReadonlyMap<string, ImageFile> {
  return new Map([...texts].map(([path, text]) => [path, { text }]));
}

function absolutePath(path: string, folder: string): string {
  const whole = path.startsWith("/") ? path : `${folder}/${path.replace(/^\.\/?/, "")}`;
  return whole.replace(/\/{2,}/g, "/").replace(/(.)\/+$/, "$1");
}

function baseName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
