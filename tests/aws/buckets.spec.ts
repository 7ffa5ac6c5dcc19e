import assert from "node:assert/strict";
import { bucketGrants } from "../../src/aws/bucketGrants";
import { buckets } from "../../src/aws/buckets";
import { itReads, stackOf } from "../facts";
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
      gives: [{ isVersioned: false, isInBackupPlan: false }],
    },
    "has the name that the program chooses, or that it begins": {
      stack: [bucket("media"), bucket("files", { bucket: "shop-files" }), bucket("logs", { bucketPrefix: "shop-" })],
      gives: [{ name: undefined }, { name: "shop-files" }, { name: "shop-" }],
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
      gives: [{ isVersioned: true }],
    },
    "keeps versions with Object Lock, from its creation or added later": {
      stack: [
        bucket("a", { objectLockEnabled: true }),
        bucket("b", { objectLockConfiguration: { objectLockEnabled: "Enabled" } }),
        bucket("c"),
        resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "c", {
          bucket: output(bucket("c"), "id"),
        }),
        bucket("d", { objectLockEnabled: false }),
      ],
      gives: [{ isVersioned: true }, { isVersioned: true }, { isVersioned: true }, { isVersioned: false }],
    },
  });
});

describe("a bucket is named by", () => {
  const rows: Readonly<Record<string, boolean>> = {
    "shop-media": true,
    "arn:aws:s3:::shop-media": true,
    "arn:aws:s3:::shop-media/files/*": true,
    "s3://shop-media/files": true,
    "shop-media.s3.amazonaws.com": true,
    "https://shop-media.s3.eu-west-1.amazonaws.com/": true,
    "shop-media-2": false,
    "my-shop-media": false,
    "": false,
  };
  for (const [text, answer] of Object.entries(rows)) {
    it(`${text || "nothing"}: ${answer ? "yes" : "no"}`, () => {
      const [fact] = stackOf([bucket("files", { bucket: "shop-media" })]).facts(buckets);
      assert.equal(fact!.isNamedBy(text), answer);
    });
  }
});

const everybodyLists = { letsEverybodyWrite: false, letsEverybodyList: true };
const nobody = { letsEverybodyWrite: false, letsEverybodyList: false };
const everybody = { letsEverybodyWrite: true, letsEverybodyList: true };
const group = (name: string): object => ({ type: "Group", uri: `http://acs.amazonaws.com/groups/global/${name}` });
const grants = (...given: readonly (readonly [grantee: object, permission: unknown])[]): Fixture =>
  resource("aws:s3/bucketAcl:BucketAcl", "acl", {
    bucket: output(media, "id"),
    accessControlPolicy: {
      owner: { id: "79a5" },
      grants: given.map(([grantee, permission]) => ({ grantee, permission })),
    },
  });
const account = (properties: Fixture["properties"]): Fixture =>
  resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", properties);
const ownership = (objectOwnership: unknown): Fixture =>
  resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "media", {
    bucket: output(media, "id"),
    rule: { objectOwnership },
  });

