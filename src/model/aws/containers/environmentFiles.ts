import { Properties } from "../../properties";
import type { Resource } from "../../resource";
import { readEnvironmentFile } from "../../shell/environmentFile";
import { decodeBase64 } from "../../shell/written";
import type { Stack } from "../../stack";
import { isUnknown, Undecided } from "../../undecided";
import { types } from "../types";
import { textValues, unseen, type Entry } from "./entries";

/**
 * The variables of a container's `environmentFiles`, which are objects of buckets. Of several files with one name the
 * first wins, and the definition's own environment over all of them (ECS API, EnvironmentFile: "processed from the top
 * down"; amazon-ecs-agent sets only what is not set yet). A file that the stack does not show hides nobody knows what.
 */
export function environmentFiles(
  definition: Properties,
  resource: Resource,
  property: string,
  stack: Stack,
): readonly Entry[] {
  const files = definition.maps("environmentFiles").map((file): readonly Entry[] => {
    try {
      return textValues(readEnvironmentFile(textOf(file, resource, property, stack), "ecs"));
    } catch (error) {
      if (error instanceof Undecided) return [unseen(error.reason)];
      throw error;
    }
  });
  return files.reverse().flat();
}

function textOf(file: Properties, resource: Resource, property: string, stack: Stack): string {
  const object = objectAt(file.values("value")[0], resource, property, stack);
  if (!object) throw new Undecided("an environment file is an object that this stack does not upload");
  const properties = new Properties(object.properties);
  const text = properties.string("content") ?? decodeBase64(properties.string("contentBase64", ""));
  if (text === undefined) throw new Undecided(`the text of environment file ${object.name} is not seen`);
  return text;
}

/** The object of a bucket that an ARN names: `arn:aws:s3:::bucket/key`. */
function objectAt(arn: unknown, resource: Resource, property: string, stack: Stack): Resource | undefined {
  const objects = stack.graph.allOfType(types.bucketObject);
  if (typeof arn === "string" && !isUnknown(arn)) {
    const [, bucket = "", key = ""] = /^arn:[\w-]*:s3:::([^/]+)\/(.+)$/.exec(arn) ?? [];
    const named = objects.filter(({ properties }) => properties["key"] === key || isUnknown(properties["key"]));
    const found = named.filter(({ properties }) => properties["bucket"] === bucket || isUnknown(properties["bucket"]));
    if (found.length > 1) throw new Undecided("which object an environment file is is not known before the update");
    return found[0];
  }
  const urns = new Set(resource.propertyDependencies[property]);
  const depended = objects.filter(({ urn }) => urns.has(urn));
  const [only = objects[0]] = depended;
  if (depended.length > 1 || (depended.length === 0 && objects.length > 1)) {
    throw new Undecided("which object an environment file is is not known before the update");
  }
  return only;
}
