import { decodeBase64 } from "../../../base/encodings";
import { unlessUndecided } from "../../../base/undecided";
import type { Resource } from "../../../stack/resource";
import type { Stack } from "../../../stack/stack";
import { assetFile, isArchive, type ArchivedFile } from "../../../wire/assets";
import { Properties } from "../../../wire/properties";
import { inBundle } from "./bundles";
import { standalone, isNamedNginx, isNginx, type FoundConfiguration } from "./foundConfiguration";

/** The configuration that an object of a bucket holds: in its text, in a file of the project, or in a source bundle. */
export function* inBucketObject(resource: Resource, stack: Stack): Iterable<FoundConfiguration> {
  const properties = new Properties(resource.properties);
  const source = properties.map("source");
  if (source && properties.values("source").some(isArchive)) {
    yield* inBundle(source, stack);
    return;
  }
  // Buckets hold thousands of other things: only what is named like a configuration is read, or left undecided.
  const names = [properties, source].map((each, index) =>
    unlessUndecided(() => each?.string(index === 0 ? "key" : "path")),
  );
  if (!isNamedNginx(resource) && !names.some((name) => /nginx|\.conf(?:\.template)?$/i.test(name ?? ""))) return;
  const plain = properties.string("content", "");
  if (isNginx(plain)) yield standalone("content", plain);
  const encoded = decodeBase64(properties.string("contentBase64", "")) ?? "";
  if (isNginx(encoded)) yield standalone("contentBase64", encoded);
  if (source) yield* inFile(assetFile(source, stack.files), stack);
}

function* inFile({ text, source }: ArchivedFile, { files }: Stack): Iterable<FoundConfiguration> {
  if (!isNginx(text())) return;
  const whole = standalone("source", text(), source);
  yield source === undefined || !files ? whole : { ...whole, diskPath: (path) => files.nameOf(path) };
}
