import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { dirname, isAbsolute, join } from "node:path";
import {
  answersTo,
  NginxError,
  readNginx,
  unknownHostOutcomes,
  type Answer,
  type Configuration,
  type Example,
  type Listener,
  type ListenerOutcome,
  type Request,
} from "../../../../src/languages/nginx";
import { freePorts } from "../ports";
import { ask, Sandbox, upstreamHeader, type Observed } from "../server";
import { generate, type Setting } from "./grammar";
import { Random } from "./random";
import { addressesOf, isUnknown, requestsFor } from "./requests";
import { files } from "./vocabulary";

export interface Tally {
  configurations: number;
  refused: number;
  requests: number;
  ambiguous: number;
  sockets: number;
  undecided: number;
  readonly outcomes: Map<string, number>;
  readonly differences: Difference[];
}

export interface Difference {
  readonly seed: number;
  readonly what: string;
  readonly configuration: string;
}

/** From the least exposure to the most. */
const severity = ["dropped", "rejected", "static", "redirect", "reflected", "forwarded"];

/**
 * Generates a configuration for each seed, starts it in the real nginx and compares: whether it is accepted and where it
 * is refused, what each of many requests meets, and the worst that an unknown host meets on each socket.
 */
export async function compare(seeds: Iterable<number>, progress?: (tally: Tally) => void): Promise<Tally> {
  const sandbox = new Sandbox();
  const basePort = await freePorts(16);
  const upstream = await startUpstream(basePort + 3);
  const setting = {
    folder: sandbox.folder,
    http: basePort,
    other: basePort + 1,
    tls: basePort + 2,
    upstream: basePort + 3,
  };
  files.forEach((file) => sandbox.write(`html/${file}`, "file"));
  mkdirSync(join(sandbox.folder, "empty"));
  const tally: Tally = {
    configurations: 0,
    refused: 0,
    requests: 0,
    ambiguous: 0,
    sockets: 0,
    undecided: 0,
    outcomes: new Map(),
    differences: [],
  };
  try {
    for (const seed of seeds) {
      await compareOne(seed, sandbox, setting, tally);
      progress?.(tally);
    }
  } finally {
    upstream.close();
    sandbox.remove();
  }
  return tally;
}

/** An upstream that answers anything at all with the header that marks it. */
function startUpstream(port: number): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", () =>
      socket.end(`HTTP/1.0 200 OK\r\n${upstreamHeader}: django\r\nContent-Length: 6\r\n\r\nDJANGO`),
    );
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

async function compareOne(seed: number, sandbox: Sandbox, setting: Setting, tally: Tally): Promise<void> {
  const random = new Random(seed);
  const text = generate(random, setting);
  const differs = (what: string): void => {
    tally.differences.push({ seed, what, configuration: text });
  };
  tally.configurations++;
  const path = sandbox.write("nginx.conf", text);
  const started = await sandbox.start(path, setting.other + 10);
  const read = tryReading(path, text);
  if (!("stop" in started)) {
    tally.refused++;
    if (!(read instanceof NginxError)) differs(`nginx refuses: ${started.reason}, line ${started.line}`);
    else if (started.line !== undefined && read.line !== started.line)
      differs(`nginx refuses line ${started.line}: ${started.reason}; the reader line ${read.line}: ${read.reason}`);
    return;
  }
  try {
    if (read instanceof NginxError) {
      differs(`the reader refuses: ${read.message}`);
      return;
    }
    await compareAnswers(read, random, setting, tally, differs);
  } finally {
    await started.stop();
  }
}

function tryReading(path: string, text: string): Configuration | NginxError {
  try {
    return readNginx({ path, text });
  } catch (error) {
    if (error instanceof NginxError) return error;
    throw error;
  }
}

async function compareAnswers(
  configuration: Configuration,
  random: Random,
  setting: Setting,
  tally: Tally,
  differs: (what: string) => void,
): Promise<void> {
  const outcomes = unknownHostOutcomes(configuration);
  for (const [index, listener] of configuration.listeners.entries()) {
    const port = Number(listener.socket.split(":").at(-1));
    if (port > setting.tls) continue;
    const addresses = addressesOf(listener, configuration.listeners);
    const seen: Observed[] = [];
    for (const request of requestsFor(listener, random)) {
      const observed = await ask(random.pick(addresses), port, request);
      tally.requests++;
      const answers = compareAnswer(configuration, listener, request, observed, setting, tally, differs);
      // nginx's own redirect that adds a slash does not count.
      if (isUnknown(request, listener) && !answers.some(({ slash }) => slash)) seen.push(observed);
    }
    await compareOutcome(outcomes[index]!, seen, addresses[0]!, port, setting, tally, differs);
  }
}

