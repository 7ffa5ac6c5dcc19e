import type { EnvironmentVariable } from "../environmentVariable";

const server = /(?:^|[\s/;&|"'])(gunicorn|uvicorn|hypercorn|granian|uwsgi)\b(.*)/;
const celeryWorker = /(?:^|[\s/;&|"'])celery\b.*\bworker\b(.*)/;

/** The variables that set a server's number of workers if its command does not; the first that does counts. */
const variablesOf: Readonly<Record<string, readonly string[]>> = {
  gunicorn: ["GUNICORN_CMD_ARGS", "WEB_CONCURRENCY"],
  uvicorn: ["WEB_CONCURRENCY"],
};

/**
 * The several processes in which a command runs its application, each with its own memory, as a phrase for a message:
 * `3 gunicorn workers`. `undefined` if nothing shows that there are several.
 *
 * @throws Undecided if the variable that decides the number of workers is unknown
 */
export function severalProcesses(
  command: readonly string[],
  variables: readonly EnvironmentVariable[],
): string | undefined {
  const line = command.join(" ");
  const [, name, options = ""] = server.exec(line) ?? [];
  if (name !== undefined) {
    const workers = workersIn(name, options) ?? workersBy(name, variables);
    return workers !== undefined && workers > 1 ? `${name} runs ${workers} workers` : undefined;
  }
  const worker = celeryWorker.exec(line)?.[1];
  return worker !== undefined && forks(worker) ? "Celery runs several processes" : undefined;
}

/** Whether a command serves Django over ASGI, under which persistent database connections should be off. */
export function servesAsgi(command: readonly string[]): boolean {
  const line = command.join(" ");
  return /(?:^|[\s/;&|"'])(?:uvicorn|daphne|hypercorn)\b|uvicorn[._]worker|--interface[= ]asgi/i.test(line);
}

function workersIn(name: string, options: string): number | undefined {
  const option = name === "uwsgi" ? /(?:--processes[= ]|\s-p\s*|--workers[= ])(\d+)/ : /(?:--workers[= ]|\s-w\s*)(\d+)/;
  const workers = option.exec(options)?.[1];
  return workers === undefined ? undefined : Number(workers);
}

function workersBy(name: string, variables: readonly EnvironmentVariable[]): number | undefined {
  for (const variable of variablesOf[name] ?? []) {
    const text = variables.findLast((each) => each.name === variable)?.value.trim() ?? "";
    const workers = variable === "WEB_CONCURRENCY" ? /^\d+$/.exec(text)?.[0] : workersIn(name, ` ${text}`);
    if (workers !== undefined) return Number(workers);
  }
  return undefined;
}

/** Celery's pool forks processes unless another pool is chosen or one process is enough. */
function forks(options: string): boolean {
  return !/(?:--pool[= ]|\s-P\s*)(?:solo|threads|gevent|eventlet)|(?:--concurrency[= ]|\s-c\s*)1\b/.test(options);
}
