import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "documents-are-readable",
  title: "JSON documents are valid",
  problem: "A JSON document is not valid",
  section: "stack",
  severity: "high",
  enforcement: "mandatory",
  why: "AWS refuses a document that is not JSON, and nothing in it could be checked.",
  fix: "Build the document with pulumi.jsonStringify or JSON.stringify instead of by hand.",

  on: "documents",
  check(document) {
    if (document.problem) return `${document.property} is not valid JSON at ${document.problem}`;
  },
});
