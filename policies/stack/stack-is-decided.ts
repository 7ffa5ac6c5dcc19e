import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "stack-is-decided",
  title: "Every policy reached a verdict",
  problem: "A policy reached no verdict",
  section: "stack",
  severity: "low",
  enforcement: "advisory",
  why: "What is not known yet has neither passed nor failed.",
  fix: "Provide what is missing, or make this policy mandatory to block stacks that are not fully decided.",

  on: "undecidedFacts",
  check(fact) {
    if (fact.policies.length === 0) return fact.reason;
    return `${fact.reason}: ${fact.summary}`;
  },
});
