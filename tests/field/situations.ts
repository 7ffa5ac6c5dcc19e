import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Report } from "../../src/report";
import { minutes } from "../needs";

const root = join(__dirname, "..", "..");
const cases = join(__dirname, "cases");

/** What has to be said, or must not be, about a resource. */
interface Statement {
  /** The resource's logical name; any without it. */
  readonly resource?: string;
  /** A regular expression that is tried on `policy: message`, ignoring case. */
  readonly about: string;
  readonly level?: "mandatory" | "advisory";
  /** `problem` without it; several are joined by `|`. */
  readonly outcome?: string;
}

/** A situation from a public bug report, as its case.json describes it. The other files of its folder are the program. */
interface Situation {
  readonly title: string;
  /** The public report. */
  readonly source: string;
  /** Why the expected verdict is right. */
  readonly why: string;
  readonly command: "check" | "nginx";
  /** The arguments of the command; `check` is given the program's folder as well. */
  readonly args: readonly string[];
  readonly must?: readonly Statement[];
  readonly mustNot?: readonly Statement[];
  /** The exit status, where it matters. */
  readonly exit?: number;
}

interface Said {
  readonly resource?: string | undefined;
  readonly text: string;
  readonly level: string;
  readonly outcome: string;
}

/**
 * One test for each situation whose name begins with `prefix`: what `djangoguard` says about it, through the command
 * line and in a repository of its own, is what the situation demands.
 *
 * @param wrong the situations that djangoguard still gets wrong. One of these that comes out right fails too, so that
 *   the list shrinks.
 */
export function describeSituations(prefix: string, wrong: readonly string[]): void {
  const names = readdirSync(cases).filter((name) => name.startsWith(prefix));
  describe(`situations from public reports: ${prefix.replace(/-*$/, "")}`, function () {
    this.timeout(minutes(2));
    it("lists only situations that exist", () => {
      assert.deepEqual(
        wrong.filter((name) => !names.includes(name)),
        [],
      );
    });
    for (const name of names) {
      const situation = JSON.parse(readFileSync(join(cases, name, "case.json"), "utf8")) as Situation;
      if (wrong.includes(name)) {
        it(`is not yet right: ${situation.title}`, async () =>
          assert.notDeepEqual(await faultsOf(name, situation), []));
      } else {
        it(situation.title, async () => assert.deepEqual(await faultsOf(name, situation), []));
      }
    }
  });
}

async function faultsOf(name: string, situation: Situation): Promise<readonly string[]> {
  const work = mkdtempSync(join(tmpdir(), "djangoguard-field-"));
  try {
    const folder = join(work, "repository");
    cpSync(join(cases, name), folder, { recursive: true, filter: (path) => !path.endsWith("/case.json") });
    execFileSync("git", ["init", "-q", folder]);
    const { status, stdout, stderr } = await djangoguard(folder, situation);
    const said = statementsIn(stdout, stderr);
    return [
      ...(situation.must ?? [])
        .filter((wanted) => !said.some((each) => matches(each, wanted)))
        .map(({ resource = "", about }) => `not said: ${resource} ${about}`),
      ...(situation.mustNot ?? []).flatMap((unwanted) =>
        said.filter((each) => matches(each, unwanted)).map((each) => `said: ${each.text}`),
      ),
      ...(situation.exit === undefined || situation.exit === status ? [] : [`exit status ${status}`]),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function djangoguard(
  folder: string,
  { command, args }: Situation,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const isCheck = command === "check";
  if (isCheck && !existsSync(join(folder, "node_modules")))
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const all = [join(root, "dist/src/cli.js"), command, ...(isCheck ? [folder] : []), ...args, "--format", "json"];
  const child = spawn(process.execPath, all, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}

function statementsIn(stdout: string, stderr: string): readonly Said[] {
  if (stdout.trim() === "") throw new Error(`there is no report: ${stderr}`);
  const report = JSON.parse(stdout) as Partial<Report> & { readonly error?: unknown };
  const results = (report.results ?? []).map(({ resource, policy, message, enforcement, outcome }) => ({
    resource: resource?.name,
    text: `${policy}: ${message}`,
    level: enforcement,
    // One policy lists what could not be decided as its problems.
    outcome: policy === "stack-is-decided" ? "undecided" : outcome,
  }));
  const error = { text: `error: ${JSON.stringify(report.error)}`, level: "mandatory", outcome: "problem" };
  return report.error === undefined ? results : [...results, error];
}

function matches(said: Said, { resource, about, level, outcome = "problem" }: Statement): boolean {
  return (
    (resource === undefined || said.resource === resource) &&
    (level === undefined || said.level === level) &&
    outcome.split("|").includes(said.outcome) &&
    new RegExp(about, "is").test(said.text)
  );
}
