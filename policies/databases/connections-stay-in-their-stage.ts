import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "connections-stay-in-their-stage",
  title: "A stack only uses servers of its own stage",
  problem: "A connection leads to another stage",
  section: "databases",
  severity: "high",
  enforcement: "advisory",
  why: "A stack that uses another stage's data can destroy it or show it to the wrong people.",
  fix: "Use the address of this stack's own server.",
  django: { chapter: "DATABASES" },

  on: "djangoConnections",
  check({ variable, service, otherStage }) {
    if (otherStage) return `${variable} points to a ${service} of the stage "${otherStage}"`;
  },
});
