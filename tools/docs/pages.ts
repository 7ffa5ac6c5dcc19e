import { readFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../../policies/all";
import { settingsMetadata, type Policy } from "../../src/policy";
import type { PolicyCases } from "../../tests/harness";
import { policyCases } from "../../tests/policies/all";
import { checklistPage } from "./checklistPage";
import { withGenerated } from "./generated";
import { indexPage } from "./indexPage";
import { formatPage } from "./markdown";
import { policyPage } from "./policyPage";
import { readmeTable } from "./readmeTable";
import { allImports, roomsSection } from "./rooms";
import { settingsPage } from "./settingsPage";

const root = join(__dirname, "..", "..");

/** The folder whose Markdown files are all generated. */
export const policyFolder = "docs/policies";

/**
 * Every file that is generated, as a whole or in part, by its path from the project's folder.
 * @throws Error for a policy without cases, whose page would have no examples, and for a page without markers
 */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const whole = [
    ["docs/checklist.md", checklistPage()],
    [`${policyFolder}/README.md`, indexPage(policies)],
    [`${policyFolder}/${settingsMetadata.name}.md`, settingsPage()],
    ...policies.map((policy) => [`${policyFolder}/${policy.name}.md`, policyPage(casesOf(policy))]),
  ] as const;
  const parts = [
    ["README.md", "policies", readmeTable(policies)],
    ["ARCHITECTURE.md", "rooms", roomsSection(allImports(root))],
  ] as const;
  return new Map(
    await Promise.all([
      ...whole.map(async ([path, page]) => [path, await formatPage(page)] as const),
      ...parts.map(async ([path, name, part]) => {
        const page = readFileSync(join(root, path), "utf8");
        return [path, await withGenerated(path, page, name, part)] as const;
      }),
    ]),
  );
}

function casesOf(policy: Policy): PolicyCases {
  const cases = policyCases.find((candidate) => candidate.policy === policy);
  if (!cases) throw new Error(`${policy.name} has no cases: tests/policies/all.ts does not list any`);
  return cases;
}
