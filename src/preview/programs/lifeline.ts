import type { Socket } from "node:net";

/**
 * The file descriptor of the lifeline: a pipe whose other end this process keeps open while it lives. That the pipe
 * closes is the only sign that reaches a program however this process ends, even by SIGKILL.
 */
export const LIFELINE = 3;

/**
 * Ends the program's process when the lifeline closes. It runs in a thread of its own, so that it also ends a program
 * that never yields. It travels to the process as text, so it uses nothing from outside itself.
 */
function holdOn(socket: Socket): void {
  socket.on("error", () => {});
  socket.on("close", () => process.kill(process.pid, "SIGKILL"));
  socket.resume();
}

const WATCH = `(${holdOn.toString()})(new (require("node:net").Socket)({ fd: ${LIFELINE}, readable: true, writable: false }))`;

// Threads inherit --import, with this module, and NODE_OPTIONS. The watching thread must not.
const PRELOAD = `
import { isMainThread, Worker } from "node:worker_threads";
if (isMainThread) {
  new Worker(${JSON.stringify(WATCH)}, { eval: true, execArgv: [], env: {} }).on("error", () => {}).unref();
}`;

/** The module that does the above in a Node process, as a value of Node's --import. */
export const LIFELINE_MODULE = `data:text/javascript,${encodeURIComponent(PRELOAD)}`;
