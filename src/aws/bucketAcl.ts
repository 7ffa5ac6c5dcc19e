import { some } from "../base/undecided";
import type { Properties } from "../wire/properties";
import type { Access } from "./bucketPolicy";

/** What canned ACLs allow everybody to do with a bucket (Amazon S3 User Guide, "Canned ACL"). */
const canned: ReadonlyMap<string, readonly Access[]> = new Map<string, readonly Access[]>([
  ["public-read", ["list"]],
  ["authenticated-read", ["list"]],
  ["public-read-write", ["list", "write"]],
]);

/** The permissions that allow an access to a bucket (Amazon S3 User Guide, "What permissions can I grant?"). */
const permissions: Readonly<Record<Access, ReadonlySet<string>>> = {
  list: new Set(["READ", "FULL_CONTROL"]),
  // Who may write the ACL may write everything in the end.
  write: new Set(["WRITE", "WRITE_ACP", "FULL_CONTROL"]),
};

/** Everybody, and everybody with an account of AWS's, which anybody can open. */
const everybody = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

/** Whether a canned ACL allows everybody an access. */
export function cannedAclAllows(acl: string, access: Access): boolean {
  return canned.get(acl)?.includes(access) === true;
}

/** Whether the grants of a BucketAcl's `accessControlPolicy` allow everybody an access. */
export function aclPolicyAllows(policy: Properties, access: Access): boolean {
  return some(
    policy.maps("grants"),
    (grant) =>
      everybody.test(grant.map("grantee")?.string("uri") ?? "") &&
      permissions[access].has(grant.string("permission", "")),
  );
}

/** Whether the `grants` on a bucket itself allow everybody an access. */
export function grantsAllow(grants: readonly Properties[], access: Access): boolean {
  return some(
    grants,
    (grant) =>
      everybody.test(grant.string("uri", "")) &&
      some(grant.elements("permissions"), (read) => permissions[access].has(read())),
  );
}
