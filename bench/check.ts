import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { missingPulumi, pulumiFolder } from "../tests/engine/cli";
import { realEngine, type Workspace } from "../tests/engine/pulumi";
import { missingPython, virtualenv } from "../tests/python";
import { median } from "./median";

/** Counted runs of each contender; they alternate, so that a drifting machine slows all alike. */
const RUNS = 5;
/** How much of a preview's time a check may take, by the program's language. */
const NODE_LIMIT = 0.5;
const PYTHON_LIMIT = 1;
/** How much the second sight may add to a preview, as a part of the preview's own time. */
const SIGHT_LIMIT = 0.5;

const root = join(__dirname, "..");
const cli = join(root, "dist", "src", "cli.js");
const python = join(root, "tests", "engine", "parity", "python-django");

/** Previews of a Node program are fastest so, which is how `djangoguard check` runs them. */
const WITHOUT_TYPES = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

interface Times {
  /** seconds of the first run, which finds nothing cached */
  cold: number;
  /** seconds of the others */
  warm: readonly number[];
}

type Contenders = Readonly<Record<string, () => Promise<void>>>;

/** `djangoguard check` compared with the real `pulumi preview` with the same policies, and what the second sight adds to it. */
export async function benchCheck(): Promise<boolean> {
  const missing = missingPulumi(false) ?? missingPython(false)?.reason;
  if (missing !== undefined) throw new Error(`the bench needs Pulumi and Python with pulumi: ${missing}`);
  const cache = mkdtempSync(join(tmpdir(), "djangoguard-bench-"));
  const path = [join(virtualenv(), "bin"), pulumiFolder(), process.env["PATH"]].join(delimiter);
  const workspaces = await Promise.all([
    realEngine({ program: root, stack: "secure" }),
    realEngine({ program: root, stack: "secure", env: { ...WITHOUT_TYPES, DJANGOGUARD_CACHE: join(cache, "sight") } }),
    realEngine({ program: python, stack: "dev", packages: ["aws", "pulumi-python"], env: { PATH: path } }),
  ]);
  const [typed, untyped, pythonic] = workspaces;
  try {
    console.log(`check, from start to end, one cold run and the median of ${RUNS} warm ones`);
    const node = await race("the reference program, in TypeScript", {
      "pulumi preview": () => preview(typed),
      "pulumi preview, types unchecked": () => preview(untyped),
      "djangoguard check": () => check(root, "secure", { DJANGOGUARD_CACHE: cache }),
    });
    const nodeIsFast = isWithin(NODE_LIMIT, node["djangoguard check"]!, node["pulumi preview, types unchecked"]!);
    const other = await race("a small program in Python", {
      "pulumi preview": () => preview(pythonic),
      "djangoguard check": () => check(python, "dev", { DJANGOGUARD_CACHE: cache, PATH: path }),
    });
    const pythonIsFast = isWithin(PYTHON_LIMIT, other["djangoguard check"]!, other["pulumi preview"]!);
    const sight = await race("the second sight, in a preview of the reference program, types unchecked", {
      "without it": () => preview(untyped),
      "with it": () => preview(untyped, true),
    });
    const sightIsFast = isWithin(
      SIGHT_LIMIT,
      sight["with it"]!,
      sight["without it"]!,
      (one, other) => (one - other) / other,
    );
    return nodeIsFast && pythonIsFast && sightIsFast;
  } finally {
    for (const workspace of workspaces) workspace.destroy();
    rmSync(cache, { recursive: true, force: true });
  }
}

async function race(title: string, contenders: Contenders): Promise<Readonly<Record<string, Times>>> {
  const racers = Object.entries(contenders).map(([name, run]) => ({ name, run, taken: [] as number[] }));
  for (let count = 0; count <= RUNS; count += 1) {
    for (const { run, taken } of racers) {
      const started = performance.now();
      await run();
      taken.push((performance.now() - started) / 1000);
    }
  }
  const width = Math.max(...racers.map(({ name }) => name.length));
  console.log(`  ${title}`);
  const times = racers.map(({ name, taken: [cold, ...warm] }) => [name, { cold: cold!, warm }] as const);
  for (const [name, { cold, warm }] of times)
    console.log(`    ${name.padEnd(width)}  cold ${cold.toFixed(1)} s  warm ${median(warm).toFixed(1)} s`);
  return Object.fromEntries(times);
}

/** Prints how the times of two contenders compare, run by run, and returns whether that is within a limit. */
function isWithin(limit: number, ours: Times, theirs: Times, compare = (one: number, other: number) => one / other) {
  const ratio = median(ours.warm.map((time, run) => compare(time, theirs.warm[run]!)));
  console.log(`    ratio of two warm runs, median: ${ratio.toFixed(2)}  (at most ${limit})`);
  return ratio <= limit;
}

/** A preview with the pack, whatever the pack says of the stack. */
async function preview(workspace: Workspace, secondSight = false): Promise<void> {
  const { status, stdout, stderr, violations } = await workspace.preview({
    policyPack: root,
    policyPackConfig: { settings: { enforcementLevel: "advisory", secondSight } },
  });
  const ran = (stdout + stderr).includes("ran the program a second time");
  if ((status !== 0 && violations.length === 0) || ran !== secondSight)
    throw new Error(`pulumi preview ended with ${status}: ${stdout}${stderr}`);
}

async function check(program: string, stack: string, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [cli, "check", program, "--stack", stack], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = (await once(child, "exit")) as [number | null];
  if (status !== 0 && status !== 1) throw new Error(`djangoguard check ended with ${status}`);
}
