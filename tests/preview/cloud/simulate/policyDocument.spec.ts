import assert from "node:assert/strict";
import { policyDocument } from "../../../../src/preview/cloud/simulate/policyDocument";

const VERSION = "2012-10-17";
const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const args = { actions: ["s3:GetObject"], resources: ["*"] };

const CASES: Record<string, { args: Record<string, unknown>; document: unknown }> = {
  "nothing but the version for no statements": { args: {}, document: { Version: VERSION } },
  "the version and id that are asked for": {
    args: { version: "2008-10-17", policyId: "media" },
    document: { Version: "2008-10-17", Id: "media" },
  },
  "one element as the element, several sorted downwards, each once": {
    args: { statements: [{ effect: "Deny", actions: ["a:A", "c:C", "b:B", "a:A"], notResources: ["x"] }] },
    document: { Version: VERSION, Statement: [{ Effect: "Deny", Action: ["c:C", "b:B", "a:A"], NotResource: "x" }] },
  },
  "&{ as ${": {
    args: { statements: [{ ...args, resources: ["home/&{aws:username}"] }] },
    document: { Version: VERSION, Statement: [{ ...statement, Resource: "home/${aws:username}" }] },
  },
  "principals by type, those of a type that comes twice together": {
    args: {
      statements: [
        {
          ...args,
          principals: [
            { type: "Service", identifiers: ["ecs.amazonaws.com"] },
            { type: "AWS", identifiers: ["arn:a"] },
            { type: "AWS", identifiers: ["arn:b"] },
          ],
        },
      ],
    },
    document: {
      Version: VERSION,
      Statement: [{ ...statement, Principal: { AWS: ["arn:a", "arn:b"], Service: "ecs.amazonaws.com" } }],
    },
  },
  "everybody as a star, and every account as an account": {
    args: {
      statements: [
        { ...args, sid: "Everybody", principals: [{ type: "*", identifiers: ["*"] }] },
        { ...args, sid: "Accounts", notPrincipals: [{ type: "AWS", identifiers: ["*"] }] },
      ],
    },
    document: {
      Version: VERSION,
      Statement: [
        { Sid: "Everybody", ...statement, Principal: "*" },
        { Sid: "Accounts", ...statement, NotPrincipal: { AWS: "*" } },
      ],
    },
  },
  "conditions by test and variable, values in their order": {
    args: {
      statements: [
        {
          ...args,
          conditions: [
            { test: "StringLike", variable: "s3:prefix", values: ["home/", ""] },
            { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
          ],
        },
      ],
    },
    document: {
      Version: VERSION,
      Statement: [
        {
          ...statement,
          Condition: { Bool: { "aws:SecureTransport": "false" }, StringLike: { "s3:prefix": ["home/", ""] } },
        },
      ],
    },
  },
  "sources before and overrides after, by Sid": {
    args: {
      sourcePolicyDocuments: [JSON.stringify({ Version: "2008-10-17", Statement: { Sid: "A", Effect: "Deny" } })],
      statements: [{ ...args, sid: "A" }, args],
      overridePolicyDocuments: [JSON.stringify({ Id: "last", Statement: [{ Sid: "B", Effect: "Deny" }] })],
    },
    document: {
      Version: VERSION,
      Id: "last",
      Statement: [{ Sid: "A", ...statement }, statement, { Sid: "B", Effect: "Deny" }],
    },
  },
};

describe("policyDocument computes what aws.iam.getPolicyDocument gives:", () => {
  for (const [name, { args: given, document }] of Object.entries(CASES)) {
    it(name, () => {
      const { json, minifiedJson } = policyDocument(given);
      assert.equal(json, JSON.stringify(document, undefined, 2));
      assert.equal(minifiedJson, JSON.stringify(document));
    });
  }

  it("characters escaped as the provider escapes them", () => {
    const { minifiedJson } = policyDocument({ policyId: "<a&b>" });
    assert.equal(minifiedJson, `{"Version":"${VERSION}","Id":"\\u003ca\\u0026b\\u003e"}`);
  });

  it("an error for a source that is no JSON, without its text", () => {
    assert.throws(() => policyDocument({ sourcePolicyDocuments: ["{secret"] }), {
      message: "a source or override policy document is not valid JSON",
    });
  });
});
