/** What a container's command runs, as far as Django is concerned. */
export type DjangoProcess = "runserver" | "server" | "worker" | "command";

const developmentServer = /\b(?:runserver|runserver_plus)\b/;
const applicationServer = /(?:^|[\s/;&|"'])(?:gunicorn|uvicorn|daphne|hypercorn|uwsgi|granian)\b/;
const worker =
  /(?:^|[\s/;&|"'])(?:celery|rqworker|dramatiq|huey_consumer)\b|\b(?:qcluster|rqworker|run_huey|rundramatiq)\b/;
const djangoCommand = /\b(?:manage\.py|django-admin)\b|\s-m\s+django\b/;
const djangoApplication = /\.[wa]sgi\b/;

/**
 * What the words of a command run, wrapped in a shell or not: Django's development server, an application server with
 * a WSGI or ASGI application, a task worker, or another management command. `undefined` where nothing shows.
 */
export function djangoProcess(words: readonly string[]): DjangoProcess | undefined {
  const line = words.join(" ");
  if (developmentServer.test(line) && djangoCommand.test(line)) return "runserver";
  if (applicationServer.test(line)) return "server";
  if (worker.test(line)) return "worker";
  return djangoCommand.test(line) ? "command" : undefined;
}

/** Whether a command shows by itself that it runs Django: a management command, or a project's WSGI or ASGI module. */
export function showsDjango(words: readonly string[]): boolean {
  const line = words.join(" ");
  return djangoCommand.test(line) || (applicationServer.test(line) && djangoApplication.test(line));
}
