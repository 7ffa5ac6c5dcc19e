import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "stack-is-decided",
  title: "Every policy reached a verdict",
  problem: "A policy reached no verdict",
  section: "stack",
  severity: "low",
  enforcement: "advisory",
  why: "What is not known yet has neither passed nor failed.",
  fix: "See what is said about each resource; make this policy mandatory to refuse stacks that are not wholly decided.",

  on: "undecidedFacts",
  check(fact) {
    if (fact.policies.length === 0) return fact.reason;
    return `${fact.reason}, so it is open whether it complies with ${fact.summary}`;
  },
});
