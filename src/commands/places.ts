import { readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Evaluation, Finding } from "../policy";
import { lineOfVariable, type Project } from "../preview";
import type { Report } from "../report";

/** Findings on a variable with the line that names it in place of the resource's, where the program's source shows it. */
export function placeVariables(evaluations: readonly Evaluation[], project: Project): readonly Evaluation[] {
  const places = new Places(project);
  return evaluations.map((evaluation) => ({
    ...evaluation,
    resources: evaluation.resources.map((resource) => ({
      ...resource,
      findings: resource.findings.map((finding) => places.placed(finding)),
    })),
  }));
}

class Places {
  private readonly texts = new Map<string, string | undefined>();
  private readonly lines = new Map<string, number | undefined>();

  constructor(private readonly project: Project) {}

  placed(finding: Finding): Finding {
    const { resource, variable, part } = finding;
    if (resource.source === undefined || variable === undefined) return finding;
    const { file, line } = resource.source;
    const key = JSON.stringify([file, line, variable, part]);
    if (!this.lines.has(key)) this.lines.set(key, this.lineOf(file, line, variable, part));
    const found = this.lines.get(key);
    return found === undefined ? finding : { ...finding, resource: { ...resource, source: { file, line: found } } };
  }

  private lineOf(file: string, line: number, name: string, part: string | undefined): number | undefined {
    const text = this.textOf(file);
    const container = part?.replace(/^container /, "");
    return text === undefined ? undefined : lineOfVariable(text, file.endsWith(".py"), line, { name, container });
  }

  private textOf(file: string): string | undefined {
    if (!this.texts.has(file)) this.texts.set(file, textAt(resolve(this.project.folder, file)));
    return this.texts.get(file);
  }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The report with the path of every place from the root of the repository, as services that show it in code need it. */
export function withRepositoryPaths(report: Report, { folder, repository }: Project): Report {
  if (repository === undefined) return report;
  const placed = <T extends Pick<Report["results"][number], "source">>(result: T): T => {
    const { source } = result;
    if (source === null) return result;
    const path = relative(repository, resolve(folder, source.file)).split(sep).join("/");
    return path.startsWith("../") ? result : { ...result, source: { ...source, path } };
  };
  return {
    ...report,
    results: report.results.map((result) => ({ ...placed(result), alsoAffects: result.alsoAffects.map(placed) })),
  };
}
