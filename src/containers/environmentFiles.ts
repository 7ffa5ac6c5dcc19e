import { decodeBase64 } from "../base/encodings";
import { Undecided } from "../base/undecided";
import { assignmentLine } from "../languages/shell/assignmentLine";
import { readEnvironmentFile } from "../languages/shell/environmentFile";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { assetFile, isArchive } from "../wire/assets";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { textValues, unseen, type Entry } from "./entries";
import { uploadedObject, type ObjectName } from "./uploads";

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
      const { name, text } = uploadedFile(file, resource, property, stack);
      return textValues(readEnvironmentFile(text, "ecs")).map((entry) => ({
        ...entry,
        ...placeIn(name, assignmentLine(text, entry.name())),
      }));
    } catch (error) {
      if (error instanceof Undecided) return [unseen(error.reason)];
      throw error;
    }
  });
  return files.reverse().flat();
}

function placeIn(file: string, line: number | undefined): Pick<Entry, "place"> {
  return line === undefined ? {} : { place: `${file}:${line}` };
}

interface UploadedFile {
  /** For a message: its path next to the program, else the name of the object. */
  readonly name: string;
  readonly text: string;
}

function uploadedFile(file: Properties, resource: Resource, property: string, stack: Stack): UploadedFile {
  const name = nameIn(file.values("value")[0]);
  const object = uploadedObject(resource, { ...name, property }, stack);
  if (!object) throw new Undecided(`this stack does not upload ${called(name)}`);
  const properties = new Properties(object.properties);
  const asset = properties.values("source").some(isArchive) ? undefined : properties.map("source");
  const uploaded = asset && assetFile(asset, stack.files);
  const text = uploaded?.text() ?? properties.string("content") ?? decodeBase64(properties.string("contentBase64", ""));
  if (text === undefined) throw new Undecided(`this stack does not show the text of environment file ${object.name}`);
  const path = uploaded?.source;
  return { name: path === undefined ? object.name : (stack.files?.nameOf(path) ?? path), text };
}

function called({ bucket, key }: Pick<ObjectName, "bucket" | "key">): string {
  const isNamed = [bucket, key].every((part) => typeof part === "string" && part !== "" && !isSimulated(part));
  return isNamed ? `the environment file s3://${String(bucket)}/${String(key)}` : "an environment file of a container";
}

/** Bucket and key in the ARN of an object, `arn:aws:s3:::bucket/key`. */
function nameIn(arn: unknown): Pick<ObjectName, "bucket" | "key"> {
  if (typeof arn !== "string" || isUnknown(arn)) return { bucket: arn, key: arn };
  const [, bucket = "", key = ""] = /^arn:[\w-]*:s3:::([^/]+)\/(.+)$/.exec(arn) ?? [];
  return { bucket, key };
}
