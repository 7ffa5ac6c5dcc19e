import assert from "node:assert/strict";
import {
  describeExample,
  onlyFiles,
  readNginx,
  unknownHostOutcomes,
  type ListenerOutcome,
} from "../../../src/languages/nginx";

function outcomes(text: string): readonly ListenerOutcome[] {
  return unknownHostOutcomes(readNginx({ path: "app.conf", text }));
}

/** Configurations in one server on port 80, and what an unknown host meets. */
const cases: readonly (readonly [inside: string, outcome: ListenerOutcome["unknownHost"], line?: number])[] = [
  ["return 444;", "dropped", 2],
  ["return 403;", "static", 2],
  ["return 301 https://app.example.com$request_uri;", "redirect", 2],
  ["return 301 https://$host$request_uri;", "reflected", 2],
  ["return 301 /login;", "reflected", 2],
  ["absolute_redirect off; return 301 /login;", "redirect", 2],
  ["return 302 https://app.example.com$arg_next;", "reflected", 2],
  ["location / { proxy_pass http://127.0.0.1:8000; }", "forwarded", 2],
  ["location / { uwsgi_pass unix:/run/app.sock; }", "forwarded", 2],
  ["return 444;\nlocation / { proxy_pass http://127.0.0.1:8000; }", "dropped", 2],
  ["if ($host = www.example.com) { return 404; }\nreturn 444;", "dropped", 3],
  // Without a Host header, $host is the name of the server.
  ["if ($host = app.example.com) { return 404; }\nreturn 444;", "static", 2],
  ["if ($http_x_token != abc) { return 444; }\nlocation / { proxy_pass http://127.0.0.1:8000; }", "forwarded", 3],
  ["if ($request_method = PURGE) { return 200; }\nreturn 444;", "static", 2],
  ["location ^~ / { return 444; }\nlocation ~ \\.php$ { proxy_pass http://127.0.0.1:8000; }", "dropped", 2],
  ["location / { return 444; }\nlocation ~ ^/(a|b)/c { proxy_pass http://127.0.0.1:8000; }", "forwarded", 3],
  // A dot does not match the line feed of /%0A, so the second location is within reach.
  ["location ~ ^/.*$ { return 444; }\nlocation / { proxy_pass http://127.0.0.1:8000; }", "forwarded", 3],
  ["allow 10.0.0.0/8;\ndeny all;\nlocation / { proxy_pass http://127.0.0.1:8000; }", "forwarded", 4],
  ["deny all;\nlocation / { proxy_pass http://127.0.0.1:8000; }", "static", 2],
  ["return 444;\nerror_page 400 = @app;\nlocation @app { proxy_pass http://127.0.0.1:8000; }", "forwarded", 4],
  ["return 444;\nerror_page 400 /400.html;\nlocation = /400.html { internal; }", "dropped"],
  [
    "root /srv;\nlocation / { try_files $uri @app; }\nlocation @app { proxy_pass http://127.0.0.1:8000; }",
    "forwarded",
    4,
  ],
  ["location / { content_by_lua_block { ngx.exit(444) } }", "undecided", 2],
  ["return 444;\nlocation / { content_by_lua_block { ngx.exit(444) } }", "dropped", 2],
  ["location / { js_content app.handle; }", "undecided", 2],
  ["include drop.conf;\nreturn 444;", "undecided", 2],
  ["return 444;\ninclude more.conf;", "dropped", 2],
  ["include mime.types;\nreturn 444;", "dropped", 3],
  ["location ~ (?>a)b { return 200; }\nlocation / { return 444; }", "undecided", 2],
];

