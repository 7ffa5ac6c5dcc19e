import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { type Configuration, onlyFiles, readNginx } from "../../../src/languages/nginx";
import { serversOf } from "../../../src/languages/nginx/configuration";
import {
  forwardedHeaders,
  forwardedHost,
  forwardedParameters,
  forwardedSchemes,
  type ProxyPass,
  proxyPassesOf,
} from "../../../src/languages/nginx/questions/proxyPasses";
import { needs } from "../../needs";
import { freePorts } from "./ports";
import { ask, missingNginx, type RunningNginx, Sandbox } from "./server";
import { type Parameters, UwsgiUpstream } from "./uwsgi";

/** What stands in a location before its `uwsgi_pass`. */
const locations: Readonly<Record<string, string>> = {
  "no parameters": "",
  "the package's parameters": "include /etc/nginx/uwsgi_params;",
  "the host that chose the server": "uwsgi_param HTTP_HOST $host;",
  "the host as the client sent it": "uwsgi_param HTTP_HOST $http_host;",
  "a fixed host": "uwsgi_param HTTP_HOST shop.example.com;",
  "an empty host": 'uwsgi_param HTTP_HOST "";',
  "a name in small letters, which is another": "uwsgi_param http_host shop.example.com;",
  "a host twice": "uwsgi_param HTTP_HOST first.example.com; uwsgi_param HTTP_HOST $host;",
  "nginx's own scheme": "uwsgi_param HTTP_X_FORWARDED_PROTO $scheme;",
  "the header that came": "uwsgi_param HTTP_X_FORWARDED_PROTO $http_x_forwarded_proto;",
  "always https": "uwsgi_param HTTP_X_FORWARDED_PROTO https;",
  "a scheme that is empty": 'uwsgi_param HTTP_X_FORWARDED_PROTO "";',
  "a scheme only if there is one": "uwsgi_param HTTP_X_FORWARDED_PROTO $https if_not_empty;",
  "an address added to the header": "uwsgi_param HTTP_X_FORWARDED_FOR $proxy_add_x_forwarded_for;",
  "the address alone": "uwsgi_param HTTP_X_FORWARDED_FOR $remote_addr;",
  "uWSGI's own parameter for the scheme": "uwsgi_param UWSGI_SCHEME $scheme;",
  "the parameter that says HTTPS": "uwsgi_param HTTPS $https if_not_empty;",
  "the client's address as a parameter": "uwsgi_param REMOTE_ADDR $remote_addr;",
  "headers set for HTTP, which uWSGI does not get":
    "proxy_set_header Host x; proxy_set_header X-Forwarded-Proto https;",
  "no headers of the request": "uwsgi_pass_request_headers off;",
  "no headers of the request, but one":
    "uwsgi_pass_request_headers off; uwsgi_param HTTP_X_FORWARDED_PROTO $http_x_forwarded_proto;",
  "no headers of the request, and the package's parameters":
    "uwsgi_pass_request_headers off; include /etc/nginx/uwsgi_params;",
};

/** Over what a request comes, and what the client or the load balancer says of it. */
const requests = [
  { tls: false, proto: "https" },
  { tls: false, proto: "http" },
  { tls: false, proto: "" },
  { tls: true, proto: "http" },
  { tls: true, proto: "" },
];
const sentHost = "SHOP.example.com:8443";

const files = onlyFiles([{ path: "/etc/nginx/uwsgi_params", text: packaged("uwsgi_params") }]);

function packaged(name: string): string {
  const path = `/etc/nginx/${name}`;
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

describe("what the real nginx forwards by uWSGI's protocol is what is judged, with", () => {
  const upstream = new UwsgiUpstream();
  let sandbox: Sandbox | undefined;
  let running: RunningNginx | undefined;
  let port: number;
  let configuration: Configuration;
  let handovers: readonly ProxyPass[];

  before(async function () {
    needs(this, "nginx", missingNginx());
    sandbox = new Sandbox();
    port = await freePorts(3);
    await upstream.listen(port + 2);
    const path = sandbox.write("uwsgi.conf", configurationOn(port));
    configuration = readNginx({ path, text: configurationOn(port) }, { files });
    handovers = [...proxyPassesOf(serversOf(configuration)[0]!)];
    const started = await sandbox.start(path, port);
    assert.ok("stop" in started, "reason" in started ? started.reason : "");
    running = started;
  });

  after(async () => {
    await running?.stop();
    await upstream.close();
    sandbox?.remove();
  });

  for (const [index, what] of Object.keys(locations).entries()) {
    it(what, async () => {
      const handover = handovers[index]!;
      for (const { tls, proto } of requests) {
        const headers = new Map([
          ["x-forwarded-proto", proto],
          ["x-forwarded-for", "203.0.113.1"],
        ]);
        const connection = { tls, headers, address: "127.0.0.1" };
        await ask("127.0.0.1", tls ? port + 1 : port, {
          ...connection,
          protocol: "HTTP/1.1",
          host: sentHost,
          target: `/${index}`,
        });
        const given = upstream.take();
        const said = `${tls ? "TLS" : "plain"}, ${proto || "no word"}`;
        const judged = (header: string): string[] => [...forwardedHeaders(configuration, handover, header, connection)];
        assert.deepEqual(judged("x-forwarded-proto"), [given.get("HTTP_X_FORWARDED_PROTO") ?? ""], said);
        assert.deepEqual(judged("x-forwarded-for"), [given.get("HTTP_X_FORWARDED_FOR") ?? ""], said);
        assert.deepEqual(
          [...forwardedParameters(configuration, handover, "REMOTE_ADDR", connection)],
          [given.get("REMOTE_ADDR") ?? ""],
        );
        assert.deepEqual([...forwardedSchemes(configuration, handover, tls, proto)], [schemeOf(given)], said);
        assert.equal(forwardedHost(handover), given.get("HTTP_HOST") === sentHost ? "asSent" : "checked", said);
      }
    });
  }
});

/** The scheme that uWSGI and Django take a request for (uWSGI, "Magic variables"). */
function schemeOf(parameters: Parameters): string {
  const byHeader = parameters.get("HTTP_X_FORWARDED_PROTO") ?? "";
  if (byHeader !== "") return byHeader;
  return parameters.get("HTTPS") === "on" ? "https" : (parameters.get("UWSGI_SCHEME") ?? "");
}

function configurationOn(port: number): string {
  const blocks = Object.values(locations).map(
    (inside, index) => `location = /${index} { ${inside} uwsgi_pass 127.0.0.1:${port + 2}; }`,
  );
  return [
    "error_log stderr crit;",
    "pid nginx.pid;",
    "events {}",
    "http {",
    "access_log off;",
    "server {",
    `listen 127.0.0.1:${port};`,
    `listen 127.0.0.1:${port + 1} ssl;`,
    "ssl_certificate cert.pem;",
    "ssl_certificate_key key.pem;",
    ...blocks,
    "}",
    "}",
    "",
  ].join("\n");
}
