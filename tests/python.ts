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
  const missing = missingPython(everythingIsRequired, name);
  // Django's newest is asked only where the machine's Python runs it.
  if (missing?.status === NO_PYTHON && name === "django-6.1") context.skip();
  needs(context, `Python with ${name}`, missing?.reason);
}

/** Looks for a virtual environment, and makes it where that is wanted; returns why there is none, nothing where it is. */
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

/** The folder of a virtual environment, once it was looked for. */
export function virtualenv(name: VirtualenvName = "pulumi"): string {
  const folder = folders.get(name);
  if (folder === undefined) throw new Error(`call needsPython(this, "${name}") in the suite's before hook`);
  return folder;
}
