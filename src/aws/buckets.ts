import { all, any, inTurn, some, Undecided } from "../base/undecided";
import { originOf, type Fact, type Origin } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { opensBucket } from "./accessPoints";
import { isBackedUp } from "./backups";
import { aclPolicyAllows, cannedAclAllows, grantsAllow } from "./bucketAcl";
import { allowsEverybody, type Access } from "./bucketPolicy";
import { isBlocked, isBlockedByName, type Means } from "./publicAccessBlocks";
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

/** What an ACL or a policy of a bucket or of an access point allows everybody to do. */
export interface BucketGrant extends Fact {
  /** Whether everybody may write or delete objects by it, and nothing overrides it. */
  readonly letsEverybodyWrite: boolean;
  /** Whether everybody may list the objects by it, and nothing overrides it. */
  readonly letsEverybodyList: boolean;
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
      get name() {
        return properties.string("bucket") ?? properties.string("bucketPrefix");
      },
      isNamedBy(text) {
        const name = properties.string("bucket");
        if (name === undefined && isSimulated(text))
          throw new Undecided("the name of the bucket is known only after the update");
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

/** The ACLs and policies of buckets and their access points, inline or as resources of their own. */
export const bucketGrants: Kind<BucketGrant> = {
  noun: "bucket ACLs and policies",
  types: [
    ...types.bucket,
    ...types.bucketAcl,
    ...types.bucketPolicy,
    ...types.accessPoint,
    ...types.accessPointPolicy,
    ...types.multiRegionAccessPointPolicy,
  ],
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    const policy = (): unknown => properties.json("policy");
    if (types.accessPoint.includes(resource.type)) {
      if (properties.has("policy")) yield accessPointGrant(resource, () => resource, policy, stack);
      return;
    }
    if (types.accessPointPolicy.includes(resource.type)) {
      const point = (): Resource | undefined => stack.graph.link(resource, "accessPointArn", types.accessPoint);
      yield accessPointGrant(resource, point, policy, stack);
      return;
    }
    if (types.multiRegionAccessPointPolicy.includes(resource.type)) {
      const details = (): Properties | undefined => properties.map("details");
      yield accessPointGrant(
        resource,
        () => multiRegionPointCalled(details()?.string("name"), stack),
        () => details()?.json("policy"),
        stack,
      );
      return;
    }
    const bucket = types.bucket.includes(resource.type)
      ? () => resource
      : () => stack.graph.link(resource, "bucket", types.bucket);
    if (hasAcl(properties)) yield grant(resource, bucket, "acl", (access) => aclAllows(properties, access), stack);
    if (properties.has("policy"))
      yield grant(resource, bucket, "policy", (access) => allowsEverybody(policy(), access), stack);
  },
};

function multiRegionPointCalled(name: string | undefined, { graph }: Stack): Resource | undefined {
  const [found] = inTurn(graph.allOfType(types.multiRegionAccessPoint), (point) =>
    new Properties(point.properties).map("details")?.string("name") === name ? [point] : [],
  );
  return found;
}

/** The name of a bucket in a text that names it in one of the usual ways. */
function nameIn(text: string): string {
  const [name = ""] = text.replace(/^(?:arn:[\w-]*:s3:::|s3:\/\/|https?:\/\/)/, "").split(/\/|\.s3[.-]/);
  return name;
}

function grant(
  resource: Resource,
  bucket: () => Resource | undefined,
  means: Means,
  allows: (access: Access) => boolean,
  stack: Stack,
): BucketGrant {
  const lets = (access: Access): boolean =>
    all(
      () => allows(access),
      () => {
        const target = bucket();
        if (target) return !isBlocked(target, means, stack);
        return !isBlockedByName(new Properties(resource.properties).string("bucket", ""), means, stack);
      },
    );
  return {
    resource: originOf(resource),
    part: means,
    get letsEverybodyWrite() {
      return lets("write");
    },
    get letsEverybodyList() {
      return lets("list");
    },
    get bucket() {
      const target = bucket();
      return target && originOf(target);
    },
  };
}

function accessPointGrant(
  resource: Resource,
  point: () => Resource | undefined,
  policy: () => unknown,
  stack: Stack,
): BucketGrant {
  const lets = (access: Access): boolean => {
    const target = point();
    return target !== undefined && opensBucket(target, policy, access, stack);
  };
  return {
    resource: originOf(resource),
    part: "access point",
    get letsEverybodyWrite() {
      return lets("write");
    },
    get letsEverybodyList() {
      return lets("list");
    },
    get bucket() {
      const target = point();
      const bucket = target && stack.graph.link(target, "bucket", types.bucket);
      return bucket && originOf(bucket);
    },
  };
}

function hasAcl(properties: Properties): boolean {
  return ["acl", "grants", "accessControlPolicy"].some((property) => properties.has(property));
}

function aclAllows(properties: Properties, access: Access): boolean {
  return any(
    () => cannedAclAllows(properties.string("acl", "private"), access),
    () => grantsAllow(properties.maps("grants"), access),
    () => {
      const policy = properties.map("accessControlPolicy");
      return policy !== undefined && aclPolicyAllows(policy, access);
    },
  );
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
