import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { preview } from "../../src/preview";

/** What one preview costs the process that hosts it; the program runs in another one. */
export interface Cost {
  /** seconds of processor time */
  cpu: number;
  /** bytes that the preview's result keeps */
  heap: number;
  /** the most bytes that the process had at any time, beyond what it had before */
  rss: number;
}

const resources = (count: number) =>
  preview({ directory: __dirname, stack: "bench", environment: { ...process.env, RESOURCES: String(count) } });

async function main(count: number): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await resources(200); // warm-up: modules, compiler, declarations of the SDK
  collect();
  const before = { cpu: process.cpuUsage(), heap: process.memoryUsage().heapUsed, rss: process.memoryUsage.rss() };
  const previewed = await resources(count);
  const { user, system } = process.cpuUsage(before.cpu);
  collect();
  const cost: Cost = {
    cpu: (user + system) / 1e6,
    heap: process.memoryUsage().heapUsed - before.heap,
    rss: process.resourceUsage().maxRSS * 1024 - before.rss,
  };
  if (previewed.resources.length < count) throw new Error(`only ${previewed.resources.length} resources`);
  process.send!(cost);
}

void main(Number(process.argv[2]));
