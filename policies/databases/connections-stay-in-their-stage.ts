import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "connections-stay-in-their-stage",
  title: "A stack uses the servers of its own stage",
  problem: "A connection leads to another stage",
  section: "databases",
  severity: "high",
  enforcement: "advisory",
  why: "A stack that works with another stage's data destroys it, or shows it to the wrong people.",
  fix: "Give the address of this stack's own server.",
  django: { chapter: "DATABASES" },

  on: "djangoConnections",
  check({ variable, service, otherStage }) {
    if (otherStage) return `${variable} leads to a ${service} of "${otherStage}"`;
  },
});
