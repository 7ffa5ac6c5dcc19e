import pc from "picocolors";
import type { Report } from "./report";
import type { Result } from "./result";

/** What one socket of an nginx configuration does with requests for a host that no server is named for. */
export interface ListenerReport {
  /** `*:80`, `[::]:443`, `unix:/run/nginx.sock`. */
  readonly listen: string;
  readonly unknownHost: "dropped" | "rejected" | "static" | "redirect" | "reflected" | "forwarded" | "undecided";
  /** The server that takes such requests. */
  readonly default: { readonly file: string; readonly line: number };
  /** A request that meets this, as a phrase: "`GET /` with `Host: unrecognized.invalid`"; absent if undecided. */
  readonly example?: string;
}

/** The results of `djangoguard nginx`; `--format json` prints exactly this. */
export interface NginxReport extends Pick<Report, "version" | "summary" | "results" | "policies"> {
  readonly listeners: readonly ListenerReport[];
  /** Where and why nginx would refuse to start. */
  readonly error?: { readonly file: string; readonly line: number; readonly reason: string };
}

/** The report about an nginx configuration as JSON, indented by two blanks. */
export function nginxJson(report: NginxReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/**
 * The report for people: what each socket does with unknown hosts, then the problems by line, then what could not be
 * decided and the counts.
 */
export function nginxText(report: NginxReport, options: { readonly color: boolean }): string {
  const colors = pc.createColors(options.color);
  const { summary, listeners, results } = report;
  const problems = results.filter((result) => result.outcome === "problem");
  const open = results.filter((result) => result.outcome === "undecided");
  const lines = [
    ...listeners.flatMap(({ listen, unknownHost, default: by, example }) => [
      `${listen}  unknown hosts: ${colors.bold(unknownHost)}  ${colors.dim(`default server ${by.file}:${by.line}`)}`,
      ...(example !== undefined && /^(?:forwarded|reflected)$/.test(unknownHost)
        ? [colors.dim(`  for example ${example}`)]
        : []),
    ]),
    "",
    ...problems.flatMap((result) => [
      `${result.enforcement === "mandatory" ? colors.red("✗ mandatory") : colors.yellow("! advisory")}  ${colors.cyan(where(result))}  ${result.message}  ${colors.dim(result.policy)}`,
    ]),
    ...[...new Set(open.map((result) => `? not decided  ${where(result)}  ${result.message}`))].map(colors.dim),
    ...(results.length > 0 ? [""] : []),
    `${count(summary.mandatory, "mandatory problem")}, ${count(summary.advisory, "advisory problem")}, ${summary.undecided} not decided.`,
  ];
  return `${lines.join("\n").trimStart()}\n`;
}

function where({ source }: Result): string {
  return source ? `${source.file}:${source.line}` : "";
}

function count(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? "" : "s"}`;
}
