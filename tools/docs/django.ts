import { checklist, type Chapter, type Demand } from "./checklist";
import { deployChecks, type DeployCheck } from "./deployChecks";
import type { HeldBy } from "./heldBy";

const documentation = "https://docs.djangoproject.com/en/6.1";

/** Where Django's deployment checklist is, or the chapter of it with this title. */
export function checklistUrl(title?: string): string {
  return `${documentation}/howto/deployment/checklist/${title === undefined ? "" : `#${headingId(title)}`}`;
}

/** The headings of Django's list of checks, by the first part of a check's id. */
const checkHeadings: Readonly<Record<string, string>> = {
  security: "Security",
  caches: "Caches",
  async: "Asynchronous support",
  mail: "Mail",
};

/** Where Django's documentation lists the check with this id, such as `security.W009`. */
export function checkUrl(id: string): string {
  return `${documentation}/ref/checks/#${headingId(checkHeadings[id.split(".")[0] ?? ""] ?? "Core system checks")}`;
}

/** The anchor that Sphinx gives a heading (docutils, `make_id`). */
function headingId(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** All chapters of the checklist that ask for something, in order, those inside others included. */
export function chapters(among: readonly Chapter[] = checklist): readonly Chapter[] {
  return among.flatMap((chapter) => [chapter, ...chapters(chapter.chapters ?? [])]);
}

/** The demands of the checklist that a policy holds, each with the title of its chapter. */
export function demandsHeldBy(policy: string): readonly { chapter: Chapter["title"]; demand: Demand }[] {
  return chapters().flatMap(({ title, demands }) =>
    (demands ?? []).filter(({ heldBy }) => names(heldBy, policy)).map((demand) => ({ chapter: title, demand })),
  );
}

/** The checks of `check --deploy` that a policy stands for. */
export function deployChecksHeldBy(policy: string): readonly DeployCheck[] {
  return deployChecks.filter(({ heldBy }) => names(heldBy, policy));
}

function names(heldBy: HeldBy, policy: string): boolean {
  return Array.isArray(heldBy) && heldBy.includes(policy);
}
