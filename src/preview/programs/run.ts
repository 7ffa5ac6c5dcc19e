import { spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { LIFELINE } from "./lifeline";

/** A program to run and how it is started. */
export interface Launch {
  readonly command: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
  readonly workingDirectory: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether the time limit ended the program. */
  readonly timedOut: boolean;
  /** The end of what it wrote to stderr. */
  readonly stderr: string;
}

const KEPT_STDERR = 16 * 1024;

/** Milliseconds to wait for the last output of a program that has ended. */
const GRACE = 500;

const ENDINGS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end. It is a child of this process and in its process group, so that Ctrl-C ends both. It is
 * killed when this process exits or receives a signal; if this process is killed, the program's lifeline ends it. Its
 * output goes to `onOutput` only.
 *
 * @param timeout milliseconds
 * @throws the error of the operating system if the command cannot be started
 */
export function run(launch: Launch, onOutput: (text: string) => void = () => {}, timeout?: number): Promise<Exit> {
  return new Promise((resolve, reject) => {
    const child = spawn(launch.command, launch.args, {
      cwd: launch.workingDirectory,
      env: launch.env,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const [stdout, stderr, lifeline] = [1, 2, LIFELINE].map((stream) => child.stdio[stream] as Readable);
    lifeline!.on("error", () => {}).resume();
    const settle = killWithUs(child);
    let timedOut = false;
    const stop = () => {
      timedOut = true;
      child.kill("SIGKILL");
    };
    const timer = timeout === undefined ? undefined : setTimeout(stop, timeout);
    let lastWords = "";
    stdout!.setEncoding("utf8").on("data", onOutput);
    stderr!.setEncoding("utf8").on("data", (text: string) => {
      lastWords = (lastWords + text).slice(-KEPT_STDERR);
      onOutput(text);
    });
    child.once("error", (error) => {
      clearTimeout(timer);
      settle();
      reject(error);
    });
    // Processes that the program left running may hold the streams open. They are not waited for.
    child.once("exit", () => setTimeout(() => release(child), GRACE).unref());
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      settle();
      resolve({ code, signal, timedOut, stderr: lastWords });
    });
  });
}

function release(child: ChildProcess): void {
  for (const stream of child.stdio) stream?.destroy();
}

/** Kills a child when this process exits or receives a signal; returns a function that removes the handlers. */
export function killWithUs(child: ChildProcess): () => void {
  const kill = () => child.kill("SIGKILL");
  const killAndEnd = (signal: NodeJS.Signals) => {
    kill();
    settle();
    process.kill(process.pid, signal);
  };
  const settle = () => {
    process.removeListener("exit", kill);
    for (const signal of ENDINGS) process.removeListener(signal, killAndEnd);
  };
  process.once("exit", kill);
  for (const signal of ENDINGS) process.once(signal, killAndEnd);
  return settle;
}
