/** A module that imports an application from a project's WSGI or ASGI module, or makes one. */
const imported =
  /^[ \t]*from[ \t]+\.*((?:\w+\.)*[wa]sgi)[ \t]+import[ \t]+\(?\s*(application|app|get_[wa]sgi_application)\b|^[ \t]*import[ \t]+((?:\w+\.)+[wa]sgi)\b/m;

const isApplication = /(?:^|[./])[wa]sgi\.\w+$/;

/**
 * What a function's handler runs: itself and, where its code is seen to wrap a WSGI or ASGI application, that
 * application (Mangum, apig-wsgi: the handler's module imports it; serverless-wsgi: its file `.serverless-wsgi`).
 *
 * @param file the text of a file of the function's code; `undefined` if it is not seen
 */
export function servedBy(handler: string, file: (path: string) => string | undefined): readonly string[] {
  if (isApplication.test(handler)) return [handler];
  if (handler === "wsgi_handler.handler") return [handler, ...namedApplication(file(".serverless-wsgi") ?? "")];
  const module = handler.slice(0, handler.lastIndexOf(".")).replaceAll(".", "/");
  const [whole, from, name, plain] = imported.exec(file(`${module}.py`) ?? "") ?? [];
  return whole === undefined ? [handler] : [from === undefined ? `${plain}.application` : `${from}.${name}`];
}

/** The application that serverless-wsgi is configured with. */
function namedApplication(configuration: string): readonly string[] {
  const [, application] = /"app"\s*:\s*"([\w./:]+)"/.exec(configuration) ?? [];
  return application === undefined ? [] : [application];
}
