import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Context } from "mocha";
import { everythingIsRequired, minutes, needs } from "./needs";

const BUILD = resolve(__dirname, "../tools/python/build");

/** The build's exit status if the machine has no Python that is new enough. */
const NO_PYTHON = 3;

/** The virtual environments that tests use; what is in each is in tools/python/requirements. */
export type VirtualenvName = "pulumi" | "django-4.0" | "django-5.2" | "django-6.1";

const folders = new Map<VirtualenvName, string>();

/**
 * Makes a suite depend on a virtual environment, with pulumi and pulumi-aws unless another is named; called from a
 * `before` hook with its `this`. It is looked up in the cache, and made only if DJANGOGUARD_REQUIRE=all demands that
 * every test runs.
 */
export function needsPython(context: Context, name: VirtualenvName = "pulumi"): void {
  context.timeout(minutes(10));
  const missing = missingPython(everythingIsRequired, name);
  // The newest Django is tested only if the machine has a Python that runs it.
  if (missing?.status === NO_PYTHON && name === "django-6.1") context.skip();
  needs(context, `Python with ${name}`, missing?.reason);
}

/** Looks for a virtual environment and, with `make`, makes it. Returns why there is none; `undefined` if there is one. */
export function missingPython(
  make: boolean,
  name: VirtualenvName = "pulumi",
): { reason: string; status: number | null } | undefined {
  if (folders.has(name)) return undefined;
  const { status, stdout, stderr, error } = spawnSync(BUILD, [...(make ? [] : ["--cached"]), name], {
    encoding: "utf8",
  });
  if (status !== 0) return { reason: stderr.trim() || error?.message || `${BUILD} failed`, status };
  folders.set(name, stdout.trim());
  return undefined;
}

/**
 * The folder of a virtual environment that `needsPython` has found.
 * @throws Error if it was not called before
 */
export function virtualenv(name: VirtualenvName = "pulumi"): string {
  const folder = folders.get(name);
  if (folder === undefined) throw new Error(`call needsPython(this, "${name}") in the suite's before hook`);
  return folder;
}
