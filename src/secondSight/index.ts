import type { PropertyTree } from "../model/resource";
import type { Settings } from "../model/settings";
import type { Sight } from "../policy/sight";
import {
  agreement,
  findProject,
  preview,
  PreviewError,
  withoutSecrets,
  type Previewed,
  type Project,
} from "../preview";
import { surroundings, type Surroundings } from "./surroundings";

let current: Promise<Sight> | undefined;

/**
 * Runs the program of the preview that this policy process belongs to once more, in the embedded preview host, and
 * returns what is the program's own in it. Calls share one run. Never rejects: where the program cannot be run, the
 * sight says why. Says in one line on stderr that it ran and how long.
 */
export function lookAgain(settings: Settings): Promise<Sight> {
  current ??= timed(() => look(settings, surroundings()));
  return current;
}

async function timed(run: () => Promise<Sight>): Promise<Sight> {
  const started = performance.now();
  const sight = await run().catch((error: unknown): Sight => ({ seen: false, reason: reasonOf(error) }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const outcome = sight.seen ? "to decide what the engine does not know yet" : "without success";
  process.stderr.write(`djangoguard: ran the program a second time, ${outcome} (${seconds} s)\n`);
  return sight;
}

function reasonOf(error: unknown): string {
  const detail = error instanceof PreviewError ? error.message : `unexpected ${(error as Error).name}`;
  return `the program could not be run a second time to see what is not known before the update: ${detail}`;
}

/**
 * Runs the program under two simulations at the same time, which differ in every simulated value: what differs between
 * the two rests on the simulation, and so does what still carries its mark; the rest is the program's own.
 */
async function look(settings: Settings, around: Surroundings): Promise<Sight> {
  if (around.isInline) throw new PreviewError("it is a function of the process that drives Pulumi, not a file");
  const { folder } = program(settings, around);
  const run = (varied: boolean): Promise<Previewed> =>
    preview({
      directory: folder,
      stack: around.stack,
      organization: around.organization,
      configuration: { values: around.configuration, secretKeys: [] },
      environment: around.environment,
      timeout: settings.secondSightSeconds * 1000,
      varied,
    });
  const [first, second] = await Promise.all([run(false), run(true)]);
  return { seen: true, inputs: agreedInputs(first, second) };
}

/** The project of the preview: the one that the settings name, or the first above a likely folder with its name. */
function program(settings: Settings, { folders, project }: Surroundings): Project {
  const candidates = settings.program === "" ? folders : [settings.program];
  for (const folder of candidates) {
    const found = projectAt(folder);
    if (found && (found.name === project || settings.program !== "")) return found;
  }
  throw new PreviewError(
    `no Pulumi.yaml of project ${project} in ${candidates.join(" or ")} or above; name its folder in the settings (program)`,
  );
}

function projectAt(folder: string): Project | undefined {
  try {
    return findProject(folder);
  } catch (error) {
    if (error instanceof PreviewError) return undefined;
    throw error;
  }
}

/** The inputs that both runs agree on, of every resource that both registered. */
function agreedInputs(first: Previewed, second: Previewed): ReadonlyMap<string, PropertyTree> {
  const others = new Map(second.resources.map((resource) => [resource.urn, resource]));
  const inputs = new Map<string, PropertyTree>();
  for (const resource of first.resources) {
    const other = others.get(resource.urn);
    if (!other) continue;
    const agreed = agreement(withoutSecrets(resource.inputs), withoutSecrets(other.inputs));
    inputs.set(resource.urn, agreed);
  }
  return inputs;
}
