import { createServer } from "node:net";

/** Below the ports that systems give to outgoing connections. */
const range = { first: 20_000, last: 32_000 };

/** The first of some TCP ports in a row that nothing listens on. */
export async function freePorts(count: number): Promise<number> {
  for (let first = range.first + Math.floor(Math.random() * 10_000); first < range.last; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`no ${count} free ports in a row below ${range.last}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
