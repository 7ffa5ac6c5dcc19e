import type { Report } from "./report";

/** The report as JSON, indented by two blanks. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
