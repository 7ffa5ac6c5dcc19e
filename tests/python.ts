import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Context } from "mocha";
import { everythingIsRequired, needs } from "./needs";

const BUILD = resolve(__dirname, "../tools/python/build");

let folder: string | undefined;

/**
 * Makes a suite depend on a virtual environment with pulumi and pulumi-aws; called from a `before` hook with its `this`.
 * It is looked for in the cache, and made only where DJANGOGUARD_REQUIRE=all says that every test has to run.
 */
export function needsPython(context: Context): void {
  context.timeout(0);
  if (folder === undefined) {
    const build = spawnSync(BUILD, everythingIsRequired ? [] : ["--cached"], { encoding: "utf8" });
    if (build.status !== 0) {
      return needs(context, "Python with pulumi", build.stderr.trim() || build.error?.message || `${BUILD} failed`);
    }
    folder = build.stdout.trim();
  }
}

/** The folder of the virtual environment, once `needsPython` has found it. */
export function virtualenv(): string {
  if (folder === undefined) {
    throw new Error("call needsPython(this) in the suite's before hook");
  }
  return folder;
}
