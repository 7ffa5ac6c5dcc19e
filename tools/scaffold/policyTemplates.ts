/** What the cases of a policy are made of: the kind of fact that it is on, and a type of resource with such facts. */
export interface Subject {
  readonly kind: string;
  readonly type: string;
}

/**
 * A policy that compiles and passes its cases by a placeholder for its rule. The tests refuse it until it says what is
 * wrong, why, and what to do.
 */
export function policyTemplate(section: string, name: string, { kind }: Subject): string {
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

  on: "${kind}",
  check({ resource }) {
    // A placeholder for the rule.
    if (resource.name === "bad") return "it does not comply";
  },
});
`;
}

/** Cases for it. */
export function casesTemplate(section: string, name: string, { kind, type }: Subject): string {
  const [fixture, stack, part] =
    kind === "containers"
      ? ["taskDefinition", (is: string) => `taskDefinition("${is}", { name: "web" })`, "container web: "]
      : ["resource", (is: string) => `resource("${type}", "${is}")`, ""];
  return `import policy from "../../../policies/${section}/${name}";
import { ${fixture} } from "../../fixtures";
import { cases } from "../../harness";

export default cases(policy, {
  accepts: {
    "what complies": [${stack("good")}],
  },
  rejects: {
    "what does not": {
      stack: [${stack("bad")}],
      finds: { bad: "${part}it does not comply" },
    },
  },
});
`;
}

function sentence(name: string): string {
  const words = name.replace(/-/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
