import { buckets, type Bucket } from "../aws/buckets";
import { all, any, some } from "../base/undecided";
import { containers } from "../containers";
import type { Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { djangoContainers } from "./djangoContainers";
import { uploadStorages } from "./uploadStorages";

/** A bucket, and whether it holds what users upload. */
export interface UploadBucket extends Fact {
  readonly bucket: Bucket;
  /** Whether a container is told to store uploads in it, or its name says that they are there. */
  readonly holdsUploads: boolean;
}

/** All buckets, with uploads or without. */
export const uploadBuckets: Kind<UploadBucket> = {
  noun: "buckets",
  types: buckets.types,
  *read(resource, stack) {
    for (const bucket of stack.factsFrom(buckets, resource)) {
      yield {
        resource: bucket.resource,
        bucket,
        get holdsUploads() {
          return any(
            () => isNamedForUploads(resource.name),
            () => isNamedForUploads(bucket.name ?? ""),
            () => isToldToContainers(bucket, resource, stack),
          );
        },
      };
    }
  },
};

/** Whether a name has a word for uploads, and none for what is made from them or from requests for them. */
function isNamedForUploads(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return (
    words.some((word) => /^(?:media|uploads?)$/.test(word)) && !words.some((word) => /^(?:logs?|backups?)$/.test(word))
  );
}

/** Whether a container stores uploads in the bucket. */
function isToldToContainers(bucket: Bucket, resource: Resource, stack: Stack): boolean {
  return some(stack.graph.allOfType(containers.types), (service) =>
    all(
      () => mayName(service, resource, stack),
      () =>
        some(stack.factsFrom(djangoContainers, service), (container) =>
          some(uploadStorages(container, stack), (read) => bucket.isNamedBy(read())),
        ),
    ),
  );
}

/** Whether a service can have got the name of a bucket: one that is chosen later comes from the bucket itself. */
function mayName(service: Resource, bucket: Resource, { graph }: Stack): boolean {
  const name = bucket.properties["bucket"];
  const isChosenLater = name === undefined || (isSimulated(name) && !isUnknown(name));
  return !isChosenLater || graph.dependents(bucket).some(({ urn }) => urn === service.urn);
}
