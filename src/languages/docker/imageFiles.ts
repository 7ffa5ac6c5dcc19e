import type { Files } from "../../base/files";
import { baseName, cleanPath, isWithin } from "../../base/paths";
import { Undecided } from "../../base/undecided";
import { applyScript } from "../shell/files";
import { isComputed } from "../shell/parse";
import { quoteWords } from "../shell/quote";
import type { Build } from "./build";
import { BuildContext, type CopyOptions } from "./context";
import { copyFromContext, copyFromStage } from "./copy";
import { type Instruction, readDockerfile } from "./dockerfile";
import { readMount, rememberBelow } from "./mount";
import { declareArguments, fillVariables, type ImageFile, OpenStage, type Stage } from "./stage";

/**
 * The image that a build makes, without running anything: the files that its Dockerfile copies, adds and writes, and
 * those of its base image that are given. Places whose files only the build would show are `hidden`.
 *
 * @param given the files that an image from outside has
 * @throws Undecided if the Dockerfile does not have the stage to build
 */
export function buildImage(
  build: Build,
  disk: Files,
  given: (image: string) => ReadonlyMap<string, string> = () => new Map(),
): Stage {
  return new Builder(build, disk, given).build();
}

/**
 * An image with its files below one folder alone.
 *
 * @throws Undecided if only the build would show some of them
 */
export function filesBelow(stage: Stage, folder: string): Stage {
  for (const [place, reason] of stage.hidden)
    if (isWithin(place, folder) || isWithin(folder, place)) throw new Undecided(reason);
  const files = [...stage.files].filter(([path]) => isWithin(path, folder));
  return { ...stage, files: new Map(files), hidden: new Map() };
}

const openCopy = "which files the Dockerfile copies is not known before the update";

/** What ADD unpacks instead of copying it. */
const archives = /\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|tgz|tbz2?|txz)$/i;

class Builder {
  private readonly stages = new Map<string, OpenStage>();
  /** The arguments declared before the first stage, which only `FROM` sees. */
  private readonly outerArgs = new Map<string, string>();
  private stage: OpenStage | undefined;
  private count = 0;
  private readonly context: BuildContext;

  constructor(
    private readonly what: Build,
    private readonly disk: Files,
    private readonly given: (image: string) => ReadonlyMap<string, string>,
  ) {
    const folder = cleanPath(what.context);
    const { path = `${folder}/Dockerfile` } = what;
    // BuildKit prefers the file that is named for the Dockerfile.
    this.context = new BuildContext(folder, [`${path}.dockerignore`, `${folder}/.dockerignore`], disk);
  }

  build(): Stage {
    for (const instruction of readDockerfile(this.what.dockerfile)) this.run(instruction);
    const { target } = this.what;
    const wanted = target === undefined ? this.stage : this.stages.get(target.toLowerCase());
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
    this.stage = new OpenStage(earlier?.base ?? name, earlier, imageFilesFrom(earlier ? new Map() : this.given(name)));
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
    for (const { name, text } of documents) stage.put(toFolder ? `${path}/${name}` : path, { text });
    const [from] = options.get("from") ?? [];
    const how: CopyOptions = {
      toFolder,
      exclude: options.get("exclude") ?? [],
      keepsParents: options.has("parents"),
    };
    for (const source of sources) {
      if (isComputed(source + target)) stage.hide(isComputed(target) ? stage.workingDirectory : path, openCopy);
      else if (from !== undefined) this.copyFrom(stage, stage.fill(from), source, path, how);
      else if (instruction.name === "ADD") this.add(stage, source, path, how);
      else copyFromContext(stage, this.context, source, path, how);
    }
  }

  private add(stage: OpenStage, source: string, target: string, how: CopyOptions): void {
    if (/^(?:git@|ssh:)|\.git(?:[#?]|$)/.test(source)) {
      stage.hide(target, "the Dockerfile adds a repository, which is not read");
    } else if (/^(?:https?|git|ftp):/.test(source)) {
      const place = how.toFolder ? `${target}/${baseName(source.replace(/[?#].*/, ""))}` : target;
      stage.hide(place, "the Dockerfile adds a file from the network, which is not read");
    } else if (archives.test(source)) {
      stage.hide(target, `ADD unpacks ${source}, which is not read`);
    } else {
      copyFromContext(stage, this.context, source, target, how);
    }
  }

  /** Copies from another stage, another context, or an image from outside. */
  private copyFrom(stage: OpenStage, from: string, source: string, target: string, how: CopyOptions): void {
    const named = this.what.named?.get(from);
    if (named === undefined) copyFromStage(stage, this.stageOf(from), source, target, how);
    else copyFromContext(stage, new BuildContext(named, [`${named}/.dockerignore`], this.disk), source, target, how);
  }

  private stageOf(name: string): Pick<Stage, "files" | "hidden"> {
    return this.stages.get(name.toLowerCase()) ?? { files: imageFilesFrom(this.given(name)), hidden: new Map() };
  }

  private command(stage: OpenStage, { text, args, options, documents }: Instruction): void {
    const script = text.startsWith("[") ? quoteWords(args) : text;
    const unmount = (options.get("mount") ?? []).map((mount) => this.mount(stage, mount));
    applyScript(documents.length > 0 ? documents.map((document) => document.text).join("") : script, {
      files: stage.files,
      environment: stage.value,
      folder: stage.workingDirectory,
      leavesConditionsOpen: true,
      hide(folder, reason) {
        // What is unpacked at the top brings folders of its own.
        if (folder !== "/") stage.hide(folder, reason);
      },
      removed: (path) => stage.show(path),
    });
    for (const each of unmount) each();
  }

  /** Shows a command what `--mount` binds; returns how to take that away again. */
  private mount(stage: OpenStage, option: string): () => void {
    const mount = readMount(option);
    if (!mount) return () => undefined;
    const target = stage.absolute(mount.target);
    const putBack = rememberBelow(stage, target);
    const how = { toFolder: false };
    if (mount.from === undefined) copyFromContext(stage, this.context, mount.source, target, how);
    else this.copyFrom(stage, mount.from, mount.source, target, how);
    return putBack;
  }
}

function imageFilesFrom(texts: ReadonlyMap<string, string>): Map<string, ImageFile> {
  return new Map([...texts].map(([path, text]) => [path, { text }]));
}
