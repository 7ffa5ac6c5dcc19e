import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "documents-are-readable",
  title: "AWS can read JSON documents",
  problem: "AWS cannot read a JSON document",
  section: "stack",
  severity: "high",
  enforcement: "mandatory",
  why: "The document is rejected, so the update fails, and nothing in an invalid document can be checked.",
  fix: "Build the document with pulumi.jsonStringify (in Python, pulumi.Output.json_dumps) instead of by hand, and give values of environment variables as strings.",

  on: "documents",
  *check(document) {
    if (document.problem) yield `${document.property} stops being valid JSON at ${document.problem}`;
    else yield* document.misfits;
  },
});
