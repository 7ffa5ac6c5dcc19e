import { createServer } from "node:net";

/** Suites that run side by side look for ports in ranges of their own, by the number that mocha gives to the process. */
const PORTS_EACH = 3_000;
const first = 20_000 + PORTS_EACH * (Number(process.env["MOCHA_WORKER_ID"] ?? 0) % 4);

/** Below the ports that systems give to outgoing connections. */
const range = { first, last: first + PORTS_EACH };

/** The first of some TCP ports in a row that nothing listens on. */
export async function freePorts(count: number): Promise<number> {
  for (let first = range.first + Math.floor((Math.random() * PORTS_EACH * 5) / 6); first < range.last; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`no ${count} free ports in a row from ${range.first} to ${range.last}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
