import type { Fact } from "../../src/stack/fact";
import type { Kind } from "../../src/stack/kind";
import { defaultSettings } from "../../src/stack/settings";
import { Stack } from "../../src/stack/stack";
import type { Fixture } from "../fixtures";
import { asRegistered } from "../harness";

/**
 * The facts of a kind in a whole stack, with the default settings.
 * @throws Undecided if a resource of the stack hides some of them
 */
export function factsIn<F extends Fact>(kind: Kind<F>, fixtures: readonly Fixture[]): readonly F[] {
  const resources = fixtures.map(asRegistered).map((registered) => ({ ...registered, properties: registered.inputs }));
  return [...new Stack(resources, defaultSettings, { whole: true, comesFromSecret: () => false }).facts(kind)];
}
