import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Answer, Configuration, Listener, Request, SourceFile } from "../../../src/languages/nginx";

/** A configuration with what the real nginx made of it: either it refused to start, or it answered these requests. */
export interface Case {
  readonly name: string;
  readonly notes: string;
  /** nginx's message where it refuses. */
  readonly refused?: string;
  /** What became of requests, by their description. */
  readonly probes?: Readonly<Record<string, string>>;
  /** Whether every request with an unknown host, of those that count, was closed or refused. */
  readonly verdict: "pass" | "fail" | "invalid";
  /** Whether one reached the upstream. */
  readonly forwarded: boolean;
}

const folder = join(__dirname, "cases");

export function readTable<T>(path: string): T {
  return JSON.parse(readFileSync(join(folder, path), "utf8")) as T;
}

export const cases = readTable<readonly Case[]>("cases.json");

/** Where a case is put: the folder and the ports that its placeholders stand for. */
export interface Placement {
  readonly folder: string;
  readonly http: number;
  readonly other: number;
  readonly tls: number;
}

/** The files of a case, the main one first, with their placeholders replaced. */
export function filesOf(name: string, placement: Placement): readonly [SourceFile, ...SourceFile[]] {
  const main = { path: join(placement.folder, "nginx.conf"), text: place(read(`${name}.conf`), placement) };
  return [main, ...sideFiles(join(folder, `${name}.files`), placement)];
}

function sideFiles(from: string, placement: Placement): readonly SourceFile[] {
  let entries;
  try {
    entries = readdirSync(from, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => ({
    path: join(placement.folder, relative(from, file)),
    text: place(readFileSync(file, "utf8"), placement),
  }));
}

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

function place(text: string, { folder: prefix, http, other, tls }: Placement): string {
  const values: Readonly<Record<string, string | number>> = {
    HTTP: http,
    HTTP2: other,
    TLS: tls,
    PREFIX: prefix,
    P: prefix,
    H: http,
  };
  return text.replace(/@([A-Z0-9]+)@/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The line in nginx's message. */
export function refusedLine(message: string): number | undefined {
  const line = /:(\d+)$/.exec(message)?.[1];
  return line === undefined ? undefined : Number(line);
}

export interface Probe {
  readonly address: string;
  readonly port: number;
  readonly request: Request;
}

/** The request that a description stands for. */
export function probeOf(description: string, { http, other, tls }: Placement): Probe {
  const plain: Request = {
    protocol: "HTTP/1.1",
    host: "evil.example",
    tls: false,
    method: "GET",
    target: "/",
    headers: new Map(),
    address: "127.0.0.1",
  };
  const secure: Request = { ...plain, tls: true };
  const at = (port: number, request: Request, address = "127.0.0.1"): Probe => ({ address, port, request });
  const unknownPath = /^unknown (\/\S*)$/.exec(description)?.[1];
  if (unknownPath !== undefined) return at(http, { ...plain, target: unknownPath });
  switch (description) {
    case "unknown POST /":
      return at(http, { ...plain, method: "POST" });
    case "unknown / on 127.0.0.2":
      return at(http, plain, "127.0.0.2");
    case "unknown / on [::1]":
      return at(http, { ...plain, address: "::1" }, "::1");
    case "unknown / on HTTP2 port":
      return at(other, plain);
    case "no-host http/1.0":
      return at(http, { ...plain, protocol: "HTTP/1.0", host: undefined });
    case "no-host http/1.1":
      return at(http, { ...plain, host: undefined });
    case "ip-host":
      return at(http, { ...plain, host: `127.0.0.1:${http}` });
    case "known-host":
      return at(http, { ...plain, host: "app.example.com" });
    case "abs-uri known, Host unknown":
      return at(http, { ...plain, target: "http://app.example.com/" });
    case "abs-uri unknown, Host known":
      return at(http, { ...plain, host: "app.example.com", target: "http://evil.example/" });
    case "known-host variants (APP.EXAMPLE.COM.:81)":
      return at(http, { ...plain, host: "APP.EXAMPLE.COM.:81" });
    case "bad host (a/b)":
      return at(http, { ...plain, host: "a/b" });
    case "tls unknown-sni":
      return at(tls, { ...secure, sni: "evil.example" });
    case "tls no-sni":
      return at(tls, { ...secure, host: `127.0.0.1:${tls}` });
    case "tls known-sni unknown-host":
      return at(tls, { ...secure, sni: "app.example.com" });
    case "plain http on tls port":
      return at(tls, plain);
    case "tls known":
      return at(tls, { ...secure, sni: "app.example.com", host: "app.example.com" });
    default:
      throw new Error(`no request is described as "${description}"`);
  }
}

/** The socket that takes a connection, undefined where none does. */
export function listenerOf({ listeners }: Configuration, { address, port }: Probe): Listener | undefined {
  const own = address.includes(":") ? [`[${address}]`, "[::]"] : [address, "*"];
  const dual = listeners.find((listener) => hasListenParameter(listener, "ipv6only=off"));
  const found = own
    .map((host) => listeners.find(({ socket }) => socket === `${host}:${port}`))
    .find((listener) => listener);
  return found ?? (dual?.socket === `[::]:${port}` ? dual : undefined);
}

/** Whether a `listen` of a server on a socket has a parameter. */
export function hasListenParameter({ servers, socket }: Listener, parameter: string): boolean {
  const listens = servers.flatMap(({ scope }) => scope.own("listen"));
  return listens.some(({ args: [address, ...parameters] }) =>
    parameters.some(({ text }) => text === parameter && socket.endsWith(address?.text ?? "")),
  );
}

/** A measured outcome in the evaluator's words: kind, status of nginx's own answers. */
export function expectedOf(
  measured: string,
  request: Request,
): { readonly kind: Answer["kind"] | "refused"; readonly status?: number } {
  if (measured === "closed" || measured === "tls-rejected" || measured === "refused")
    return { kind: measured === "closed" ? "dropped" : measured === "tls-rejected" ? "rejected" : "refused" };
  const [, status, rest = ""] = /^(\d+) (.*)$/.exec(measured) ?? [];
  if (rest.startsWith("django")) return { kind: "forwarded" };
  if (!rest.startsWith("->")) return { kind: "static", status: Number(status) };
  const authority = /^->\w+:\/\/([^/]*)/.exec(rest)?.[1] ?? "";
  const asked = (/^https?:\/\/([^/]*)/.exec(request.target ?? "")?.[1] ?? request.host ?? "")
    .toLowerCase()
    .replace(/\.?(:\d+)?$/, "");
  return { kind: asked !== "" && authority.includes(asked) ? "reflected" : "redirect", status: Number(status) };
}
