import { sectionTitles, type Policy } from "../../src/policy";
import { nounOf } from "../../src/policy/evaluate";
import type { PolicyCases } from "../../tests/harness";
import { beyondChecklist } from "./checklist";
import { configurationSection, optionsTable } from "./configuration";
import { checklistUrl, checkUrl, demandsHeldBy, deployChecksHeldBy } from "./django";
import { examples } from "./examples";
import { anchor, bullets, code, link, paragraphs, prose } from "./markdown";

/** The page of one policy. */
export function policyPage(cases: PolicyCases): string {
  const { policy } = cases;
  return paragraphs(
    `<!-- Made by npm run docs from policies/${policy.section}/${policy.name}.ts and its cases in tests/policies. -->`,
    `# ${prose(policy.title)}`,
    facts(policy),
    `**Why:** ${prose(policy.why)}`,
    `**What to do:** ${prose(policy.fix)}`,
    optionsTable(policy.options),
    inDjango(policy),
    examples(cases),
    configurationSection(policy.name, policy.enforcement === "mandatory" ? "advisory" : "mandatory", policy.options),
  );
}

function facts(policy: Policy): string {
  const heading = sectionTitles[policy.section];
  return [
    code(policy.name),
    link(heading, `README.md#${anchor(heading)}`),
    `${policy.severity} severity`,
    `${policy.enforcement} by default`,
    `judges ${nounOf(policy)}`,
  ].join(" · ");
}

function inDjango({ name }: Policy): string {
  const demands = demandsHeldBy(name).map(
    ({ chapter, demand }) => `${link(chapter, checklistUrl(chapter))}: “${prose(demand.says)}”`,
  );
  const checks = deployChecksHeldBy(name).map(
    ({ ids, reports }) =>
      `${ids.map((id) => link(code(id), checkUrl(id))).join(", ")} of ${code("check --deploy")}: ${prose(reports)}.`,
  );
  const references = [...demands, ...checks];
  const beyond = `The deployment checklist does not ask for it. ${prose(beyondChecklist[name] ?? "")}`;
  return `## In Django's documentation\n\n${references.length > 0 ? bullets(references) : beyond}`;
}