describe("a grant", () => {
  itReads(bucketGrants, {
    "is none without an ACL and a policy": { stack: [bucket("media")], gives: [] },
    "of a private ACL": {
      stack: [media, acl("private")],
      gives: [{ part: "acl", ...nobody, target: { name: "media" } }],
    },
    "of an ACL for reading lists": { stack: [media, acl("public-read")], gives: [everybodyLists] },
    "of an ACL for everybody with an account": { stack: [media, acl("authenticated-read")], gives: [everybodyLists] },
    "of an ACL for writing": { stack: [media, acl("public-read-write")], gives: [everybody] },
    "of an ACL for log delivery": { stack: [media, acl("log-delivery-write")], gives: [nobody] },
    "of the bucket's own ACL": {
      stack: [bucket("media", { acl: "public-read" })],
      gives: [{ part: "acl", letsEverybodyList: true, target: { name: "media" } }],
    },
    "of single permissions to groups": {
      stack: [
        media,
        grants([group("AllUsers"), "READ"]),
        grants([group("AuthenticatedUsers"), "WRITE"]),
        grants([group("AllUsers"), "FULL_CONTROL"]),
        grants([group("AllUsers"), "WRITE_ACP"]),
        grants([group("AllUsers"), "READ_ACP"]),
      ],
      gives: [
        everybodyLists,
        { letsEverybodyWrite: true, letsEverybodyList: false },
        everybody,
        { letsEverybodyWrite: true, letsEverybodyList: false },
        nobody,
      ],
    },
    "of permissions to somebody": {
      stack: [
        media,
        grants(
          [{ type: "CanonicalUser", id: "79a5" }, "FULL_CONTROL"],
          [{ type: "Group", uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" }, "WRITE"],
        ),
      ],
      gives: [nobody],
    },
    "of permissions on the bucket itself": {
      stack: [bucket("media", { grants: [{ ...group("AllUsers"), permissions: ["READ", "WRITE"] }] })],
      gives: [{ part: "acl", ...everybody }],
    },
    "of a policy, as an object or as JSON": {
      stack: [media, policy(open), policy(JSON.stringify(open))],
      gives: [
        { part: "policy", ...everybody },
        { part: "policy", ...everybody },
      ],
    },
    "of an ACL is taken back by ignorePublicAcls": {
      stack: [media, acl("public-read"), block({ ignorePublicAcls: true })],
      gives: [nobody],
    },
    "of an ACL is taken back where ACLs are disabled": {
      stack: [media, acl("public-read"), ownership("BucketOwnerEnforced")],
      gives: [nobody],
    },
    "of an ACL is not taken back where ACLs are on": {
      stack: [media, acl("public-read"), ownership("BucketOwnerPreferred")],
      gives: [everybodyLists],
    },
    "of a policy is not taken back by ignorePublicAcls": {
      stack: [media, policy(open), block({ ignorePublicAcls: true })],
      gives: [everybody],
    },
    "of a policy is not taken back where ACLs are disabled": {
      stack: [media, policy(open), ownership("BucketOwnerEnforced")],
      gives: [everybody],
    },
    "of a policy is taken back by restrictPublicBuckets": {
      stack: [media, policy(open), block({ restrictPublicBuckets: true })],
      gives: [nobody],
    },
    "of a policy is taken back for the whole account": {
      stack: [media, policy(open), account({ restrictPublicBuckets: true })],
      gives: [nobody],
    },
    "of an ACL is taken back for the whole account": {
      stack: [media, acl("public-read"), account({ blockPublicAcls: true })],
      gives: [nobody],
    },
    "of a policy is not taken back by an account that blocks ACLs": {
      stack: [media, policy(open), account({ blockPublicAcls: true, ignorePublicAcls: true })],
      gives: [everybody],
    },
    "of a policy to a bucket of elsewhere is taken back by a block for it": {
      stack: [
        resource("aws:s3/bucketPolicy:BucketPolicy", "policy", { bucket: "shop-media", policy: open }),
        resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
          bucket: "shop-media",
          restrictPublicBuckets: true,
        }),
      ],
      gives: [nobody],
    },
    "of a policy to a bucket of elsewhere": {
      stack: [
        resource("aws:s3/bucketPolicy:BucketPolicy", "policy", { bucket: "shop-media", policy: open }),
        resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
          bucket: "shop-static",
          restrictPublicBuckets: true,
        }),
      ],
      gives: [everybody],
    },
    "with values that are unknown": {
      stack: [media, acl(UNKNOWN), block({ ignorePublicAcls: UNKNOWN })],
      gives: [{ letsEverybodyList: "? acl is not known before the update" }],
    },
    "that is public, where a block is unknown": {
      stack: [media, acl("public-read"), block({ ignorePublicAcls: UNKNOWN })],
      gives: [{ letsEverybodyWrite: false, letsEverybodyList: "? ignorePublicAcls is not known before the update" }],
    },
    "that is unknown, where everything is blocked": {
      stack: [media, policy(UNKNOWN), account({ restrictPublicBuckets: true })],
      gives: [nobody],
    },
  });
});

const unblocked = { blockPublicPolicy: false, restrictPublicBuckets: false };
const point = (properties: Fixture["properties"] = {}): Fixture =>
  resource("aws:s3/accessPoint:AccessPoint", "point", {
    bucket: output(media, "id"),
    name: "media",
    publicAccessBlockConfiguration: unblocked,
    policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: pointArns }] },
    ...properties,
  });
