import { any, some, Undecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { isBackedUp } from "./backups";
import { types } from "./types";

/** An S3 bucket. */
export interface Bucket extends Fact {
  /** Its name in S3, or how it begins; `undefined` if the program leaves that to Pulumi. */
  readonly name?: string | undefined;
  /** Whether a text names it: its name in S3, its ARN, or a URL such as `s3://shop-media/files`. */
  isNamedBy(text: string): boolean;
  /** Whether it keeps old versions of objects. Buckets do not by default. */
  readonly isVersioned: boolean;
  /** Whether an AWS Backup plan of this stack covers it. */
  readonly isInBackupPlan: boolean;
}

/** The buckets of a stack, by either name of their type. */
export const buckets: Kind<Bucket> = {
  noun: "buckets",
  types: types.bucket,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    yield {
      resource: originOf(resource),
      get name() {
        return properties.string("bucket") ?? properties.string("bucketPrefix");
      },
      isNamedBy(text) {
        const found = stack.graph.identified(nameIn(text), types.bucket);
        if (found) return found === resource;
        const name = properties.string("bucket");
        // A name that Pulumi chooses holds the one in the program (Pulumi, "Auto-naming").
        if (name === undefined && isSimulated(text) && text.includes(resource.name))
          throw new Undecided("the name of the bucket is not known before the update");
        return nameIn(text) === name;
      },
      get isVersioned() {
        return isVersioned(resource, stack);
      },
      get isInBackupPlan() {
        return isBackedUp(resource, stack);
      },
    };
  },
};

/** The name of a bucket in a text that names it in one of the usual ways. */
function nameIn(text: string): string {
  const [name = ""] = text.replace(/^(?:arn:[\w-]*:s3:::|s3:\/\/|https?:\/\/)/, "").split(/\/|\.s3[.-]/);
  return name;
}

/** Object Lock needs versioning, and does not let anybody suspend it (Amazon S3 User Guide, "Using S3 Object Lock"). */
function isVersioned(bucket: Resource, stack: Stack): boolean {
  const properties = new Properties(bucket.properties);
  return any(
    () => some(properties.maps("versioning"), isEnabled),
    () => some(properties.maps("versionings"), isEnabled),
    () => properties.boolean("objectLockEnabled", false),
    () => properties.map("objectLockConfiguration")?.string("objectLockEnabled") === "Enabled",
    () => hasVersioning(bucket, stack),
    () => some(stack.graph.linkedFrom(bucket, "bucket", types.bucketObjectLock, types.bucket), () => true),
  );
}

function hasVersioning(bucket: Resource, stack: Stack): boolean {
  return some(stack.graph.linkedFrom(bucket, "bucket", types.bucketVersioning, types.bucket), ({ properties }) => {
    const configuration = new Properties(properties).map("versioningConfiguration");
    return configuration?.string("status") === "Enabled";
  });
}

function isEnabled(versioning: Properties): boolean {
  return versioning.boolean("enabled", false);
}
