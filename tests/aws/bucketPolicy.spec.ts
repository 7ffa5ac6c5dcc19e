import assert from "node:assert/strict";
import { allowsEverybody } from "../../src/aws/bucketPolicy";
import { UNKNOWN } from "../fixtures";
import { outcome } from "../outcome";

const open = { Effect: "Allow", Principal: "*", Action: "s3:PutObject", Resource: "*" };

const statements: Readonly<Record<string, { statement: unknown; write: boolean | "?"; list: boolean | "?" }>> = {
  everybody: { statement: open, write: true, list: false },
  "every account": { statement: { ...open, Principal: { AWS: "*" } }, write: true, list: false },
  "every account among others": {
    statement: { ...open, Principal: { AWS: ["arn:aws:iam::1:root", "*"] } },
    write: true,
    list: false,
  },
  "one account": { statement: { ...open, Principal: { AWS: "arn:aws:iam::1:root" } }, write: false, list: false },
  "a service": { statement: { ...open, Principal: { Service: "*" } }, write: false, list: false },
  "a denial": { statement: { ...open, Effect: "Deny" }, write: false, list: false },
  "all actions": { statement: { ...open, Action: "*" }, write: true, list: true },
  "all actions of S3": { statement: { ...open, Action: ["s3:*"] }, write: true, list: true },
  "actions by their end": { statement: { ...open, Action: "s3:*Object" }, write: true, list: false },
  "actions by their beginning": { statement: { ...open, Action: "s3:List*" }, write: false, list: true },
  "an action in other letters": { statement: { ...open, Action: "S3:LISTBUCKET" }, write: false, list: true },
  "one letter left open": { statement: { ...open, Action: "s3:PutObjec?" }, write: true, list: false },
  reading: { statement: { ...open, Action: ["s3:GetObject", "s3:GetObjectVersion"] }, write: false, list: false },
  "another service": { statement: { ...open, Action: "sqs:*" }, write: false, list: false },
  "a name with signs of regular expressions": {
    statement: { ...open, Action: "s3:(PutObject|x).+" },
    write: false,
    list: false,
  },
  "all but one action": {
    statement: { ...open, Action: undefined, NotAction: "s3:PutObject" },
    write: true,
    list: true,
  },
  "all but the actions on objects": {
    statement: { ...open, Action: undefined, NotAction: ["s3:*Object*", "s3:Abort*", "s3:Re*"], Resource: "*/*" },
    write: false,
    list: false,
  },
  "all but one account": {
    statement: { ...open, Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:root" } },
    write: true,
    list: false,
  },
  "all but everybody": {
    statement: { ...open, Principal: undefined, NotPrincipal: { AWS: "*" } },
    write: false,
    list: false,
  },
  "a canonical user": { statement: { ...open, Principal: { CanonicalUser: "79a5" } }, write: false, list: false },
  "everything done to the objects alone": {
    statement: { ...open, Action: "s3:*", Resource: "arn:aws:s3:::media/*" },
    write: true,
    list: false,
  },
  "listing and changing of objects on the bucket alone": {
    statement: { ...open, Action: ["s3:List*", "s3:PutObject"], Resource: "arn:aws:s3:::media" },
    write: false,
    list: true,
  },
  "a pattern for the bucket and its objects": {
    statement: { ...open, Action: "s3:*", Resource: "arn:aws:s3:::media*" },
    write: true,
    list: true,
  },
  "all resources but the bucket": {
    statement: { ...open, Action: "s3:*", Resource: undefined, NotResource: "arn:aws:s3:::media" },
    write: true,
    list: false,
  },
  "all resources but the objects": {
    statement: {
      ...open,
      Action: ["s3:List*", "s3:PutObject"],
      Resource: undefined,
      NotResource: "arn:aws:s3:::media/*",
    },
    write: false,
    list: true,
  },
  "what is not allowed to one account": {
    statement: { ...open, Principal: { AWS: "arn:aws:iam::1:root" }, Action: undefined, NotAction: "s3:PutObject" },
    write: false,
    list: false,
  },
  "an unknown effect": { statement: { ...open, Effect: UNKNOWN }, write: "?", list: false },
  "an unknown principal": { statement: { ...open, Principal: UNKNOWN }, write: "?", list: false },
  "an unknown account": { statement: { ...open, Principal: { AWS: [UNKNOWN] } }, write: "?", list: false },
  "an unknown account next to *": {
    statement: { ...open, Principal: { AWS: [UNKNOWN, "*"] } },
    write: true,
    list: false,
  },
  "an unknown action": { statement: { ...open, Action: [UNKNOWN, "s3:ListBucket"] }, write: "?", list: true },
  "an unknown condition": { statement: { ...open, Condition: UNKNOWN }, write: "?", list: false },
  "an unknown resource": { statement: { ...open, Action: "s3:*", Resource: UNKNOWN }, write: "?", list: "?" },
  "an unknown statement": { statement: UNKNOWN, write: "?", list: "?" },
  "what is no statement": { statement: 5, write: "?", list: "?" },
};

describe("what a bucket policy allows everybody", () => {
  for (const [title, { statement, write, list }] of Object.entries(statements)) {
    it(title, () => {
      const policy = { Version: "2012-10-17", Statement: [statement] };
      const found = [() => allowsEverybody(policy, "write"), () => allowsEverybody(policy, "list")].map(outcome);
      assert.deepEqual(found, [write, list]);
    });
  }

  const documents: Readonly<Record<string, { document: unknown; write: boolean | "?" }>> = {
    "a single statement, not a list": { document: { Statement: open }, write: true },
    "no statements": { document: { Statement: [] }, write: false },
    "no statement property": { document: {}, write: false },
    "an unknown statement, perhaps a denial, before an open one": {
      document: { Statement: [UNKNOWN, open] },
      write: "?",
    },
    "unknown statements": { document: { Statement: UNKNOWN }, write: "?" },
    "a list": { document: [open], write: "?" },
    nothing: { document: null, write: "?" },
  };
  for (const [title, { document, write }] of Object.entries(documents)) {
    it(`in a document that is ${title}`, () => {
      assert.equal(
        outcome(() => allowsEverybody(document, "write")),
        write,
      );
    });
  }

  const value = "vpc-0a1b2c3d";
  const conditions: Readonly<Record<string, { condition: object; write: boolean | "?" }>> = {
    none: { condition: {}, write: true },
    "an operator without keys": { condition: { StringEquals: {} }, write: true },
    "the Referer header": { condition: { StringLike: { "aws:Referer": "https://shop.example.com/*" } }, write: true },
    "the user agent": { condition: { StringEquals: { "aws:UserAgent": "a-long-secret" } }, write: true },
    TLS: { condition: { Bool: { "aws:SecureTransport": "true" } }, write: true },
    "TLS, as a boolean": { condition: { Bool: { "aws:SecureTransport": true } }, write: true },
    "an ACL on the object": {
      condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      write: true,
    },
    "a tag of the caller, which other accounts set too": {
      condition: { StringEquals: { "aws:PrincipalTag/team": "shop" } },
      write: true,
    },
    "a key that JavaScript's objects have": { condition: { StringEquals: { constructor: "x" } }, write: true },
    "one VPC": { condition: { StringEquals: { "aws:SourceVpc": value } }, write: false },
    "one VPC, in other letters": { condition: { stringEquals: { "AWS:sourcevpc": value } }, write: false },
    "one of two VPCs": { condition: { StringEquals: { "aws:SourceVpc": [value, "vpc-2"] } }, write: false },
    "any VPC": { condition: { StringLike: { "aws:SourceVpc": "vpc-*" } }, write: true },
    "one VPC or any": { condition: { StringLike: { "aws:SourceVpc": [value, "*"] } }, write: true },
    "one VPC if it is a VPC": { condition: { StringEqualsIfExists: { "aws:SourceVpc": value } }, write: true },
    "any VPC but one": { condition: { StringNotEquals: { "aws:SourceVpc": value } }, write: true },
    "that there is no VPC": { condition: { Null: { "aws:SourceVpc": "true" } }, write: true },
    "that there is a VPC": { condition: { Null: { "aws:SourceVpc": "false" } }, write: true },
    "one VPC and TLS": {
      condition: { StringEquals: { "aws:SourceVpc": value }, Bool: { "aws:SecureTransport": "true" } },
      write: false,
    },
    "a VPC endpoint": { condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } }, write: false },
    "an organization": { condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } }, write: false },
    "any organization": { condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } }, write: true },
    "a unit of an organization": {
      condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-1/ou-1/*" } },
      write: false,
    },
    "a unit of an organization for all values, of which there may be none": {
      condition: { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } },
      write: true,
    },
    "a role of one account": {
      condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } },
      write: false,
    },
    "a role of any account": { condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/web" } }, write: true },
    "the bucket's own account": {
      condition: { StringEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } },
      write: false,
    },
    "a policy variable": { condition: { StringEquals: { "aws:userid": "${aws:userid}" } }, write: true },
    "sessions of one role": { condition: { StringLike: { "aws:userid": "AROAEXAMPLE:*" } }, write: false },
    "sessions of any role": { condition: { StringLike: { "aws:userid": "*:web" } }, write: true },
    "the source of an event": {
      condition: { ArnEquals: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/E1" } },
      write: false,
    },
    "the source's account": { condition: { StringEquals: { "aws:SourceAccount": "111122223333" } }, write: false },
    "an address": { condition: { IpAddress: { "aws:SourceIp": "203.0.113.7" } }, write: false },
    "a network": { condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db9::/32"] } }, write: false },
    "half of the internet": {
      condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/1"] } },
      write: true,
    },
    "half of the internet by IPv6": { condition: { IpAddress: { "aws:SourceIp": "8000::/1" } }, write: true },
    "any address but one": { condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.7/32" } }, write: true },
    "a key of KMS": {
      condition: { StringEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:1:1:key/1" } },
      write: false,
    },
    "access points of one account": {
      condition: { StringEquals: { "s3:DataAccessPointAccount": "111122223333" } },
      write: false,
    },
    "access points of one account by their ARN": {
      condition: { ArnLike: { "s3:DataAccessPointArn": "arn:aws:s3:*:111122223333:accesspoint/*" } },
      write: false,
    },
    "services of AWS": { condition: { Bool: { "aws:PrincipalIsAWSService": "true" } }, write: false },
    "an unknown VPC": { condition: { StringEquals: { "aws:SourceVpc": UNKNOWN } }, write: "?" },
  };
  for (const [title, { condition, write }] of Object.entries(conditions)) {
    it(`under the condition of ${title}`, () => {
      const document = { Statement: [{ ...open, Condition: condition }] };
      assert.equal(
        outcome(() => allowsEverybody(document, "write")),
        write,
      );
    });
  }

  const denials: Readonly<Record<string, { denial: object; write: boolean | "?" }>> = {
    "everything, to everybody": { denial: {}, write: false },
    "everything, to everybody but one account": {
      denial: { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:root" } },
      write: false,
    },
    "everything, to one account": { denial: { Principal: { AWS: "arn:aws:iam::1:root" } }, write: true },
    "another action": { denial: { Action: "s3:DeleteObject" }, write: true },
    "all actions but another one": { denial: { Action: undefined, NotAction: "s3:GetObject" }, write: false },
    "some objects": { denial: { Resource: "arn:aws:s3:::media/private/*" }, write: true },
    "all objects": { denial: { Resource: "arn:aws:s3:::media/*" }, write: false },
    "the bucket itself": { denial: { Resource: "arn:aws:s3:::media" }, write: true },
    "all resources but some objects": {
      denial: { Resource: undefined, NotResource: "arn:aws:s3:::media/public/*" },
      write: true,
    },
    "plain HTTP": { denial: { Condition: { Bool: { "aws:SecureTransport": "false" } } }, write: true },
    "requests from elsewhere": { denial: { Condition: { StringNotEquals: { "aws:SourceVpc": value } } }, write: false },
    "requests from elsewhere, if that is known": {
      denial: { Condition: { StringNotEqualsIfExists: { "aws:SourceVpc": value } } },
      write: false,
    },
    "requests from outside of any VPC": {
      denial: { Condition: { StringNotLike: { "aws:SourceVpc": "vpc-*" } } },
      write: true,
    },
    "requests from other networks": {
      denial: { Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } } },
      write: false,
    },
    "requests from one network": {
      denial: { Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } },
      write: true,
    },
    "other organizations, except to services": {
      denial: {
        Condition: {
          StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-1" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
      write: false,
    },
    "what is unknown": { denial: { Action: UNKNOWN }, write: "?" },
    "under an unknown condition": { denial: { Condition: UNKNOWN }, write: "?" },
  };
  for (const [title, { denial, write }] of Object.entries(denials)) {
    it(`next to a denial of ${title}`, () => {
      const document = { Statement: [open, { ...open, Action: "s3:*", Effect: "Deny", ...denial }] };
      assert.equal(
        outcome(() => allowsEverybody(document, "write")),
        write,
      );
    });
  }

  it("does not take long for a pattern of many stars", () => {
    const hard = `s3:${"*a".repeat(2000)}!`;
    const document = { Statement: [{ ...open, Action: hard, Resource: `arn:aws:s3:::media/${hard}` }] };
    assert.equal(allowsEverybody(document, "write"), false);
  });
});
