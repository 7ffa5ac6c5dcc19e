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
  needs(context, "the Pulumi CLI", missingPulumi(everythingIsRequired));
}

/** Looks for the real Pulumi CLI, and builds it where that is wanted; returns why there is none, nothing where it is. */
export function missingPulumi(build: boolean): string | undefined {
  if (folder === undefined) {
    const { status, stdout, stderr, error } = spawnSync(BUILD, build ? [] : ["--cached"], { encoding: "utf8" });
    if (status !== 0) return stderr.trim() || error?.message || `${BUILD} failed`;
    folder = stdout.trim();
  }
  return undefined;
}

/** The folder that holds `pulumi` and its language host, once it was looked for. */
export function pulumiFolder(): string {
  if (folder === undefined) throw new Error("call needsPulumi(this) in the suite's before hook");
  return folder;
}
