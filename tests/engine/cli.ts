import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Context } from "mocha";
import { everythingIsRequired, needs } from "../needs";

const BUILD = resolve(__dirname, "../../tools/pulumi/build");

let folder: string | undefined;

/**
 * Makes a suite depend on the real Pulumi CLI; called from a `before` hook with its `this`. The CLI is looked for in the
 * cache and, as building it takes minutes, built only where DJANGOGUARD_REQUIRE=all says that every test has to run.
 */
export function needsPulumi(context: Context): void {
  context.timeout(0);
  if (folder === undefined) {
    const build = spawnSync(BUILD, everythingIsRequired ? [] : ["--cached"], { encoding: "utf8" });
    if (build.status !== 0) {
      return needs(context, "the Pulumi CLI", build.stderr.trim() || build.error?.message || `${BUILD} failed`);
    }
    folder = build.stdout.trim();
  }
}

/** The folder that holds `pulumi` and its language host, once `needsPulumi` has found it. */
export function pulumiFolder(): string {
  if (folder === undefined) {
    throw new Error("call needsPulumi(this) in the suite's before hook");
  }
  return folder;
}
