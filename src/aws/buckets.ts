import { any, some } from "../base/undecided";
import { originOf, type Fact, type Origin } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isBackedUp } from "./backups";
import { allowsEverybody, type Access } from "./bucketPolicy";
import { types } from "./types";

/** An S3 bucket. */
export interface Bucket extends Fact {
  /** Whether its name suggests that it holds uploads of users. */
  readonly holdsMedia: boolean;
  /** Whether it keeps old versions of objects. Buckets do not by default. */
  readonly isVersioned: boolean;
  /** Whether an AWS Backup plan of this stack covers it. */
  readonly isInBackupPlan: boolean;
}

/** What the ACL or the policy of a bucket allows everybody to do. */
export interface BucketGrant extends Fact {
  /** Whether everybody may write or delete objects. */
  readonly allowsWriting: boolean;
  /** Whether everybody may list the objects. */
  readonly allowsListing: boolean;
  /** Whether the bucket's public access block overrides the grant. */
  readonly isBlocked: boolean;
  /** The bucket; `undefined` if it is not part of this stack. */
  readonly bucket?: Origin | undefined;
}

/** The buckets of a stack, by either name of their type. */
export const buckets: Kind<Bucket> = {
  noun: "buckets",
  types: types.bucket,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    yield {
      resource: originOf(resource),
      get holdsMedia() {
        return any(
          () => isMediaName(resource.name),
          () => isMediaName(properties.string("bucket", "")),
        );
      },
      get isVersioned() {
        return any(
          () => some(properties.maps("versioning"), isEnabled),
          () => some(properties.maps("versionings"), isEnabled),
          () => hasVersioning(resource, stack),
        );
      },
      get isInBackupPlan() {
        return isBackedUp(resource, stack);
      },
    };
  },
};

/** The ACLs and policies of buckets, inline or as resources of their own. */
export const bucketGrants: Kind<BucketGrant> = {
  noun: "bucket ACLs and policies",
  types: [...types.bucket, ...types.bucketAcl, ...types.bucketPolicy],
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    const isBucket = types.bucket.includes(resource.type);
    const bucket = (): Resource | undefined =>
      isBucket ? resource : stack.graph.link(resource, "bucket", types.bucket);
    if (properties.has("acl"))
      yield grant(resource, bucket, "acl", (access) => aclAllows(properties.string("acl", "private"), access), stack);
    if (properties.has("policy"))
      yield grant(resource, bucket, "policy", (access) => allowsEverybody(properties.json("policy"), access), stack);
  },
};

function grant(
  resource: Resource,
  bucket: () => Resource | undefined,
  means: "acl" | "policy",
  allows: (access: Access) => boolean,
  stack: Stack,
): BucketGrant {
  return {
    resource: originOf(resource),
    part: means,
    get allowsWriting() {
      return allows("write");
    },
    get allowsListing() {
      return allows("list");
    },
    get isBlocked() {
      const target = bucket();
      return target !== undefined && isBlocked(target, means, stack);
    },
    get bucket() {
      const target = bucket();
      return target && originOf(target);
    },
  };
}

function isMediaName(name: string): boolean {
  return /media|upload/i.test(name);
}

/** What a canned ACL allows everybody (Amazon S3 User Guide, "Canned ACL"). */
function aclAllows(acl: string, access: Access): boolean {
  return acl === "public-read-write" || (acl === "public-read" && access === "list");
}

/** Which settings override ACLs and which override policies (S3, "Block Public Access"). */
function isBlocked(bucket: Resource, means: "acl" | "policy", stack: Stack): boolean {
  const settings =
    means === "acl" ? ["ignorePublicAcls", "blockPublicAcls"] : ["restrictPublicBuckets", "blockPublicPolicy"];
  return some(stack.graph.linkedFrom(bucket, "bucket", types.bucketPublicAccessBlock, types.bucket), (block) =>
    some(settings, (setting) => new Properties(block.properties).boolean(setting, false)),
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
