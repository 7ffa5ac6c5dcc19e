import { isWithin } from "../../base/paths";
import type { OpenStage } from "./stage";

/** A place that `RUN --mount` binds, and where from. */
export interface Mount {
  readonly target: string;
  readonly source: string;
  /** The stage or image; the build context without it. */
  readonly from?: string | undefined;
}

/** Reads a `--mount` that binds files; `undefined` for caches, secrets and others, which hold no files of the image. */
export function readMount(option: string): Mount | undefined {
  const settings = new Map(option.split(",").map((each) => each.split("=") as [name: string, value: string]));
  const [target, source = "."] = [
    settings.get("target") ?? settings.get("dst") ?? settings.get("destination"),
    settings.get("source") ?? settings.get("src"),
  ];
  const isBound = (settings.get("type") ?? "bind") === "bind";
  return isBound && target !== undefined ? { target, source, from: settings.get("from") } : undefined;
}

/** Notes the files of a stage at and below a path; returns how to put that part of the stage back. */
export function rememberBelow(stage: OpenStage, path: string): () => void {
  const parts = [stage.files, stage.hidden] as readonly Map<string, unknown>[];
  const before = parts.map((part) => [...part].filter(([each]) => isWithin(each, path)));
  return () => {
    parts.forEach((part, index) => {
      for (const each of [...part.keys()].filter((key) => isWithin(key, path))) part.delete(each);
      for (const [each, value] of before[index]!) part.set(each, value);
    });
  };
}
