import { settingsMetadata, settingsOptions } from "../../src/policy";
import { configurationSection, optionsTable } from "./configuration";
import { code, paragraphs, prose } from "./markdown";

/** The page of the policy that carries the settings that all policies share. */
export function settingsPage(): string {
  const { name, title, enforcement, why, fix } = settingsMetadata;
  return paragraphs(
    "<!-- Made by npm run docs from src/policy/settings.ts. -->",
    `# ${prose(title)}`,
    `${code(name)} · examines nothing`,
    `${prose(why)} ${prose(fix)}`,
    optionsTable(settingsOptions),
    configurationSection(name, enforcement, settingsOptions),
    `Where ${code(name)} is disabled, the defaults hold.`,
  );
}
