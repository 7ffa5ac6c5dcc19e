const servers = /(?:^|[\s/;&|"'])(gunicorn|uvicorn|daphne|hypercorn|granian)\b(.*)/;
const developmentServer = /\brunserver(?:_plus)?\b((?:\s+--?[\w-]+)*)(?:\s+(\S+))?/;

/**
 * The TCP port that a Django container's command listens on, with the server's own default of 8000; `undefined` where
 * the command does not show it.
 */
export function portListenedOn(words: readonly string[]): number | undefined {
  const line = words.join(" ");
  const development = developmentServer.exec(line);
  if (development) return portOf(development[2] ?? "8000");
  const [, server, options = ""] = servers.exec(line) ?? [];
  if (server === undefined || /--(?:uds|fd)\b|\s-u\s/.test(options)) return undefined;
  const bindings = [...options.matchAll(/(?:\s--bind[= ]|\s-b\s*)(\S+)/g)].map(([, binding = ""]) => binding);
  const port = /(?:\s--port[= ]|\s-p\s*)(\S+)/.exec(options)?.[1];
  if (bindings.length > 1) return undefined;
  return portOf(bindings[0] ?? port ?? "8000");
}

/** The port of `8000`, `:8000`, `0.0.0.0:8000`; `undefined` for a socket file or a variable. */
function portOf(binding: string): number | undefined {
  const port = /^(?:\[[^\]]*\]:|[\w.*-]*:)?(\d+)$/.exec(binding.replace(/["']/g, ""))?.[1];
  return port === undefined ? undefined : Number(port);
}
