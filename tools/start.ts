/**
 * `npm start`: checks both configurations of the reference program. Succeeds exactly when the insecure one is blocked
 * and the secure one passes.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");
const cli = join(root, "dist", "src", "cli.js");

/** Runs `djangoguard check` on a stack of the reference program, for all to see, and returns its exit status. */
function check(stack: string): number | null {
  console.log(`$ djangoguard check . --stack ${stack}\n`);
  return spawnSync(process.execPath, [cli, "check", root, "--stack", stack], { stdio: "inherit" }).status;
}

const insecure = check("insecure");
console.log(
  insecure === 1 ? "\nThe insecure stack is blocked.\n" : "\nThe insecure stack should be blocked, but is not.\n",
);
const secure = check("secure");
console.log(secure === 0 ? "\nThe secure stack passes." : "\nThe secure stack should pass, but does not.");
process.exitCode = insecure === 1 && secure === 0 ? 0 : 1;
