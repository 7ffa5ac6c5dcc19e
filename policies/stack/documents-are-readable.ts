import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "documents-are-readable",
  title: "JSON documents are valid",
  problem: "A JSON document is not valid",
  section: "stack",
  severity: "high",
  enforcement: "mandatory",
  why: "AWS rejects the document, and nothing in it can be checked.",
  fix: "Build the document with pulumi.jsonStringify (in Python, pulumi.Output.json_dumps) instead of by hand.",

  on: "documents",
  check(document) {
    if (document.problem) return `${document.property} stops being valid JSON at ${document.problem}`;
  },
});
