import { policies } from "../../policies/all";
import { settingsMetadata, type Policy } from "../../src/policy";
import type { PolicyCases } from "../../tests/harness";
import { policyCases } from "../../tests/policies/all";
import { checklistPage } from "./checklistPage";
import { indexPage } from "./indexPage";
import { formatPage } from "./markdown";
import { policyPage } from "./policyPage";
import { settingsPage } from "./settingsPage";

/** The folder whose Markdown files are all generated. */
export const policyFolder = "docs/policies";

/**
 * Every file that is generated as a whole, by its path from the project's folder.
 * @throws Error for a policy without cases, whose page would have no examples
 */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const rendered = [
    ["docs/checklist.md", checklistPage()],
    [`${policyFolder}/README.md`, indexPage(policies)],
    [`${policyFolder}/${settingsMetadata.name}.md`, settingsPage()],
    ...policies.map((policy) => [`${policyFolder}/${policy.name}.md`, policyPage(casesOf(policy))]),
  ] as const;
  return new Map(
    await Promise.all(rendered.map(async ([path = "", page = ""]) => [path, await formatPage(page)] as const)),
  );
}

function casesOf(policy: Policy): PolicyCases {
  const cases = policyCases.find((candidate) => candidate.policy === policy);
  if (!cases) throw new Error(`${policy.name} has no cases: tests/policies/all.ts does not list any`);
  return cases;
}
