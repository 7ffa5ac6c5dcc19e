import type { Files } from "../../base/files";
import { globExpression } from "../../base/glob";
import { baseName } from "../../base/paths";
import { Undecided } from "../../base/undecided";
import { applyScript } from "../shell/files";
import type { Build } from "./build";
import { BuildContext } from "./context";
import { type Instruction, readDockerfile } from "./dockerfile";
import { absolutePath, declareArguments, fillVariables, type ImageFile, OpenStage, type Stage } from "./stage";

/**
 * The files that an image has below `folder`, besides those of its base image, without running anything: what its
 * Dockerfile copies, adds and writes there.
 *
 * @param given the files that an image from outside has there
 * @throws Undecided if only running a command would show how it changes them
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
  private readonly stages = new Map<string, OpenStage>();
  /** The arguments declared before the first stage, which only `FROM` sees. */
  private readonly outerArgs = new Map<string, string>();
  private stage: OpenStage | undefined;
  private count = 0;
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
    if (!wanted) throw new Undecided("the Dockerfile does not have the stage to build");
    return wanted;
  }

  private run(instruction: Instruction): void {
    const { name, rest, args } = instruction;
    const { stage } = this;
    if (name === "FROM") this.from(args);
    else if (name === "ARG") this.declare(rest);
    else if (!stage) return;
    else if (name === "ENV") stage.setVariables(rest);
    else if (name === "ENTRYPOINT" || name === "CMD") stage.setCommand(instruction);
    else if (name === "WORKDIR") stage.changeFolder(args[0] ?? "/");
    else if (name === "COPY" || name === "ADD") this.copy(stage, instruction);
    else if (name === "RUN") this.command(stage, instruction);
  }

  private declare(rest: string): void {
    const { stage, outerArgs } = this;
    const value = stage?.value ?? ((name: string) => outerArgs.get(name));
    declareArguments(rest, stage?.args ?? outerArgs, value, this.what.args, outerArgs);
  }

  private from([image = "", as = "", alias = ""]: readonly string[]): void {
    const name = fillVariables(image, (each) => this.outerArgs.get(each));
    const earlier = this.stages.get(name.toLowerCase());
    const files = new Map(earlier?.files ?? imageFilesFrom(this.given(name)));
    this.stage = new OpenStage(earlier?.base ?? name, files, earlier);
    this.stages.set(String(this.count++), this.stage);
    if (as.toLowerCase() === "as") this.stages.set(alias.toLowerCase(), this.stage);
  }

  private copy(stage: OpenStage, instruction: Instruction): void {
    const { args, options, documents } = instruction;
    const words = args.map((word) => stage.fill(word));
    const target = words.at(-1) ?? "";
    const sources = words.slice(0, -1).filter((word) => !word.startsWith("<<"));
    const toFolder = target.endsWith("/") || target === "." || sources.length + documents.length > 1;
    const path = stage.absolute(target);
    for (const { name, text } of documents) this.put(toFolder ? `${path}/${name}` : path, { text });
    const from = options.get("from");
    for (const source of sources) {
      if (from === undefined) this.copyFromDisk(source, path, toFolder, instruction.name === "ADD");
      else this.copyFromStage(stage.fill(from), source, path, toFolder);
    }
  }

  private copyFromDisk(source: string, target: string, toFolder: boolean, unpacks: boolean): void {
    if (!this.mayHold(target)) return;
    if (/^(?:https?|git):/.test(source))
      throw new Undecided("the Dockerfile adds a file from the network, which is not read");
    if (unpacks && archives.test(source)) throw new Undecided(`ADD unpacks ${source}, which is not read`);
    for (const { below, file } of this.context.filesCopied(source, toFolder)) this.put(target + below, file);
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
    if (found.length === 0) throw new Undecided(`the contents of ${source} in ${from} are not visible`);
  }

  /** The files of another stage or image below a place. */
  private filesOf(from: string, path: string): ReadonlyMap<string, ImageFile> {
    const end = this.stageEnds.get(from.toLowerCase());
    if (end === undefined) return imageFilesFrom(this.given(from));
    const place = path.replace(/\/[^/]*[*?[].*$/, "") || "/";
    return this.builtUpTo(end, place).files;
  }

  /** The stage that the first instructions make, with what it has below another folder. */
  private builtUpTo(end: number, folder: string): Stage {
    if (this.rebuilds.left-- <= 0) throw new Undecided("the Dockerfile copies between stages too often to follow");
    return new Builder(this.what, folder, this.disk, this.given, end, this.rebuilds).build();
  }

  private command(stage: OpenStage, { rest, args, documents }: Instruction): void {
    const script =
      documents.length > 0 ? documents.map(({ text }) => text).join("") : rest.startsWith("[") ? args.join(" ") : rest;
    applyScript(script, {
      files: stage.files,
      environment: stage.value,
      folder: stage.workingDirectory,
      keeps: (path) => this.keeps(path),
      otherFile: (path) => this.builtUpTo(this.at, path).files.get(path),
    });
  }

  private put(path: string, file: ImageFile): void {
    const clean = path.replace(/\/{2,}/g, "/");
    if (this.keeps(clean)) this.stage!.files.set(clean, file);
  }

  private keeps(path: string): boolean {
    return this.folder === "/" || `${path}/`.startsWith(`${this.folder}/`);
  }

  /** Whether what is copied to a path may be, or be above, what is looked at. */
  private mayHold(target: string): boolean {
    return this.keeps(target) || target === "/" || this.folder.startsWith(`${target}/`);
  }
}

function imageFilesFrom(texts: ReadonlyMap<string, string>): ReadonlyMap<string, ImageFile> {
  return new Map([...texts].map(([path, text]) => [path, { text }]));
}
