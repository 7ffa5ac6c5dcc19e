import { types } from "../aws/types";
import type { SourceFile } from "../languages/nginx";
import type { Resource } from "../stack/resource";
import { defaultSettings } from "../stack/settings";
import type { Configuration } from "./configuration";
import type { Policy } from "./define";
import type { Evaluation } from "./evaluate";
import { evaluateAll } from "./evaluateAll";

const [type = ""] = types.nginxFiles;

/** The policies that an nginx configuration alone can be judged by. */
export function policiesOnNginx(policies: readonly Policy[]): readonly Policy[] {
  return policies.filter(({ kind }) => kind?.types.includes(type));
}

/** Evaluates those policies on one configuration: the first file is the main one, the others may be included. */
export function evaluateNginx(
  policies: readonly Policy[],
  files: readonly SourceFile[],
  configuration: Configuration = {},
): readonly Evaluation[] {
  const name = files[0]?.path ?? "";
  const resource: Resource = {
    urn: "",
    type,
    name,
    properties: { files: files.map(({ path, text }) => ({ path, text })) },
    dependencies: [],
    propertyDependencies: {},
  };
  return evaluateAll(policiesOnNginx(policies), [resource], defaultSettings, configuration);
}
