import policy from "../../../policies/files/bucket-refuses-public-writes";
import { bucket, output, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const media = bucket("media");
const finds = { media: "policy: it grants everyone permission to write" };
const statement = (Action: unknown, more: object = {}): object => ({
  Effect: "Allow",
  Principal: "*",
  Action,
  Resource: "*",
  ...more,
});
const policyOf = (policy: unknown): Fixture =>
  resource("aws:s3/bucketPolicy:BucketPolicy", "media", { bucket: output(media, "id"), policy });
const allowing = (...statements: unknown[]): Fixture =>
  policyOf(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
const block = (settings: object): Fixture =>
  resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "media", {
    bucket: output(media, "id"),
    ...settings,
  });

export default cases(policy, {
  accepts: {
    "reading of objects": [media, allowing(statement("s3:GetObject"))],
    listing: [media, allowing(statement("s3:ListBucket"))],
    "a role that writes": [
      media,
      allowing(statement(["s3:PutObject", "s3:DeleteObject"], { Principal: { AWS: "arn:aws:iam::1:role/web" } })),
    ],
    "a service that writes": [
      media,
      allowing(statement("s3:PutObject", { Principal: { Service: "logs.amazonaws.com" } })),
    ],
    "a grant that the bucket's block takes back": [
      media,
      allowing(statement("s3:PutObject")),
      block({ restrictPublicBuckets: "true" }),
    ],
    "a block that keeps such policies from being set": [
      media,
      allowing(statement("s3:PutObject")),
      block({ restrictPublicBuckets: UNKNOWN, blockPublicPolicy: true }),
    ],
    "writing by an organization": [
      media,
      allowing(statement("s3:PutObject", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })),
    ],
    "writing from one network": [
      media,
      allowing(statement("s3:PutObject", { Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } })),
    ],
    "an ACL for readers": [bucket("media", { acl: "public-read" })],
    "an ACL for writers that the bucket's block ignores": [
      bucket("media", { acl: "public-read-write" }),
      block({ ignorePublicAcls: true }),
    ],
  },
  rejects: {
    "writing by everyone": { stack: [media, allowing(statement("s3:PutObject"))], finds },
    "deleting by every account": {
      stack: [media, allowing(statement("s3:DeleteObject", { Principal: { AWS: "*" } }))],
      finds,
    },
    "all actions on objects": { stack: [media, allowing(statement("s3:*Object"))], finds },
    "actions that begin so": { stack: [media, allowing(statement("s3:Put*"))], finds },
    "changing the policy": { stack: [media, allowing(statement("s3:PutBucketPolicy"))], finds },
    "a later statement": { stack: [media, allowing(statement("s3:GetObject"), statement("s3:*"))], finds },
    "a policy given as an object": { stack: [media, policyOf({ Statement: [statement("s3:PutObject")] })], finds },
    "an ACL for writers": {
      stack: [bucket("media", { acl: "public-read-write" })],
      finds: { media: "acl: it grants everyone permission to write" },
    },
    "an ACL for writers, under the bucket's older name": {
      stack: [resource("aws:s3/bucketV2:BucketV2", "media", { acl: "public-read-write" })],
      finds: { media: "acl: it grants everyone permission to write" },
    },
    "writing over TLS by everyone": {
      stack: [media, allowing(statement("s3:PutObject", { Condition: { Bool: { "aws:SecureTransport": "true" } } }))],
      finds,
    },
    "writing from half of the internet": {
      stack: [
        media,
        allowing(statement("s3:PutObject", { Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/1" } } })),
      ],
      finds,
    },
    "writing that is denied over plain HTTP alone": {
      stack: [
        media,
        allowing(
          statement("s3:PutObject"),
          statement("s3:*", { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ),
      ],
      finds,
    },
    "permissions on the bucket itself": {
      stack: [
        bucket("media", {
          grants: [{ type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers", permissions: ["WRITE"] }],
        }),
      ],
      finds: { media: "acl: it grants everyone permission to write" },
    },
    "a block that ignores ACLs only": {
      stack: [media, allowing(statement("s3:PutObject")), block({ ignorePublicAcls: true })],
      finds,
    },
  },
  notApplicable: {
    "a bucket without grants": [media],
    "a stack without buckets": [resource("aws:rds/instance:Instance", "db")],
  },
  undecided: {
    "the policy": { stack: [media, policyOf(UNKNOWN)], at: { media: "policy is not known before the update" } },
    "the ACL, next to one that lets everyone write": {
      stack: [bucket("late", { acl: UNKNOWN }), bucket("media", { acl: "public-read-write" })],
      at: { late: "acl is not known before the update" },
      finds: { media: "acl: it grants everyone permission to write" },
    },
    "whether a statement allows or denies": {
      stack: [media, policyOf({ Statement: [statement("s3:PutObject", { Effect: UNKNOWN })] })],
      at: { media: "policy.Statement[0].Effect is not known before the update" },
    },
    "to whom a statement allows it": {
      stack: [media, policyOf({ Statement: [statement("s3:PutObject", { Principal: { AWS: UNKNOWN } })] })],
      at: { media: "policy.Statement[0].Principal.AWS[0] is not known before the update" },
    },
    "what a statement allows": {
      stack: [media, policyOf({ Statement: [statement(["s3:GetObject", UNKNOWN])] })],
      at: { media: "policy.Statement[0].Action[1] is not known before the update" },
    },
  },
});
