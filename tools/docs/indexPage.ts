import { sectionTitles, settingsMetadata, type Policy, type Section } from "../../src/policy";
import { code, link, paragraphs, prose, table } from "./markdown";

/** The policies of each section of the catalogue that has any, in the order of the checklist. */
export function bySection(policies: readonly Policy[]): readonly { heading: string; policies: readonly Policy[] }[] {
  return (Object.keys(sectionTitles) as Section[])
    .map((section) => ({
      heading: sectionTitles[section],
      policies: policies.filter((policy) => policy.section === section),
    }))
    .filter((section) => section.policies.length > 0);
}

/** The index of all policies. */
export function indexPage(policies: readonly Policy[]): string {
  const sections = bySection(policies).map(({ heading, policies: ofSection }) =>
    paragraphs(
      `## ${heading}`,
      table(
        ["Policy", "What it demands", "Severity", "Level"],
        ofSection.map((policy) => [
          link(code(policy.name), `${policy.name}.md`),
          prose(policy.title),
          policy.severity,
          policy.enforcement,
        ]),
      ),
    ),
  );
  return paragraphs(
    "<!-- Made by npm run docs from policies/. -->",
    "# Policies",
    `${policies.length} policies, in the order of Django's deployment checklist. A mandatory policy blocks the stack, an advisory one reports; each level can be configured. What several policies need to know is told to ${link(code(settingsMetadata.name), `${settingsMetadata.name}.md`)}. ${link("The checklist, sentence by sentence", "../checklist.md")}, says which policy holds what.`,
    ...sections,
  );
}
