import { portListenedOn } from "./port";

/** Where a Django container's command listens: a TCP port or a UNIX socket, for HTTP or for uWSGI's own protocol. */
export interface Socket {
  readonly protocol: "http" | "uwsgi";
  /** 1 to 65535, or a file's path. */
  readonly at: number | string;
}

const unixBindings = /(?:\s(?:--bind|-b|--uds|-u|--unix-socket)[= ]?\s*)(?:unix:)?(\/[^\s"']+)/g;
const uwsgiOptions = /\s(?:--(uwsgi-socket|socket|http-socket|http)|-(s))[= ]\s*["']?([^\s"']+)/g;

/** The sockets that a command shows; none where it leaves them to a file or to a program that is not known. */
export function socketsListenedOn(words: readonly string[]): readonly Socket[] {
  const line = ` ${words.join(" ")}`;
  if (/[\s/]uwsgi(?:\s|$)/.test(line)) return [...line.matchAll(uwsgiOptions)].flatMap(uwsgiSocket);
  const files = /[\s/](?:gunicorn|uvicorn|daphne|hypercorn|granian)\b/.test(line)
    ? [...line.matchAll(unixBindings)]
    : [];
  if (files.length > 0) return files.map(([, path = ""]) => ({ protocol: "http", at: path }));
  const port = portListenedOn(words);
  return port === undefined ? [] : [{ protocol: "http", at: port }];
}

/** A socket of uWSGI: `--http` and `--http-socket` speak HTTP, any other its own protocol. */
function uwsgiSocket([, long = "", , address = ""]: RegExpMatchArray): readonly Socket[] {
  const protocol = long.startsWith("http") ? "http" : "uwsgi";
  const port = /^(?:[\w.*-]*:)?(\d+)$/.exec(address)?.[1];
  if (port !== undefined) return [{ protocol, at: Number(port) }];
  return address.startsWith("/") ? [{ protocol, at: address }] : [];
}
