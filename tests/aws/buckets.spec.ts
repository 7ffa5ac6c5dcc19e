import { bucketGrants, buckets } from "../../src/aws/buckets";
import { itReads } from "../facts";
import { bucket, output, resource, UNKNOWN, type Fixture } from "../fixtures";

const media = bucket("media");
const versioning = (of: Fixture, status: unknown, suffix = ""): Fixture =>
  resource(`aws:s3/bucketVersioning${suffix}:BucketVersioning${suffix}`, "versioning", {
    bucket: output(of, "id"),
    versioningConfiguration: { status },
  });
const acl = (value: unknown): Fixture =>
  resource("aws:s3/bucketAcl:BucketAcl", "acl", { bucket: output(media, "id"), acl: value });
const policy = (document: unknown): Fixture =>
  resource("aws:s3/bucketPolicy:BucketPolicy", "policy", { bucket: output(media, "id"), policy: document });
const block = (properties: Fixture["properties"]): Fixture =>
  resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
    bucket: output(media, "id"),
    ...properties,
  });
const open = { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }] };

describe("a bucket", () => {
  itReads(buckets, {
    "has no versions and no backups by default": {
      stack: [bucket("assets")],
      gives: [{ holdsMedia: false, isVersioned: false, isInBackupPlan: false }],
    },
    "holds media by its name in the program or in S3": {
      stack: [bucket("media"), bucket("files", { bucket: "shop-uploads" })],
      gives: [{ holdsMedia: true }, { holdsMedia: true }],
    },
    "keeps versions by its own property": {
      stack: [bucket("media", { versioning: { enabled: true } })],
      gives: [{ isVersioned: true }],
    },
    "keeps versions by a resource of its own, under both names": {
      stack: [media, versioning(media, "Enabled"), bucket("b"), versioning(bucket("b"), "Enabled", "V2")],
      gives: [{ isVersioned: true }, { isVersioned: true }],
    },
    "keeps none if they are suspended": {
      stack: [media, versioning(media, "Suspended")],
      gives: [{ isVersioned: false }],
    },
    "keeps versions of a status that is unknown": {
      stack: [media, versioning(media, UNKNOWN)],
      gives: [{ isVersioned: "? versioningConfiguration.status is not known before the update" }],
    },
    "is the same as a BucketV2": {
      stack: [resource("aws:s3/bucketV2:BucketV2", "media", { versionings: [{ enabled: true }] })],
      gives: [{ holdsMedia: true, isVersioned: true }],
    },
  });
});

describe("a grant", () => {
  itReads(bucketGrants, {
    "is none without an ACL and a policy": { stack: [bucket("media")], gives: [] },
    "of a private ACL": {
      stack: [media, acl("private")],
      gives: [{ part: "acl", allowsWriting: false, allowsListing: false, isBlocked: false, bucket: { name: "media" } }],
    },
    "of an ACL for reading lists": {
      stack: [media, acl("public-read")],
      gives: [{ allowsWriting: false, allowsListing: true }],
    },
    "of an ACL for writing": {
      stack: [media, acl("public-read-write")],
      gives: [{ allowsWriting: true, allowsListing: true }],
    },
    "of the bucket's own ACL": {
      stack: [bucket("media", { acl: "public-read" })],
      gives: [{ part: "acl", allowsListing: true, bucket: { name: "media" } }],
    },
    "of a policy, as an object or as JSON": {
      stack: [media, policy(open), policy(JSON.stringify(open))],
      gives: [
        { part: "policy", allowsWriting: true, allowsListing: true },
        { part: "policy", allowsWriting: true, allowsListing: true },
      ],
    },
    "of an ACL is taken back by ignorePublicAcls": {
      stack: [media, acl("public-read"), block({ ignorePublicAcls: true })],
      gives: [{ isBlocked: true }],
    },
    "of a policy is not taken back by ignorePublicAcls": {
      stack: [media, policy(open), block({ ignorePublicAcls: true })],
      gives: [{ isBlocked: false }],
    },
    "of a policy is taken back by restrictPublicBuckets": {
      stack: [media, policy(open), block({ restrictPublicBuckets: true })],
      gives: [{ isBlocked: true }],
    },
    "with values that are unknown": {
      stack: [media, acl(UNKNOWN), block({ ignorePublicAcls: UNKNOWN })],
      gives: [
        {
          allowsListing: "? acl is not known before the update",
          isBlocked: "? ignorePublicAcls is not known before the update",
        },
      ],
    },
  });
});
