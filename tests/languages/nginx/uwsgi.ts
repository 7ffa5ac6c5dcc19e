import { createServer, type Server } from "node:net";

/** Parameters that were handed on by uWSGI's protocol; a name may come more than once, which the last one wins. */
export type Parameters = ReadonlyMap<string, string>;

/** An upstream that speaks uWSGI's protocol and keeps the parameters of the last request. */
export class UwsgiUpstream {
  private last: Parameters | undefined;
  private readonly server: Server;

  constructor() {
    this.server = createServer((socket) => {
      let received = Buffer.alloc(0);
      socket.on("error", () => undefined);
      socket.on("data", (bytes) => {
        received = Buffer.concat([received, bytes]);
        const parameters = decode(received);
        if (!parameters) return;
        this.last = parameters;
        socket.end("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
      });
    });
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve) => this.server.listen(port, "127.0.0.1", resolve));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** The parameters of the last request, which are then forgotten. */
  take(): Parameters {
    const { last } = this;
    this.last = undefined;
    if (!last) throw new Error("nothing was handed on");
    return last;
  }
}

/** Decodes a packet once it is whole: a head of four bytes, then names and values with their lengths (uWSGI, "The protocol"). */
function decode(packet: Buffer): Parameters | undefined {
  const head = 4;
  if (packet.length < head || packet.length < head + packet.readUInt16LE(1)) return undefined;
  const end = head + packet.readUInt16LE(1);
  const texts: string[] = [];
  for (let at = head; at < end;) {
    const length = packet.readUInt16LE(at);
    texts.push(packet.toString("latin1", at + 2, at + 2 + length));
    at += 2 + length;
  }
  return new Map(Array.from({ length: texts.length / 2 }, (_, index) => [texts[2 * index]!, texts[2 * index + 1]!]));
}
