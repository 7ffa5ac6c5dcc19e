import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Context } from "mocha";
import { everythingIsRequired, minutes, needs } from "../needs";

const BUILD = resolve(__dirname, "../../tools/pulumi/build");

let folder: string | undefined;

/**
 * Makes a suite depend on the real Pulumi CLI; called from a `before` hook with its `this`. The CLI is looked up in the
 * cache and, because building it takes minutes, built only if DJANGOGUARD_REQUIRE=all demands that every test runs.
 */
export function needsPulumi(context: Context): void {
  context.timeout(minutes(30));
  needs(context, "the Pulumi CLI", missingPulumi(everythingIsRequired));
}

/** Looks for the real Pulumi CLI and, with `build`, builds it. Returns why there is none; `undefined` if there is one. */
export function missingPulumi(build: boolean): string | undefined {
  if (folder === undefined) {
    const { status, stdout, stderr, error } = spawnSync(BUILD, build ? [] : ["--cached"], { encoding: "utf8" });
    if (status !== 0) return stderr.trim() || error?.message || `${BUILD} failed`;
    folder = stdout.trim();
  }
  return undefined;
}

/**
 * The folder that holds `pulumi` and its language hosts, which `needsPulumi` has found.
 * @throws Error if it was not called before
 */
export function pulumiFolder(): string {
  if (folder === undefined) throw new Error("call needsPulumi(this) in the suite's before hook");
  return folder;
}
