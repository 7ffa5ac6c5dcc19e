import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { connect as connectTls } from "node:tls";
import type { Answer, Request } from "../../../src/languages/nginx";
import { selfSigned } from "./certificate";

const program = "nginx";

/** Why the real server cannot be asked, or undefined where it can. */
export function missingNginx(): string | undefined {
  const { status } = spawnSync(program, ["-v"]);
  return status === 0 ? undefined : "it is not installed (apt-get install nginx-light)";
}

/** A folder of one's own for configurations and what they name, with a certificate. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), "nginx-"));

  constructor() {
    const { certificate, key } = selfSigned("app.example.com");
    this.write("cert.pem", certificate);
    this.write("key.pem", key);
  }

  write(path: string, content: string): string {
    const whole = path.startsWith("/") ? path : join(this.folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, content, "latin1");
    return whole;
  }

  /** What `nginx -t` says: the reason and the line where it refuses, undefined where it accepts. */
  test(file: string): Refusal | undefined {
    const { stderr } = spawnSync(program, ["-t", "-p", this.folder, "-c", file], { encoding: "latin1" });
    return refusalIn(stderr);
  }

  /** Starts nginx in the foreground. Fails with what it says where it does not listen within some seconds. */
  async start(file: string, port: number): Promise<RunningNginx | Refusal> {
    const child = spawn(program, ["-p", this.folder, "-c", file, "-g", "daemon off; master_process off;"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("latin1").on("data", (text: string) => (said += text));
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    for (;;) {
      if (await isAnswering(port)) {
        return {
          stop: async () => {
            child.kill("SIGKILL");
            await ended;
          },
        };
      }
      const over = await Promise.race([ended.then(() => true), delay(2).then(() => false)]);
      if (over) return refusalIn(said) ?? { reason: said, line: undefined };
    }
  }

  /** Removes what one configuration has left, but for the certificate. */
  clear(): void {
    for (const entry of readdirSync(this.folder))
      if (!entry.endsWith(".pem")) rmSync(join(this.folder, entry), { recursive: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface RunningNginx {
  stop(): Promise<void>;
}

export interface Refusal {
  readonly reason: string;
  readonly line: number | undefined;
}

function refusalIn(said: string): Refusal | undefined {
  // What nginx quotes may hold line feeds.
  const found = /\[emerg\] (?:\d+#\d+: )?([^]*?)(?: in \/[^ \n]*?:(\d+))?\n(?=nginx: |$)/.exec(said);
  return found ? { reason: found[1] ?? "", line: found[2] === undefined ? undefined : Number(found[2]) } : undefined;
}

/** What the server made of a request. */
export interface Observed {
  readonly kind: Exclude<Answer["kind"], "undecided">;
  readonly status?: number;
  readonly location?: string;
}

/** Upstreams of test configurations answer with this header, or with a body that begins with "DJANGO". */
export const upstreamHeader = "x-upstream";

/** Sends one request to a socket and tells what came of it. */
export async function ask(address: string, port: number, request: Request): Promise<Observed> {
  const exchange = request.protocol === "HTTP/2.0" ? exchangeStream : exchangeBytes;
  const reply = await exchange(address, port, request);
  if (reply === undefined) return { kind: "rejected" };
  if (reply === "") return { kind: "dropped" };
  const head = reply.split("\r\n\r\n")[0] ?? "";
  const status = Number(/^HTTP\/1\.[01] (\d+)/.exec(head)?.[1]);
  const location = /^location: *(.*)$/im.exec(head)?.[1];
  if (new RegExp(`^${upstreamHeader}:`, "im").test(head) || reply.includes("\r\n\r\nDJANGO"))
    return { kind: "forwarded", status };
  if (location === undefined || status < 300 || status > 399) return { kind: "static", status };
  return { kind: isReflected(location, request) ? "reflected" : "redirect", status, location };
}

function isReflected(location: string, { host, target = "" }: Request): boolean {
  const authority = hostIn(location) ?? "";
  const own = (hostIn(target) ?? host)?.toLowerCase().replace(/\.?(:\d+)?$/, "");
  return authority.includes(".invalid") || (own !== undefined && authority.includes(own));
}

function hostIn(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase();
}

/** All that the server sends until it closes; undefined where it refuses the TLS handshake. */
function exchangeBytes(address: string, port: number, request: Request): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let received = "";
    let refused = false;
    const local = request.address === undefined || address.includes(":") ? {} : { localAddress: request.address };
    const plain = { host: address, port, ...local };
    const options = { ...plain, servername: request.sni ?? "", rejectUnauthorized: false };
    const socket: Socket = request.tls ? connectTls(options) : connect(plain);
    socket.setEncoding("latin1");
    socket.setTimeout(10_000, () => reject(new Error(`no answer to ${request.method} ${request.target}`)));
    socket.on("data", (text: string) => (received += text));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (/ALERT|SSL|TLS/i.test(`${error.code} ${error.message}`)) refused = true;
      else if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
    });
    socket.on("close", () => {
      socket.setTimeout(0);
      resolve(refused && received === "" ? undefined : received);
    });
    socket.write(bytesOf(request), "latin1");
  });
}

/** The answer to a request over HTTP/2, written as HTTP/1.1 would have it. */
function exchangeStream(address: string, port: number, request: Request): Promise<string | undefined> {
  const { method = "GET", target = "/", host = "", headers = new Map<string, string>(), sni = "" } = request;
  const given = Object.fromEntries([...headers].filter(([, value]) => value !== ""));
  return new Promise((resolve) => {
    let reply = "";
    let refused = false;
    const session = connectHttp2(`https://${address}:${port}`, {
      createConnection: () =>
        connectTls({
          host: address,
          port,
          servername: sni,
          rejectUnauthorized: false,
          ALPNProtocols: ["h2"],
          ...(request.address === undefined ? {} : { localAddress: request.address }),
        }),
    });
    session.on(
      "error",
      (error: NodeJS.ErrnoException) => (refused ||= /ALERT|SSL|TLS/i.test(`${error.code} ${error.message}`)),
    );
    session.on("close", () => resolve(refused && reply === "" ? undefined : reply));
    const stream = session.request({ ":method": method, ":path": target, ":authority": host, ...given });
    stream.on("response", ({ ":status": status, ...fields }) => {
      const lines = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
      reply = [`HTTP/1.1 ${status}`, ...lines, "", ""].join("\r\n");
    });
    stream.on("error", () => session.destroy());
    stream.on("close", () => session.close());
    stream.resume().end();
  });
}

function bytesOf({
  protocol,
  host,
  method = "GET",
  target = "/",
  headers = new Map<string, string>(),
}: Request): string {
  const lines = [`${method} ${target} ${protocol}`];
  if (host !== undefined) lines.push(`Host: ${host}`);
  for (const [name, value] of headers) if (value !== "") lines.push(`${name}: ${value}`);
  return [...lines, "Connection: close", "", ""].join("\r\n");
}

/** Whether nginx answers: it does not before all its sockets are open. */
function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port }, () => socket.write("GET / HTTP/1.0\r\n\r\n"));
    socket.resume();
    socket.once("end", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
