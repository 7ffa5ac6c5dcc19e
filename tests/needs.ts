import type { Context } from "mocha";

/** A time limit in milliseconds, for suites that run other programs. */
export function minutes(count: number): number {
  return count * 60_000;
}

/** Whether nothing may be left untested: a missing program is then a failure. */
export const everythingIsRequired = process.env["DJANGOGUARD_REQUIRE"] === "all";

/**
 * Makes a suite depend on a program that not every machine has. Called from a `before` hook:
 *
 *     before(function () {
 *       needs(this, "nginx", installed("nginx") ? undefined : "apt-get install nginx-light");
 *     });
 *
 * @param context the hook's `this`
 * @param program what is needed, as a phrase for a message
 * @param missing why it is missing and how to get it; `undefined` if it is there
 *
 * If it is missing, the suite's tests are pending and their titles end with the reason; with DJANGOGUARD_REQUIRE=all
 * they fail with it.
 */
export function needs(context: Context, program: string, missing: string | undefined): void {
  if (missing === undefined) return;
  const reason = `needs ${program}: ${missing}`;
  if (everythingIsRequired) throw new Error(reason);
  // Reporters show a pending test by its title alone.
  context.test?.parent?.eachTest((test) => {
    test.title += ` (${reason})`;
  });
  context.skip();
}
