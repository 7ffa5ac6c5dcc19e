import policy from "../../../policies/files/bucket-refuses-public-listing";
import { bucket, output, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const media = bucket("media");
const finds = { media: "policy: it grants everyone permission to list" };
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
const accessPoint = resource("aws:s3/accessPoint:AccessPoint", "point", {
  bucket: output(media, "id"),
  name: "media",
  publicAccessBlockConfiguration: { blockPublicPolicy: false, restrictPublicBuckets: false },
  policy: JSON.stringify({ Statement: [statement("s3:*")] }),
});

export default cases(policy, {
  accepts: {
    "reading of objects": [media, allowing(statement("s3:GetObject"))],
    "listing by one account": [
      media,
      allowing(statement("s3:ListBucket", { Principal: { AWS: "arn:aws:iam::1:root" } })),
    ],
    "listing on a condition": [
      media,
      allowing(statement("s3:ListBucket", { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } })),
    ],
    "listing that is denied": [media, allowing(statement("s3:*", { Effect: "Deny" }))],
    "a grant that the bucket's block takes back": [
      media,
      allowing(statement("s3:ListBucket")),
      block({ restrictPublicBuckets: true }),
    ],
    "a grant that the account takes back": [
      media,
      allowing(statement("s3:ListBucket")),
      resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", { restrictPublicBuckets: true }),
    ],
    "a list action on the objects alone": [
      media,
      allowing(statement(["s3:Get*", "s3:List*"], { Resource: "arn:aws:s3:::media/*" })),
    ],
    "listing that another statement denies to others": [
      media,
      allowing(
        statement("s3:ListBucket"),
        statement("s3:*", { Effect: "Deny", Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } }),
      ),
    ],
    "a public ACL where ACLs are disabled": [
      bucket("media", { acl: "public-read" }),
      resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "media", {
        bucket: output(media, "id"),
        rule: { objectOwnership: "BucketOwnerEnforced" },
      }),
    ],
    "a public access point of a bucket that allows nothing": [media, accessPoint],
    "a private ACL": [bucket("media", { acl: "private" })],
    "a public ACL that the bucket's block ignores": [
      bucket("media", { acl: "public-read" }),
      block({ ignorePublicAcls: true }),
    ],
  },
  rejects: {
    "listing by everyone": { stack: [media, allowing(statement("s3:ListBucket"))], finds },
    "listing by every account": {
      stack: [media, allowing(statement(["s3:GetObject", "s3:List*"], { Principal: { AWS: ["*"] } }))],
      finds,
    },
    "all actions": { stack: [media, allowing(statement("*"))], finds },
    "a single statement, not a list": {
      stack: [media, policyOf(JSON.stringify({ Statement: statement("s3:*") }))],
      finds,
    },
    "an action in other letters": { stack: [media, allowing(statement("S3:listbucket"))], finds },
    "a policy given as an object": { stack: [media, policyOf({ Statement: [statement("s3:ListBucket")] })], finds },
    "a policy with white space in front": {
      stack: [media, policyOf(`\n  ${JSON.stringify({ Statement: [statement("s3:ListBucket")] })}`)],
      finds,
    },
    "a policy on the bucket itself": {
      stack: [bucket("media", { policy: JSON.stringify({ Statement: [statement("s3:ListBucket")] }) })],
      finds,
    },
    "a public ACL": {
      stack: [bucket("media", { acl: "public-read" })],
      finds: { media: "acl: it grants everyone permission to list" },
    },
    "a public ACL as a resource of its own, on a BucketV2": {
      stack: [
        resource("aws:s3/bucketV2:BucketV2", "media"),
        resource("aws:s3/bucketAclV2:BucketAclV2", "acl", {
          bucket: output(resource("aws:s3/bucketV2:BucketV2", "media"), "id"),
          acl: "public-read-write",
        }),
      ],
      finds: { acl: "acl: it grants everyone permission to list" },
    },
    "a block that leaves policies alone": {
      stack: [
        media,
        allowing(statement("s3:ListBucket")),
        block({ ignorePublicAcls: true, restrictPublicBuckets: false }),
      ],
      finds,
    },
    "listing by everyone but one account": {
      stack: [
        media,
        allowing(statement("s3:ListBucket", { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:root" } })),
      ],
      finds,
    },
    "everything but deleting": {
      stack: [media, allowing({ Effect: "Allow", Principal: "*", NotAction: "s3:DeleteObject", Resource: "*" })],
      finds,
    },
    "a condition that the client meets": {
      stack: [
        media,
        allowing(statement("s3:ListBucket", { Condition: { StringLike: { "aws:Referer": "https://*" } } })),
      ],
      finds,
    },
    "an ACL that grants a permission to a group": {
      stack: [
        media,
        resource("aws:s3/bucketAcl:BucketAcl", "acl", {
          bucket: output(media, "id"),
          accessControlPolicy: {
            owner: { id: "79a5" },
            grants: [
              {
                grantee: { type: "Group", uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" },
                permission: "READ",
              },
            ],
          },
        }),
      ],
      finds: { acl: "acl: it grants everyone permission to list" },
    },
    "an access point of a bucket that leaves access to it": {
      stack: [
        media,
        allowing(statement("*", { Condition: { StringEquals: { "s3:DataAccessPointAccount": "111122223333" } } })),
        accessPoint,
      ],
      finds: { point: "access point: it grants everyone permission to list" },
    },
    "another bucket's block": {
      stack: [
        media,
        allowing(statement("s3:ListBucket")),
        bucket("static"),
        resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "static", {
          bucket: output(bucket("static"), "id"),
          restrictPublicBuckets: true,
        }),
      ],
      finds,
    },
  },
  notApplicable: {
    "a bucket without grants": [media],
  },
  undecided: {
    "the policy": { stack: [media, policyOf(UNKNOWN)], at: { media: "policy is not known before the update" } },
    "a policy that is no object": { stack: [media, policyOf("[]")], at: { media: "policy is not an object" } },
    "on which condition": {
      stack: [media, policyOf({ Statement: [statement("s3:ListBucket", { Condition: UNKNOWN })] })],
      at: { media: "policy.Statement[0].Condition is not known before the update" },
    },
    "what another statement denies": {
      stack: [media, policyOf({ Statement: [statement("s3:ListBucket"), statement(UNKNOWN, { Effect: "Deny" })] })],
      at: { media: "policy.Statement[1].Action[0] is not known before the update" },
    },
    "whether the block takes the grant back": {
      stack: [media, allowing(statement("s3:ListBucket")), block({ restrictPublicBuckets: UNKNOWN })],
      at: { media: "restrictPublicBuckets is not known before the update" },
    },
    "whose block it is": {
      stack: [
        media,
        allowing(statement("s3:ListBucket")),
        resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "late", {
          bucket: UNKNOWN,
          restrictPublicBuckets: true,
        }),
      ],
      at: { media: "bucket is not known before the update" },
    },
  },
});
