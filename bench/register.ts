import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Cost } from "./register/host";

const FEW = 2_000;
const MANY = 10_000;
/** Milliseconds of the host's processor time for each resource. */
const TIME_LIMIT = 2;
/** Kilobytes that the host grows at most for each resource, with what is not collected yet. */
const GROWTH_LIMIT = 40;
/** How much more a resource may cost among many than among few: nothing, but for noise. */
const RATIO_LIMIT = 1.25;

/** What a resource costs the embedded host: its processor time and its memory, among few and among many. */
export async function benchRegister(): Promise<boolean> {
  const [few, many] = [await costOf(FEW), await costOf(MANY)];
  console.log("register, for each resource, measured in the process of the embedded host, where the program is not");
  const within = [
    row("processor time", [few.cpu * 1e3, many.cpu * 1e3], "ms", TIME_LIMIT, RATIO_LIMIT),
    row("memory kept", [few.heap / 1024, many.heap / 1024], "KB", GROWTH_LIMIT, RATIO_LIMIT),
    row("memory at most", [few.rss / 1024, many.rss / 1024], "KB", GROWTH_LIMIT),
  ];
  return within.every((isWithin) => isWithin);
}

/** Prints what a resource costs among few and among many; returns whether that is within the limits. */
function row(name: string, [few, many]: [number, number], unit: string, limit: number, ratioLimit?: number): boolean {
  const [one, other] = [few / FEW, many / MANY];
  const ratio = ratioLimit === undefined ? "" : `  ratio ${(other / one).toFixed(2)} (at most ${ratioLimit})`;
  const costs = `of ${FEW} ${one.toFixed(2)} ${unit}  of ${MANY} ${other.toFixed(2)} ${unit} (at most ${limit})`;
  console.log(`  ${name.padEnd(14)}  ${costs}${ratio}`);
  return Math.max(one, other) <= limit && (ratioLimit === undefined || other / one <= ratioLimit);
}

/** The cost of a preview with a number of resources, in a process of its own. */
async function costOf(count: number): Promise<Cost> {
  const execArgv = ["--require", require.resolve("ts-node/register/transpile-only")];
  const host = fork(join(__dirname, "register", "host.ts"), [String(count)], { execArgv });
  const [cost] = (await Promise.race([once(host, "message"), once(host, "exit").then(fail)])) as [Cost];
  return cost;
}

function fail([code]: unknown[]): never {
  throw new Error(`the host of the preview ended with ${String(code)}`);
}
