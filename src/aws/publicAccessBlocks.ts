import { any, inTurn, some } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { types } from "./types";

/** How everybody may have been given access: by an access control list, or by a policy. */
export type Means = "acl" | "policy";

/** The settings that override each of them: AWS ignores what is public, or refuses to store it. */
const settings: Readonly<Record<Means, readonly string[]>> = {
  acl: ["ignorePublicAcls", "blockPublicAcls"],
  policy: ["restrictPublicBuckets", "blockPublicPolicy"],
};

/**
 * Whether something overrides what the ACLs or policies of a bucket allow everybody: the public access block of the
 * bucket or of the account, of which the stricter applies, or ownership controls that disable ACLs (Amazon S3 User Guide,
 * "Blocking public access to your Amazon S3 storage" and "Controlling ownership of objects and disabling ACLs").
 *
 * New buckets block all of it unless the stack says otherwise. A bucket that says nothing may be older, so what the stack
 * grants is taken at its word.
 */
export function isBlocked(bucket: Resource, means: Means, stack: Stack): boolean {
  return isOverridden((kind) => stack.graph.linkedFrom(bucket, "bucket", kind, types.bucket), means, stack);
}

/** The same for a bucket that is not part of this stack, by its name. */
export function isBlockedByName(name: string, means: Means, stack: Stack): boolean {
  const isAbout = ({ properties }: Resource): boolean => new Properties(properties).string("bucket") === name;
  return isOverridden(
    (kind) => inTurn(stack.graph.allOfType(kind), (each) => (isAbout(each) ? [each] : [])),
    means,
    stack,
  );
}

/** @param about the resources of some types that are about the bucket */
function isOverridden(about: (kind: readonly string[]) => Iterable<Resource>, means: Means, stack: Stack): boolean {
  return any(
    () => some(about(types.bucketPublicAccessBlock), ({ properties }) => blocks(new Properties(properties), means)),
    () => isBlockedForAccount(means, stack),
    () => means === "acl" && some(about(types.bucketOwnershipControls), hasAclsDisabled),
  );
}

/** Whether the account blocks public access to all of its buckets. */
export function isBlockedForAccount(means: Means, { graph }: Stack): boolean {
  return some(graph.allOfType(types.accountPublicAccessBlock), ({ properties }) =>
    blocks(new Properties(properties), means),
  );
}

/** Whether one public access block overrides ACLs or policies. @param byDefault whether a setting is on if it is absent */
export function blocks(block: Properties, means: Means, byDefault = false): boolean {
  return some(settings[means], (setting) => block.boolean(setting, byDefault));
}

function hasAclsDisabled({ properties }: Resource): boolean {
  return new Properties(properties).map("rule")?.string("objectOwnership") === "BucketOwnerEnforced";
}
