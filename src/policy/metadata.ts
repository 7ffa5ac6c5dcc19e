import type { Section } from "./define";

/** The page about a policy, in the repository and in the installed pack. */
export function documentationPage(name: string): string {
  return `docs/policies/${name}.md`;
}

/** The headings of the sections, in the order of Django's deployment checklist. */
export const sectionTitles: Readonly<Record<Section, string>> = {
  "critical-settings": "Critical settings",
  "web-server": "Web server",
  caches: "Caches",
  databases: "Databases",
  email: "Email",
  files: "Static and media files",
  https: "HTTPS",
  performance: "Performance",
  "error-reporting": "Error reporting",
  stack: "The stack itself",
};
