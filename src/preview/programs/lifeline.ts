import type { Socket } from "node:net";

/**
 * The file descriptor on which a program holds on to us: a pipe whose other end this process keeps open for as long as
 * it lives. Its end is the one sign that reaches a program however we are ended, even by SIGKILL.
 */
export const LIFELINE = 3;

/**
 * Ends the program's process when the lifeline ends. A thread of its own watches it, so that it also ends a program
 * that never gives control back. It travels to the process as text, so it uses nothing from outside itself.
 */
function holdOn(socket: Socket): void {
  socket.on("error", () => {});
  socket.on("close", () => process.kill(process.pid, "SIGKILL"));
  socket.resume();
}

const WATCH = `(${holdOn.toString()})(new (require("node:net").Socket)({ fd: ${LIFELINE}, readable: true, writable: false }))`;

// Threads inherit --import, this module among them, and what NODE_OPTIONS says: not the one that watches.
const PRELOAD = `
import { isMainThread, Worker } from "node:worker_threads";
if (isMainThread) {
  new Worker(${JSON.stringify(WATCH)}, { eval: true, execArgv: [], env: {} }).on("error", () => {}).unref();
}`;

/** The module that does the above in a Node process, as a value of Node's --import. */
export const LIFELINE_MODULE = `data:text/javascript,${encodeURIComponent(PRELOAD)}`;
