import { isAsset, isArchive } from "../wire/assets";
import { isUnknown } from "../wire/sentinels";
import { isPropertyTree } from "../wire/tree";
import { imageTypes } from "./build";

/** The part of a resource that may name files. */
interface Naming {
  readonly type: string;
  readonly properties: unknown;
}

/** The paths on the disk that resources name: build contexts, Dockerfiles, and what assets and archives are made of. */
export function pathsNamedBy(resources: Iterable<Naming>): readonly string[] {
  return [...resources].flatMap(({ type, properties }) => [
    ...pathsOfAssets(properties),
    ...(imageTypes.includes(type) && isPropertyTree(properties) ? pathsOfBuild(properties) : []),
  ]);
}

function pathsOfAssets(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = isAsset(value) || isArchive(value) ? [value["path"]].filter(isPath) : [];
  return [...own, ...Object.values(value).flatMap(pathsOfAssets)];
}

/** The folder and the Dockerfile, as each provider writes them. */
function pathsOfBuild({ build, context, dockerfile, path }: Readonly<Record<string, unknown>>): readonly string[] {
  const inner = [build, context, dockerfile].filter(isPropertyTree);
  const named = inner.flatMap((map) => [map["context"], map["dockerfile"], map["location"]]);
  return [build, context, dockerfile, path, ...named].filter(isPath);
}

/** Whether a value is a path, and not unknown, on the network or the text of a Dockerfile. */
function isPath(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !isUnknown(value) && !/^(?:\w+:\/\/|git@)|\n/.test(value);
}
