import { format } from "prettier";

/** Text as a code span, whatever backticks it holds (CommonMark, "Code spans"). */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${padding}${text}${padding}${fence}`;
}

/** Characters that Markdown interprets as markup; an underscore only at the edge of a word (GitHub's flavour). */
const special = /[\\*<[]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** A sentence in which backticks mark code and nothing else is Markdown. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(special, "\\$&")))
    .join("");
}

export function link(text: string, address: string): string {
  return `[${text}](${address})`;
}

/** A code block, in a fence longer than any run of backticks in it. */
export function block(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** A table; cells are Markdown of one line. A bar would end its cell even inside of code, so it is escaped everywhere. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The parts of a page, one below the other, without empty ones. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The anchor that GitHub gives a heading of letters, digits and blanks. */
export function anchor(heading: string): string {
  return heading.toLowerCase().replace(/ /g, "-");
}

/** A generated page as it is stored: tables compact, so that one changed row is one changed line; code at 100 columns. */
export async function formatPage(markdown: string): Promise<string> {
  return format(markdown, { parser: "markdown", proseWrap: "never", printWidth: 100 });
}
