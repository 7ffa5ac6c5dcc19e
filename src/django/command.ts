import { programsOf, type Program, type Surroundings } from "../languages/shell/programs";
import { programName } from "../languages/shell/wrappers";

/** What a container's command runs, as far as Django is concerned. */
export type DjangoProcess = "runserver" | "server" | "worker" | "command";

/** The most telling first: what a command does before it serves requests says less than the server. */
const telling: readonly DjangoProcess[] = ["runserver", "server", "worker", "command"];

const applicationServers: ReadonlySet<string> = new Set([
  "gunicorn",
  "uvicorn",
  "daphne",
  "hypercorn",
  "uwsgi",
  "uwsgi_python3",
  "granian",
  "waitress",
  "waitress-serve",
  "mod_wsgi-express",
  "cheroot",
]);

const workers: ReadonlySet<string> = new Set([
  "celery",
  "celeryd",
  "rq",
  "rqworker",
  "rqscheduler",
  "dramatiq",
  "huey_consumer",
  "arq",
  "taskiq",
]);

const developmentServers: ReadonlySet<string> = new Set([
  "runserver",
  "runserver_plus",
  "runserver_socketio",
  "runsslserver",
  "runserver_ssl",
  "testserver",
]);

/** Management commands of task queues. */
const workerCommands: ReadonlySet<string> = new Set([
  "celery",
  "qcluster",
  "rqworker",
  "rqworker-pool",
  "rqscheduler",
  "run_huey",
  "rundramatiq",
  "process_tasks",
  "db_worker",
  "runworker",
]);

const serverCommands: ReadonlySet<string> = new Set(["runmodwsgi", "run_gunicorn", "runuwsgi", "runuvicorn"]);

/** A project's WSGI or ASGI module, dotted or as a file, or the handler in it that Lambda calls. */
const application = /[./][wa]sgi(?:\b|\.py\b)/;
const lambdaHandler = /^(?:[\w./]+[./])?[wa]sgi\.\w+$/;

/** Handlers of adapters that run any WSGI application (Zappa, serverless-wsgi). */
const adapterHandler = /^(?:zappa\.handler\.lambda_handler|wsgi_handler\.handler)$/;

/**
 * What the words of a command run, wrapped in a shell or not: Django's development server, an application server with
 * a WSGI or ASGI application, a task worker, or another management command. `undefined` where nothing shows.
 */
export function djangoProcess(words: readonly string[], surroundings?: Surroundings): DjangoProcess | undefined {
  return mainProgram(programsOf(words, surroundings))?.process;
}

/** Whether a command shows by itself that it runs Django: a management command, or a project's WSGI or ASGI module. */
export function showsDjango(words: readonly string[], surroundings?: Surroundings): boolean {
  return programsOf(words, surroundings).some(isDjango);
}

/**
 * The variables that a command sets for the program that matters most in it, in the shell or by that program's own
 * options, such as `--settings` of manage.py. What only a run would tell is marked (`isComputed`).
 */
export function variablesSetBy(words: readonly string[], surroundings?: Surroundings): ReadonlyMap<string, string> {
  const programs = programsOf(words, surroundings);
  const program = mainProgram(programs)?.program ?? programs.at(-1);
  return program ? new Map([...program.variables, ...optionVariables(program)]) : new Map();
}

function mainProgram(
  programs: readonly Program[],
): { readonly program: Program; readonly process: DjangoProcess } | undefined {
  const found = programs.flatMap((program) => {
    const process = processOf(program);
    return process ? [{ program, process }] : [];
  });
  return telling.map((process) => found.find((each) => each.process === process)).find((each) => each !== undefined);
}

function processOf({ words: [program = "", ...args] }: Program): DjangoProcess | undefined {
  const name = programName(program);
  if (isManagement(program)) {
    const command = managementCommand(args);
    if (developmentServers.has(command)) return "runserver";
    if (serverCommands.has(command)) return "server";
    return workerCommands.has(command) ? "worker" : "command";
  }
  if (applicationServers.has(name) || lambdaHandler.test(program) || adapterHandler.test(program)) return "server";
  if (name === "awslambdaric") return "server";
  return workers.has(name) ? "worker" : undefined;
}

function isDjango({ words: [program = "", ...args], variables }: Program): boolean {
  if (isManagement(program) || lambdaHandler.test(program) || variables.has("DJANGO_SETTINGS_MODULE")) return true;
  return processOf({ words: [program, ...args], variables }) === "server" && args.some((arg) => application.test(arg));
}

function isManagement(program: string): boolean {
  return /(?:^|\/)manage\.py$/.test(program) || /^django(?:-admin(?:\.py)?)?$/.test(program.split("/").at(-1) ?? "");
}

/** The first word that is no option of manage.py itself. */
function managementCommand(args: readonly string[]): string {
  const valued = /^--(?:settings|configuration|pythonpath|verbosity)$/;
  return args.find((arg, index) => !arg.startsWith("-") && !valued.test(args[index - 1] ?? "")) ?? "";
}

/** Variables that a program's options stand for. */
function optionVariables({ words: [program = "", ...args] }: Program): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  if (isManagement(program)) {
    const settings = optionValues(args, /^--settings$/).at(-1);
    const configuration = optionValues(args, /^--configuration$/).at(-1);
    if (settings !== undefined) variables.set("DJANGO_SETTINGS_MODULE", settings);
    if (configuration !== undefined) variables.set("DJANGO_CONFIGURATION", configuration);
  }
  if (/^(?:gunicorn|uwsgi)/.test(programName(program))) {
    for (const given of optionValues(args, /^(?:--env|-e)$/)) {
      const at = given.indexOf("=");
      if (at > 0) variables.set(given.slice(0, at), given.slice(at + 1));
    }
  }
  return variables;
}

/** The values of an option, given as the next word or after an equals sign. */
function optionValues(args: readonly string[], option: RegExp): readonly string[] {
  return args.flatMap((arg, index) => {
    const [, name = "", value] = /^(--[\w-]+)=([^]*)$/.exec(arg) ?? [];
    if (value !== undefined) return option.test(name) ? [value] : [];
    return option.test(arg) && args[index + 1] !== undefined ? [args[index + 1]!] : [];
  });
}