function compareAnswer(
  configuration: Configuration,
  listener: Listener,
  request: Request,
  observed: Observed,
  setting: Setting,
  tally: Tally,
  differs: (what: string) => void,
): readonly Answer[] {
  const answers = answersTo(configuration, listener, request, (path) => fileKind(path, setting.folder));
  if (answers.length > 1) tally.ambiguous++;
  const agrees = answers.some(({ kind, status }) => {
    const hasStatus = kind === "static" || kind === "redirect" || kind === "reflected";
    return kind === "undecided" || (kind === observed.kind && (!hasStatus || status === observed.status));
  });
  if (!agrees) {
    const expected = answers
      .map((answer) => `${answer.kind} ${answer.status ?? ""} by line ${answer.by?.line}`)
      .join(" or ");
    differs(`${listener.socket} ${describe(request)}: nginx ${describeObserved(observed)}, evaluated ${expected}`);
  }
  return answers;
}

async function compareOutcome(
  outcome: ListenerOutcome,
  seen: readonly Observed[],
  address: string,
  port: number,
  setting: Setting,
  tally: Tally,
  differs: (what: string) => void,
): Promise<void> {
  tally.sockets++;
  tally.outcomes.set(outcome.unknownHost, (tally.outcomes.get(outcome.unknownHost) ?? 0) + 1);
  if (outcome.unknownHost === "undecided") {
    tally.undecided++;
    return;
  }
  const observed = [...seen];
  const { example } = outcome;
  if (
    example &&
    severity.indexOf(outcome.unknownHost) > Math.max(-1, ...seen.map(({ kind }) => severity.indexOf(kind)))
  )
    observed.push(await askExample(example, address, port, setting));
  const worst = worstOf(observed);
  if (worst.kind !== outcome.unknownHost) {
    differs(
      `${outcome.listen}: nginx's worst is ${describeObserved(worst)}, evaluated ${outcome.unknownHost} by line ` +
        `${outcome.decidedBy?.line} for ${example && describe(example.request)} with ${JSON.stringify([...(example?.files ?? [])])} ` +
        `and ${JSON.stringify(example?.assumptions)}`,
    );
  }
}

/** Sends an example in the world it takes for granted: files exist or are missing as it says. */
async function askExample(example: Example, address: string, port: number, { folder }: Setting): Promise<Observed> {
  const undo: (() => void)[] = [];
  for (const [written, kind] of example.files) {
    const path = isAbsolute(written) ? written : join(folder, written);
    if (!path.startsWith(folder) || fileKind(path, folder) === kind || path === join(folder, "html/")) continue;
    if (existsSync(path)) {
      const aside = join(folder, `aside-${undo.length}`);
      renameSync(path, aside);
      undo.push(() => renameSync(aside, path));
    }
    if (kind !== "missing") {
      const made = mkdirSync(kind === "directory" ? path : dirname(path), { recursive: true });
      if (kind === "file") writeFileSync(path, "file");
      undo.push(() => rmSync(made ?? path, { recursive: true }));
    }
  }
  try {
    return await askWithShares(example, address, port);
  } finally {
    undo.reverse().forEach((each) => each());
  }
}

/** Which share of the clients a request falls in depends on a hash; among some it is sure to be met. */
async function askWithShares(example: Example, address: string, port: number): Promise<Observed> {
  const request = localised(example.request);
  const shares = example.assumptions.some((assumption) => assumption.startsWith("share")) ? 30 : 1;
  let worst = await ask(address, port, request);
  for (let share = 1; share < shares; share++) {
    const headers = new Map([...(request.headers ?? []), ["x-share", `${share}`]]);
    worst = worstOf([worst, await ask(address, port, { ...request, headers })]);
  }
  return worst;
}

function worstOf(observed: readonly Observed[]): Observed {
  return observed.reduce((one, other) => (severity.indexOf(other.kind) > severity.indexOf(one.kind) ? other : one));
}

/** An example's client may have any address; here it has one of the loopback's. */
function localised(request: Request): Request {
  const address = request.address?.startsWith("127.") ? request.address : "127.0.0.77";
  return { ...request, address };
}

function fileKind(path: string, folder: string): "file" | "directory" | "missing" {
  const whole = isAbsolute(path) ? path : join(folder, path);
  try {
    return statSync(whole).isDirectory() ? "directory" : "file";
  } catch {
    return "missing";
  }
}

function describe(request: Request): string {
  const headers = [...(request.headers ?? [])].map(([name, value]) => `${name}: ${value}`).join(", ");
  return `${request.tls ? `TLS(${request.sni}) ` : ""}${request.method} ${request.target} ${request.protocol} Host ${request.host} from ${request.address} {${headers}}`;
}

function describeObserved({ kind, status, location }: Observed): string {
  return [kind, status, location].filter((part) => part !== undefined).join(" ");
}
