import { programsOf, type Program, type Surroundings } from "../languages/shell/programs";
import { programName } from "../languages/shell/wrappers";

/** What a container's command does with Django. */
export type DjangoProcess = "runserver" | "server" | "worker" | "command";

/** The processes that decide first: the server matters more than what the command does before it starts. */
const decisive: readonly DjangoProcess[] = ["runserver", "server", "worker", "command"];

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

/** A project's WSGI or ASGI module as a dotted name or a file, and the handler in it that Lambda calls. */
const application = /[./][wa]sgi(?:\b|\.py\b)/;
const lambdaHandler = /^(?:[\w./]+[./])?[wa]sgi\.\w+$/;

/** The module in what an application server is told to serve. */
const servedModule = /(?:^|=)([A-Za-z_][\w.]*\.[wa]sgi)(?:[:.]\w+)?$/;

/** Handlers of adapters that run any WSGI application (Zappa, serverless-wsgi). */
const adapterHandler = /^(?:zappa\.handler\.lambda_handler|wsgi_handler\.handler)$/;

/**
 * What a command runs, in a shell or without one: Django's development server, an application server, a task worker, or
 * another management command. `undefined` if the command does not show it.
 */
export function djangoProcess(words: readonly string[], surroundings?: Surroundings): DjangoProcess | undefined {
  return mainProgram(programsOf(words, surroundings))?.process;
}

/** Whether a command alone shows that it runs Django: it is a management command, or names a WSGI or ASGI module. */
export function showsDjango(words: readonly string[], surroundings?: Surroundings): boolean {
  return programsOf(words, surroundings).some(isDjango);
}

/**
 * The variables that a command sets for its main program, in the shell or by options of that program, such as
 * `--settings` of manage.py. What only running the command would show is marked (`isComputed`).
 */
export function variablesSetBy(words: readonly string[], surroundings?: Surroundings): ReadonlyMap<string, string> {
  const programs = programsOf(words, surroundings);
  const program = mainProgram(programs)?.program ?? programs.at(-1);
  return program ? new Map([...program.variables, ...optionVariables(program)]) : new Map();
}

/** The WSGI or ASGI module that a command serves, as in `gunicorn config.wsgi:application`: `config.wsgi`. */
export function applicationModule(words: readonly string[], surroundings?: Surroundings): string | undefined {
  const main = mainProgram(programsOf(words, surroundings));
  const found = main?.process === "server" ? main.program.words.map((word) => servedModule.exec(word)?.[1]) : [];
  return found.find((module) => module !== undefined);
}

function mainProgram(
  programs: readonly Program[],
): { readonly program: Program; readonly process: DjangoProcess } | undefined {
  const found = programs.flatMap((program) => {
    const process = processOf(program);
    return process ? [{ program, process }] : [];
  });
  return decisive.map((process) => found.find((each) => each.process === process)).find((each) => each !== undefined);
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

/** The name of the management command: the first word that is neither an option nor an option's value. */
function managementCommand(args: readonly string[]): string {
  const valued = /^--(?:settings|configuration|pythonpath|verbosity)$/;
  return args.find((arg, index) => !arg.startsWith("-") && !valued.test(args[index - 1] ?? "")) ?? "";
}

/** The variables that a program's options set. */
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
