import { spawn } from "node:child_process";
import { join } from "node:path";
import { median } from "./median";

/** Counted runs of each pack; they alternate, so that a drifting machine slows both alike. */
const RUNS = 9;
/** How much longer djangoguard may take than a pack without policies. */
const LIMIT = 1.25;

const root = join(__dirname, "..");
const launcher = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");

/** Milliseconds from starting a pack the way the engine does to the port on its stdout. */
function startUp(pack: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [launcher, "127.0.0.1:1", pack], {
    cwd: pack,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once("data", () => {
      resolve(performance.now() - started);
      child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`${pack} ended with ${code} before it served`));
    });
  });
}

/** Start-up of the compiled pack compared with the SDK and an empty pack, both warm, in pairs. */
export async function benchStart(): Promise<boolean> {
  const packs = { djangoguard: root, "empty pack": join(__dirname, "empty-pack") };
  const times: Record<string, number[]> = { djangoguard: [], "empty pack": [] };
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, pack] of Object.entries(packs)) {
      const time = await startUp(pack);
      if (run > 0) times[name]?.push(time);
    }
  }
  const ours = median(times["djangoguard"] ?? []);
  const peer = median(times["empty pack"] ?? []);
  console.log(`start, from spawn to port, median of ${RUNS} after one warm-up`);
  console.log(`  djangoguard  ${Math.round(ours)} ms`);
  console.log(`  empty pack   ${Math.round(peer)} ms`);
  console.log(`  ratio        ${(ours / peer).toFixed(2)}  (at most ${LIMIT})`);
  return ours / peer <= LIMIT;
}
