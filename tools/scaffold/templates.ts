/**
 * A policy that compiles and complains about every container. The tests refuse it until it says why and what to do, and
 * has a rule that its accepted case passes.
 */
export function policyTemplate(section: string, name: string): string {
  return `import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "${name}",
  title: "${sentence(name)}",
  problem: "",
  section: "${section}",
  severity: "medium",
  enforcement: "advisory",
  why: "",
  fix: "",

  on: "containers",
  check() {
    return "it does not comply";
  },
});
`;
}

/** Cases for it. */
export function casesTemplate(section: string, name: string): string {
  return `import policy from "../../../policies/${section}/${name}";
import { taskDefinition } from "../../fixtures";
import { cases } from "../../harness";

export default cases(policy, {
  accepts: {
    "a container that complies": [taskDefinition("good", { name: "web" })],
  },
  rejects: {
    "a container that does not": {
      stack: [taskDefinition("bad", { name: "web" })],
      finds: { bad: "container web: it does not comply" },
    },
  },
});
`;
}

function sentence(name: string): string {
  const words = name.replace(/-/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
