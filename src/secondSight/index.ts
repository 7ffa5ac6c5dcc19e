import { holdsAny } from "../credentials/values";
import type { Sight } from "../engine/sight";
import { joinRuns, preview, PreviewError, withoutSecrets, type Previewed, type PreviewOptions } from "../preview";
import type { Settings } from "../stack/settings";
import { isSimulated } from "../wire/simulated";
import type { PropertyTree } from "../wire/tree";
import { componentBuilds } from "./componentBuilds";
import { findProgram } from "./program";
import { surroundings, type Surroundings } from "./surroundings";

let current: Promise<Sight> | undefined;

/**
 * Runs the program of the preview that this policy process belongs to once more, in the embedded preview host, and
 * returns the values that are the program's own. Calls share one run. Never rejects: if the program cannot be run, the
 * sight says why. Writes one line to stderr that says that it ran, and for how long.
 */
export function lookAgain(settings: Settings): Promise<Sight> {
  current ??= measure(() => look(settings, surroundings()));
  return current;
}

async function measure(run: () => Promise<Sight>): Promise<Sight> {
  const started = performance.now();
  const sight = await run().catch((error: unknown): Sight => ({ seen: false, reason: reasonOf(error) }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const outcome = sight.seen
    ? "ran the program a second time to decide what the engine does not know yet"
    : "could not run the program a second time";
  process.stderr.write(`djangoguard: ${outcome} (${seconds} s)\n`);
  return sight;
}

function reasonOf(error: unknown): string {
  const detail = error instanceof PreviewError ? error.message : `unexpected ${(error as Error).name}`;
  return `the program could not be run a second time to see what is not known before the update: ${detail}`;
}

async function look(settings: Settings, around: Surroundings): Promise<Sight> {
  if (around.isInline) throw new PreviewError("it is a function of the process that drives Pulumi, not a file");
  const { folder } = findProgram(settings.program, around);
  const [first, second] = await runTwice({
    directory: folder,
    stack: around.stack,
    organization: around.organization,
    // The engine does not say which values are encrypted. The program's own requireSecret marks them.
    configuration: { values: around.configuration, secretKeys: [], secretTexts: [] },
    environment: around.environment,
    timeout: settings.secondSightSeconds * 1000,
  }).catch((error: unknown) => {
    throw hideSecrets(around, error);
  });
  const inputs = joinInputs(first, second);
  return { seen: true, inputs, hidden: componentBuilds(first.resources, (urn) => inputs.get(urn)) };
}

/**
 * Runs the program under two simulations at the same time, which differ in every simulated value. What differs between
 * the runs, or carries a mark, depends on the simulation; the rest is the program's own. Both runs have ended when the
 * promise settles.
 */
async function runTwice(options: PreviewOptions): Promise<[Previewed, Previewed]> {
  const runs = [false, true].map((varied) => preview({ ...options, varied }));
  await Promise.allSettled(runs);
  return Promise.all(runs) as Promise<[Previewed, Previewed]>;
}

/** Hides secrets: a program's error message may quote its configuration or its environment. */
function hideSecrets({ configuration, environment }: Surroundings, error: unknown): unknown {
  if (!(error instanceof PreviewError)) return error;
  // A path shows where a program failed, and is no secret.
  const fromEnvironment = Object.values(environment).filter((value) => value !== undefined && !/^[~.]?\//.test(value));
  const hidden = [...Object.values(configuration), ...(fromEnvironment as string[])]
    .filter((value) => holdsAny(error.message, [value]))
    .sort((one, other) => other.length - one.length);
  return new PreviewError(hidden.reduce((message, value) => message.replaceAll(value, "[hidden]"), error.message));
}

/** The inputs that both runs agree on, of every resource that both registered. */
function joinInputs(first: Previewed, second: Previewed): ReadonlyMap<string, PropertyTree> {
  const others = new Map(second.resources.map((resource) => [resource.urn, resource]));
  const inputs = new Map<string, PropertyTree>();
  for (const resource of first.resources) {
    const other = others.get(resource.urn);
    if (!other) continue;
    const agreed = joinRuns(withoutSecrets(resource.inputs), withoutSecrets(other.inputs));
    inputs.set(resource.urn, { ...simulatedNames(resource), ...agreed });
  }
  return inputs;
}

/** The simulated names by which others refer to a resource or an image. Their marks show which one is meant. */
function simulatedNames({ outputs }: Previewed["resources"][number]): PropertyTree {
  return Object.fromEntries(
    Object.entries(outputs).filter(([name, value]) => referredBy.has(name) && isSimulated(value)),
  );
}

const referredBy: ReadonlySet<string> = new Set([
  "arn",
  "id",
  "defaultSecurityGroupId",
  "digest",
  "imageUri",
  "ref",
  "repoDigest",
]);
