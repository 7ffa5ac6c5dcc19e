import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Context } from "mocha";
import { everythingIsRequired, needs } from "./needs";

const BUILD = resolve(__dirname, "../tools/python/build");

/** What the build says where the machine has no Python that is new enough. */
const NO_PYTHON = 3;

/** The virtual environments that tests use; what is in each is in tools/python/requirements. */
export type VirtualenvName = "pulumi" | "django-4.0" | "django-5.2" | "django-6.1";

const folders = new Map<VirtualenvName, string>();

/**
 * Makes a suite depend on a virtual environment, with pulumi and pulumi-aws unless another is named; called from a
 * `before` hook with its `this`. It is looked for in the cache, and made only where DJANGOGUARD_REQUIRE=all says that
 * every test has to run.
 */
export function needsPython(context: Context, name: VirtualenvName = "pulumi"): void {
  context.timeout(0);
  if (folders.has(name)) return;
  const build = spawnSync(BUILD, [...(everythingIsRequired ? [] : ["--cached"]), name], { encoding: "utf8" });
  if (build.status === 0) {
    folders.set(name, build.stdout.trim());
    return;
  }
  const reason = build.stderr.trim() || build.error?.message || `${BUILD} failed`;
  // Django's newest is asked only where the machine's Python runs it.
  if (name === "django-6.1" && build.status === NO_PYTHON) context.skip();
  needs(context, `Python with ${name}`, reason);
}

/** The folder of a virtual environment, once `needsPython` has found it. */
export function virtualenv(name: VirtualenvName = "pulumi"): string {
  const folder = folders.get(name);
  if (folder === undefined) throw new Error(`call needsPython(this, "${name}") in the suite's before hook`);
  return folder;
}
