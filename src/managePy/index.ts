import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Undecided } from "../base/undecided";
import { enumerated } from "../base/words";
import { masking } from "../credentials/mask";
import { djangoApps, type DjangoApp } from "../facts/djangoApps";
import type { Result } from "../report";
import { inPart } from "../stack/fact";
import type { Stack } from "../stack/stack";
import { environmentOf, type ContainerEnvironment } from "./environment";
import { projectPython } from "./python";
import { runCheck, type CheckFailure, type CheckMessage, type ManagePy } from "./run";

export type { ManagePy } from "./run";

/** The options of `--manage-py`. */
export interface ManagePyOptions {
  /** The project's manage.py, or the folder that holds it. */
  readonly path: string;
  /** The Python that runs it; by default that of the project's virtual environment. */
  readonly python?: string | undefined;
  /** Milliseconds that one run may take. */
  readonly timeout?: number | undefined;
}

/** Receives progress, and what was not run. */
export interface Listener {
  update(text: string): void;
  log(line: string): void;
}

const TIMEOUT = 60_000;

/** Finds the file and the Python; `undefined` if there is no such file. */
export function findManagePy({ path, python, timeout }: ManagePyOptions): ManagePy | undefined {
  const file = [path, `${path}/manage.py`]
    .map((name) => resolve(name))
    .find((name) => name.endsWith(".py") && existsSync(name));
  if (file === undefined) return undefined;
  return { file, python: python ?? projectPython(file, process.env), timeout: timeout ?? TIMEOUT };
}

/**
 * Runs `manage.py check --deploy` once for each Django container of a stack, in the container's environment: the values
 * that the stack shows, and strong placeholders for secrets. Django's errors are mandatory and its warnings advisory,
 * because `manage.py check` fails for errors only. Checks in SILENCED_SYSTEM_CHECKS are exempt. A run that does not
 * reach the checks is undecided.
 */
export async function checkDeploy(stack: Stack, managePy: ManagePy, listener?: Listener): Promise<readonly Result[]> {
  const apps = stack.extract(djangoApps).flatMap(({ facts }) => facts);
  if (apps.length === 0) {
    listener?.log(
      `${managePy.file} was not run: the stack shows no Django container (see the setting djangoContainers)`,
    );
  }
  const results: Result[] = [];
  for (const app of apps) {
    listener?.update(`manage.py check --deploy as ${app.part ?? app.resource.name}`);
    results.push(...(await checkApp(app, managePy)));
  }
  const names = apps.map(({ part, resource }) => (part === undefined ? resource.name : `${part} of ${resource.name}`));
  if (names.length > 0) listener?.log(`ran manage.py check --deploy as ${enumerated(names)}`);
  return results;
}

async function checkApp(app: DjangoApp, managePy: ManagePy): Promise<readonly Result[]> {
  let environment: ContainerEnvironment;
  try {
    environment = environmentOf(app.container);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return [undecided(app, `manage.py check --deploy was not run: ${error.reason}`)];
  }
  const outcome = await runCheck(managePy, environment.variables);
  const show = masking([...hiddenOf(environment.variables), ...hiddenOf(outcome.environment)]);
  if ("failure" in outcome) return [undecided(app, failureText(outcome.failure, managePy, show))];
  const unknown = environment.unknown.length === 0 ? [] : [undecided(app, restsOn(environment.unknown))];
  return [...outcome.messages.map((message) => resultOf(app, message, show)), ...unknown];
}

/** Variables with names of modules and classes, which show where to look. */
const PUBLIC = new Set(["DJANGO_SETTINGS_MODULE", "DJANGO_CONFIGURATION"]);

/** The variables that messages may quote and a report must not show. */
function hiddenOf(variables: Readonly<Record<string, string>>): readonly (readonly [name: string, value: string])[] {
  return Object.entries(variables).filter(([name]) => !PUBLIC.has(name));
}

function restsOn(variables: readonly string[]): string {
  const [saw, are] = variables.length === 1 ? ["a placeholder", "is"] : ["placeholders", "are"];
  return `Django saw ${saw} for ${enumerated(variables)}, which ${are} not known before the update`;
}

function failureText(failure: CheckFailure, { python }: ManagePy, show: (text: string) => string): string {
  const place = failure.place ? ` (${failure.place.file}:${failure.place.line})` : "";
  const reason = [failure.type, show(failure.text)].filter((part) => part !== "").join(": ");
  const advice =
    failure.type === "ModuleNotFoundError"
      ? `: install the project's packages for ${python}, or name another Python with --python`
      : "";
  return `manage.py check --deploy did not get to its checks: ${reason}${place}${advice}`;
}

const severities = { critical: "critical", error: "high", warning: "medium", info: "low", debug: "low" } as const;

/** The messages of these checks are constants in Django, so they hold nothing to hide. */
const CONSTANT = /^security\.W\d+$/;

function resultOf(app: DjangoApp, message: CheckMessage, mask: (text: string) => string): Result {
  const show = CONSTANT.test(message.id) ? (text: string): string => text : mask;
  const subject = message.subject === null ? "" : `${message.subject}: `;
  return {
    ...origin(app),
    policy: message.id === "" ? "manage.py" : message.id,
    problem: `manage.py check --deploy reports ${message.id === "" ? "a problem" : message.id}`,
    severity: severities[message.level],
    enforcement: message.level === "critical" || message.level === "error" ? "mandatory" : "advisory",
    outcome: message.silenced ? "exempt" : "problem",
    message: inPart(app, show(`${subject}${message.text}`)),
    fix: message.hint === null ? null : show(message.hint),
    ...(message.hint !== null && { hint: show(message.hint) }),
  };
}

function undecided(app: DjangoApp, message: string): Result {
  return {
    ...origin(app),
    policy: "manage.py",
    problem: "manage.py check --deploy did not complete",
    severity: "medium",
    enforcement: "advisory",
    outcome: "undecided",
    message: inPart(app, message),
    fix: null,
  };
}

type Origin = "title" | "section" | "resource" | "part" | "source" | "evidence" | "alsoAffects";

function origin({ resource, part }: DjangoApp): Pick<Result, Origin> {
  const { urn, type, name, source } = resource;
  return {
    title: "manage.py check --deploy finds nothing",
    section: "manage-py",
    resource: { urn, type, name },
    part: part ?? null,
    source: source ?? null,
    evidence: [],
    alsoAffects: [],
  };
}
