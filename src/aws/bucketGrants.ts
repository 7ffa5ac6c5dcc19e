import { all, any, inTurn } from "../base/undecided";
import { originOf, type Fact, type Origin } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { opensBucket } from "./accessPoints";
import { aclPolicyAllows, cannedAclAllows, grantsAllow } from "./bucketAcl";
import { allowsEverybody, type Access } from "./bucketPolicy";
import { isBlocked, isBlockedByName, type Means } from "./publicAccessBlocks";
import { types } from "./types";

/** What an ACL or a policy of a bucket or of an access point allows everybody to do. */
export interface BucketGrant extends Fact {
  /** Whether everybody may write or delete objects by it, and nothing overrides it. */
  readonly letsEverybodyWrite: boolean;
  /** Whether everybody may list the objects by it, and nothing overrides it. */
  readonly letsEverybodyList: boolean;
  /** The bucket, or the access point; `undefined` if it is not part of this stack. */
  readonly target?: Origin | undefined;
}

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
    const point = accessPointOf(resource, stack);
    if (point) yield* accessPointGrants(resource, point, stack);
    else yield* ownGrants(resource, stack);
  },
};

/** The grants of a bucket, or of a resource that belongs to one. */
function* ownGrants(resource: Resource, stack: Stack): Iterable<BucketGrant> {
  const properties = new Properties(resource.properties);
  const bucket = types.bucket.includes(resource.type)
    ? () => resource
    : () => stack.graph.link(resource, "bucket", types.bucket);
  const isOverridden = (means: Means): boolean => {
    const target = bucket();
    return target ? isBlocked(target, means, stack) : isBlockedByName(properties.string("bucket", ""), means, stack);
  };
  const grantBy = (means: Means, allows: (access: Access) => boolean): BucketGrant =>
    grant(resource, means, bucket, (access) =>
      all(
        () => allows(access),
        () => !isOverridden(means),
      ),
    );
  if (["acl", "grants", "accessControlPolicy"].some((property) => properties.has(property)))
    yield grantBy("acl", (access) => aclAllows(properties, access));
  if (properties.has("policy")) yield grantBy("policy", (access) => allowsEverybody(properties.json("policy"), access));
}

/** The access point that a resource is or belongs to, once it is asked for; `undefined` for other resources. */
function accessPointOf(resource: Resource, { graph }: Stack): (() => Resource | undefined) | undefined {
  if (types.accessPoint.includes(resource.type)) return () => resource;
  if (types.accessPointPolicy.includes(resource.type))
    return () => graph.link(resource, "accessPointArn", types.accessPoint);
  if (!types.multiRegionAccessPointPolicy.includes(resource.type)) return undefined;
  const nameOf = ({ properties }: Resource): string | undefined =>
    new Properties(properties).map("details")?.string("name");
  return () => {
    const points = graph.allOfType(types.multiRegionAccessPoint);
    const [found] = inTurn(points, (point) => (nameOf(point) === nameOf(resource) ? [point] : []));
    return found;
  };
}

function* accessPointGrants(
  resource: Resource,
  point: () => Resource | undefined,
  stack: Stack,
): Iterable<BucketGrant> {
  const properties = new Properties(resource.properties);
  if (types.accessPoint.includes(resource.type) && !properties.has("policy")) return;
  const policy = (): unknown => (properties.map("details") ?? properties).json("policy");
  yield grant(resource, "access point", point, (access) => {
    const target = point();
    return target !== undefined && opensBucket(target, policy, access, stack);
  });
}

function grant(
  resource: Resource,
  part: string,
  target: () => Resource | undefined,
  lets: (access: Access) => boolean,
): BucketGrant {
  return {
    resource: originOf(resource),
    part,
    get letsEverybodyWrite() {
      return lets("write");
    },
    get letsEverybodyList() {
      return lets("list");
    },
    get target() {
      const found = target();
      return found && originOf(found);
    },
  };
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
