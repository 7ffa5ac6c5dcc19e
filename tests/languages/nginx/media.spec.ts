import assert from "node:assert/strict";
import { answersTo, readNginx, type Answer, type Request } from "../../../src/languages/nginx";
import { filesOf, readTable } from "./cases";

interface Case {
  readonly name: string;
  readonly notes: string;
  /** What became of requests: by their path, or by what the client or the load balancer says of the protocol. */
  readonly probes: Readonly<Record<string, string>>;
}

const placement = { folder: "/etc/nginx", http: 8080, other: 8081, tls: 8443 };

/** The uploads that the cases ask for. */
const uploads = ["evil.php", "ok.png", "evil.html", "evil.svg", "noext", "evil.xyz", "ssi.html"];

describe("nginx forwards, serves or redirects requests for uploads and with forwarded protocols as the real server does", () => {
  for (const { name, notes, probes } of readTable<readonly Case[]>("media/cases.json")) {
    it(`${name}: ${notes}`, () => {
      const [main] = filesOf(`media/${name}`, placement);
      const configuration = readNginx(main);
      const listener = configuration.listeners.find(({ transport }) => transport === "tcp")!;
      for (const [description, measured] of Object.entries(probes)) {
        const answers = answersTo(configuration, listener, requestOf(description), kindOf);
        assert.deepEqual(
          answers.map(({ kind }) => kind),
          [kindIn(measured)],
          description,
        );
      }
    });
  }
});

function requestOf(description: string): Request {
  const forwarded = /sends (https?)$/.exec(description)?.[1];
  const target = /(\/\S*)$/.exec(description.replace(/: yes$/, "yes"))?.[1];
  return {
    protocol: "HTTP/1.1",
    host: "app.example.com",
    tls: false,
    method: "GET",
    target: description.includes("sends") ? "/p?q=1" : target,
    headers: new Map(forwarded === undefined ? [] : [["x-forwarded-proto", forwarded]]),
    address: "127.0.0.1",
  };
}

/** The kind of answer in a measurement: what PHP or Django answers was handed on to them. */
function kindIn(measured: string): Answer["kind"] {
  if (/PHP-EXECUTED|DJANGO/.test(measured)) return "forwarded";
  // A redirect to the host that the client asked for.
  return /^30\d https:\/\/app\.example\.com|injec/i.test(measured) ? "reflected" : "static";
}

function kindOf(path: string): "file" | "directory" | "missing" {
  const [, name] = /\/media\/([^/]*)$/.exec(path) ?? [];
  return name === "" || path.endsWith("/media") ? "directory" : name && uploads.includes(name) ? "file" : "missing";
}
