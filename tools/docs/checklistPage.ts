import { beyondChecklist, checklist, type Chapter } from "./checklist";
import { deployChecks } from "./deployChecks";
import { checklistUrl, checkUrl } from "./django";
import type { HeldBy } from "./heldBy";
import { code, link, paragraphs, prose, table } from "./markdown";

/** The whole deployment checklist of Django with what holds each sentence of it. */
export function checklistPage(): string {
  return paragraphs(
    "<!-- Made by npm run docs from tools/docs/checklist.ts and tools/docs/deployChecks.ts. -->",
    "# Django's deployment checklist, sentence by sentence",
    `Every demand and advice of ${link("Django's deployment checklist", checklistUrl())} (6.1), in its order, and what holds it. A policy judges what the stack shows: a setting that only the settings module knows is left to ${code("manage.py check --deploy")}, whose checks are ${link("compared below", "#what-check---deploy-sees")}.`,
    ...checklist.map((chapter) => chapterSection(chapter, 2)),
    "## What check --deploy sees",
    `The checks that ${code("manage.py check --deploy")} adds, in Django 6.1. It reads the settings module; the policies read the environment, the balancer and the servers around it.`,
    table(
      ["Check", "Reports that", "Held by"],
      deployChecks.map(({ ids, reports, heldBy }) => [checkLinks(ids), prose(reports), holders(heldBy)]),
    ),
    "## Beyond the checklist",
    table(
      ["Policy", "Why it is here"],
      Object.entries(beyondChecklist).map(([policy, why]) => [policyLink(policy), prose(why)]),
    ),
  );
}

function chapterSection({ title, demands = [], chapters = [] }: Chapter, level: number): string {
  const rows = demands.map(({ says, checks = [], heldBy }) => [prose(says), holders(heldBy), checkLinks(checks)]);
  return paragraphs(
    `${"#".repeat(level)} ${title}`,
    rows.length > 0 ? table(["Django says", "Held by", "`check --deploy`"], rows) : "",
    ...chapters.map((chapter) => chapterSection(chapter, level + 1)),
  );
}

function holders(heldBy: HeldBy): string {
  if (heldBy === "none yet") return "none yet";
  if ("notCheckable" in heldBy) return `not checkable here: ${prose(heldBy.notCheckable)}`;
  return heldBy.map(policyLink).join(", ");
}

function policyLink(policy: string): string {
  return link(code(policy), `policies/${policy}.md`);
}

function checkLinks(ids: readonly string[]): string {
  return ids.map((id) => link(code(id), checkUrl(id))).join(", ");
}