const pointArn = "arn:aws:s3:eu-west-1:111122223333:accesspoint/media";
const pointArns = [pointArn, `${pointArn}/object/*`];
const delegation = (condition: object): Fixture =>
  policy({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*", Condition: condition }] });
const delegated = delegation({ StringEquals: { "s3:DataAccessPointAccount": "111122223333" } });

const multiRegionPoint = (publicAccessBlock: object): Fixture =>
  resource("aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint", "everywhere", {
    details: { name: "everywhere", publicAccessBlock, regions: [{ bucket: output(media, "id") }] },
  });
const multiRegionPolicy = resource(
  "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
  "everywhere",
  {
    details: {
      name: "everywhere",
      policy: JSON.stringify({
        Statement: [
          {
            Effect: "Allow",
            Principal: "*",
            Action: "s3:*",
            Resource: [
              "arn:aws:s3::111122223333:accesspoint/m1.mrap",
              "arn:aws:s3::111122223333:accesspoint/m1.mrap/object/*",
            ],
          },
        ],
      }),
    },
  },
);

describe("the policy of an access point", () => {
  const rows: Readonly<Record<string, { stack: readonly Fixture[]; gives: Readonly<Record<string, unknown>> }>> = {
    "opens a bucket that leaves access to its access points": {
      stack: [media, delegated, point()],
      gives: { part: "access point", ...everybody, target: { name: "point" } },
    },
    "opens a bucket that names the access point": {
      stack: [media, delegation({ ArnLike: { "s3:DataAccessPointArn": pointArn } }), point()],
      gives: everybody,
    },
    "opens a bucket that is open itself": { stack: [media, policy(open), point()], gives: everybody },
    "opens nothing if the bucket has no policy": { stack: [media, point()], gives: nobody },
    "opens nothing if the bucket names another access point": {
      stack: [media, delegation({ ArnLike: { "s3:DataAccessPointArn": `${pointArn}-2` } }), point()],
      gives: nobody,
    },
    "opens nothing if the bucket names another account": {
      stack: [media, delegated, point({ accountId: "444455556666" })],
      gives: nobody,
    },
    "opens nothing from a VPC": {
      stack: [media, delegated, point({ vpcConfiguration: { vpcId: "vpc-1" } })],
      gives: nobody,
    },
    "opens nothing by default": {
      stack: [media, delegated, point({ publicAccessBlockConfiguration: undefined })],
      gives: nobody,
    },
    "opens nothing if one setting is left out": {
      stack: [media, delegated, point({ publicAccessBlockConfiguration: { blockPublicPolicy: false } })],
      gives: nobody,
    },
    "opens nothing if the bucket blocks it": {
      stack: [media, delegated, point(), block({ restrictPublicBuckets: true })],
      gives: nobody,
    },
    "opens nothing if the account blocks it": {
      stack: [media, delegated, point(), account({ restrictPublicBuckets: true })],
      gives: nobody,
    },
    "opens a list to those who may do everything with the point itself": {
      stack: [
        media,
        delegated,
        point({
          policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: pointArn }] },
        }),
      ],
      gives: everybodyLists,
    },
    "opens no list to those who may read objects": {
      stack: [
        media,
        delegated,
        point({
          policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: pointArns[1] }] },
        }),
      ],
      gives: { letsEverybodyWrite: true, letsEverybodyList: false },
    },
    "is undecided for a bucket of elsewhere": {
      stack: [point({ bucket: "elsewhere" })],
      gives: { letsEverybodyList: "? the bucket behind the access point is not part of this stack" },
    },
    "to several regions opens a bucket that leaves access to it": {
      stack: [media, delegated, multiRegionPoint(unblocked), multiRegionPolicy],
      gives: { part: "access point", ...everybody },
    },
    "to several regions opens nothing by default": {
      stack: [media, delegated, multiRegionPoint({}), multiRegionPolicy],
      gives: nobody,
    },
    "may be a resource of its own": {
      stack: [
        media,
        delegated,
        point({ policy: undefined }),
        resource("aws:s3control/accessPointPolicy:AccessPointPolicy", "policy", {
          accessPointArn: output(point(), "arn"),
          policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:List*", Resource: pointArn }] },
        }),
      ],
      gives: { part: "access point", ...everybodyLists },
    },
  };
  itReads(
    bucketGrants,
    Object.fromEntries(
      Object.entries(rows).map(([title, { stack, gives }]) => [
        title,
        { stack, gives: stack.some(({ type }) => type.includes("bucketPolicy")) ? [{}, gives] : [gives] },
      ]),
    ),
  );
});
