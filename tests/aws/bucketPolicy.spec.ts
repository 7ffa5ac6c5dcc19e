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
  "a condition": {
    statement: { ...open, Condition: { Bool: { "aws:SecureTransport": "true" } } },
    write: false,
    list: false,
  },
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
  "what is not allowed": {
    statement: { ...open, Action: undefined, NotAction: "s3:PutObject" },
    write: "?",
    list: "?",
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
  "an unknown condition": { statement: { ...open, Condition: UNKNOWN }, write: false, list: false },
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
    "an unknown statement before an open one": { document: { Statement: [UNKNOWN, open] }, write: true },
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
});
