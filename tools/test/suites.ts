import { readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** Suites that compare with another program for minutes. They are the same on every Node, so one Node runs them. */
const slow: readonly RegExp[] = [
  // Pulumi's engine.
  /^engine\/(badInput|configuration|engine|nginx|parity|reference|secondSight)\./,
  // Django's checks and settings libraries.
  /^django\/(modules\/)?oracle\./,
  /^managePy\/managePy\./,
  // Situations from public reports, each through the command line.
  /^field\//,
  // nginx, with generated configurations.
  /^languages\/nginx\/fuzz\./,
];

/** Suites that start other processes: programs in Node and Python, nginx, sed, npm, djangoguard itself. */
const external: readonly RegExp[] = [
  ...slow,
  /^preview\//,
  /^languages\/nginx\/(cases|syntax|uwsgi)\./,
  /^languages\/shell\/sed\./,
  /^commands\/(check|loaded|nginx)\./,
  /^secondSight\/surroundings\./,
  /^tools\/scaffold\./,
  /^(badInput|cli|interruption|published|stacks)\./,
];

/** Suites that generate their cases from a seed (tests/seed.ts). */
const seeded: readonly RegExp[] = [
  /^policy\/(monotone|unexpected)\./,
  /^django\/oracle\./,
  /^languages\/nginx\/fuzz\./,
];

/** Which test files a run takes, by its name on the command line, and what it is. */
export const runs: Readonly<Record<string, { readonly what: string; takes(file: string): boolean }>> = {
  all: { what: "all suites", takes: () => true },
  node: {
    what: "all suites but those against Pulumi's engine and Django, public reports and generated nginx configurations",
    takes: (file) => !isAmong(slow, file),
  },
  unit: { what: "the suites that start no other process", takes: (file) => !isAmong(external, file) },
  seed: { what: "the suites that generate their cases", takes: (file) => isAmong(seeded, file) },
};

/** The test files of a run, by their paths from the project's folder: those that take longest first. */
export function filesOf(run: string): readonly string[] {
  const files = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".spec.ts") && runs[run]?.takes(file));
  return files
    .sort((one, other) => weight(other) - weight(one) || (one < other ? -1 : 1))
    .map((file) => `tests/${file}`);
}

function weight(file: string): number {
  return [slow, external].filter((suites) => isAmong(suites, file)).length;
}

function isAmong(suites: readonly RegExp[], file: string): boolean {
  return suites.some((suite) => suite.test(file));
}