describe("an unknown host on nginx", () => {
  for (const [inside, outcome, line] of cases) {
    it(`is ${outcome} by ${inside.replace(/\n/g, " ")}`, () => {
      const [found] = outcomes(`server { listen 80; server_name app.example.com;\n${inside}\n}`);
      assert.equal(found?.unknownHost, outcome, found?.reason);
      if (line !== undefined) assert.deepEqual(found?.decidedBy, { file: "app.conf", line });
      assert.equal(found?.reason === undefined, outcome !== "undecided");
    });
  }

  it("is judged for every socket, with the server that is its default", () => {
    const text =
      "server { listen 80 default_server; listen [::]:80; return 444; }\nserver { listen 80; listen 127.0.0.1:80; listen unix:/run/n.sock;\nreturn 200; }";
    assert.deepEqual(
      outcomes(text).map(({ listen, transport, unknownHost, default: { line } }) => [
        listen,
        transport,
        unknownHost,
        line,
      ]),
      [
        ["*:80", "tcp", "dropped", 1],
        ["[::]:80", "tcp", "dropped", 1],
        ["127.0.0.1:80", "tcp", "static", 2],
        ["unix:/run/n.sock", "unix", "static", 2],
      ],
    );
  });

  it("is undecided over QUIC", () => {
    const found = outcomes("server { listen 443 quic; ssl_certificate a; ssl_certificate_key b; return 444; }");
    assert.deepEqual(
      found.map(({ listen, transport, unknownHost }) => [listen, transport, unknownHost]),
      [["*:443", "quic", "undecided"]],
    );
  });

  it("is undecided where a file that cannot be seen may name the default server", () => {
    const app = "server { listen 80; return 444; }";
    const named = "server { listen 80 default_server; return 444; }";
    const seen = readNginx(
      { path: "a.conf", text: `include first.conf;\n${app}` },
      { context: "http", files: onlyFiles([{ path: "first.conf", text: "" }]) },
    );
    assert.equal(unknownHostOutcomes(seen)[0]?.unknownHost, "dropped");
    assert.equal(outcomes(`map $a $b { }\ninclude first.conf;\n${app}`)[0]?.unknownHost, "undecided");
    assert.equal(outcomes(`map $a $b { }\ninclude first.conf;\n${named}`)[0]?.unknownHost, "dropped");
    assert.equal(outcomes(`${app}\ninclude last.conf;`)[0]?.unknownHost, "dropped");
  });

  it("is shown with a request that meets the outcome", () => {
    const [found] = outcomes(
      "server { listen 80;\nif ($http_x_probe = yes) { return 200; }\nif ($uri = /up) { return 302 https://$host/; }\nreturn 444; }",
    );
    assert.equal(found?.unknownHost, "reflected");
    assert.equal(found?.example?.request.target, "/up");
    assert.equal(found?.example?.request.host, "unrecognized.invalid");
  });

  const phrases: Readonly<Record<string, string>> = {
    "return 302 https://$host/;": "`GET /` with `Host: unrecognized.invalid`",
    "if ($uri = /up) { return 302 https://$host/; }\nreturn 444;": "`GET /up` with `Host: unrecognized.invalid`",
    "if ($arg_token = s3cret) { return 302 https://$host/; }\nreturn 444;":
      "`GET /?token=…` with `Host: unrecognized.invalid`",
    "if ($http_x_token = s3cret) { return 302 https://$host/; }\nreturn 444;":
      "`GET /` with `Host: unrecognized.invalid` and `X-Token: …`",
    "if ($cookie_token = s3cret) { return 302 https://$host/; }\nreturn 444;":
      "`GET /` with `Host: unrecognized.invalid` and `Cookie: …`",
    "if ($request_method = POST) { return 302 https://$host/; }\nreturn 444;":
      "`POST /` with `Host: unrecognized.invalid`",
    "auth_basic a; auth_basic_user_file b; error_page 401 https://$host/login;":
      "`GET /` with `Host: unrecognized.invalid` if the credentials are invalid",
  };
  for (const [inside, phrase] of Object.entries(phrases)) {
    it(`meets ${inside.replace(/\n/g, " ")} by ${phrase}`, () => {
      const [found] = outcomes(`server { listen 80;\n${inside}\n}`);
      assert.equal(found?.unknownHost, "reflected");
      assert.equal(found.example && describeExample(found.example), phrase);
    });
  }
});
