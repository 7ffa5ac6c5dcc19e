/**
 * Runs tests on both cores of a small machine: `npm test` with everything and the linters next to it, `npm run test:unit`
 * and so on with the suites that suites.ts names. Further arguments go to mocha: `npm test -- --grep nginx`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { filesOf, runs } from "./suites";

/** Suites side by side; more than the cores of a small machine would time out on it. */
const JOBS = 2;

const root = join(__dirname, "..", "..");

async function main([run = "all", ...options]: readonly string[]): Promise<number> {
  const chosen = runs[run];
  if (chosen === undefined) throw new Error(`there is no run ${run}; there are ${Object.keys(runs).join(", ")}`);
  if (run === "seed") process.env["DJANGOGUARD_SEED"] ??= String(Math.floor(Math.random() * 2 ** 31));
  const seed = process.env["DJANGOGUARD_SEED"];
  console.log(`Node ${process.version}: ${chosen.what}${seed === undefined ? "" : `, seed ${seed}`}`);

  // A run of everything lints too. What the linters say comes after the tests, in one piece.
  const lint = run === "all" ? start("npm", ["run", "--silent", "lint"], "pipe") : undefined;
  const tests = start(process.execPath, [require.resolve("mocha/bin/mocha.js"), ...mochaArguments(run, options)]);
  const failed = [
    ...((await tests.status) === 0 ? [] : ["the tests"]),
    ...(lint === undefined || (await lint.status) === 0 ? [] : ["npm run lint"]),
  ];
  if (lint) process.stdout.write(lint.output());
  if (failed.length > 0) console.error(`FAILED: ${failed.join(" and ")}`);
  return failed.length > 0 ? 1 : 0;
}

function mochaArguments(run: string, options: readonly string[]): readonly string[] {
  const reporter = join(__dirname, "counting.ts");
  return ["--parallel", "--jobs", String(JOBS), "--reporter", reporter, ...options, ...filesOf(run)];
}

interface Started {
  /** The exit status; `null` after a signal. */
  readonly status: Promise<number | null>;
  /** What was printed so far, if it was to be kept. */
  output(): string;
}

function start(program: string, args: readonly string[], stdio: "inherit" | "pipe" = "inherit"): Started {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", stdio, stdio] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (output += text.toString()));
  return { status: once(child, "close").then(([status]) => status as number | null), output: () => output };
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 2;
  },
);
