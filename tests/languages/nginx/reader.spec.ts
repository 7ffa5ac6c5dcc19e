import assert from "node:assert/strict";
import {
  NginxError,
  noFiles,
  onlyFiles,
  readNginx,
  renderTemplate,
  type FileLookup,
  type ReadOptions,
} from "../../../src/languages/nginx";

function refusal(text: string, options: ReadOptions = {}): string {
  try {
    readNginx({ path: "/etc/nginx/nginx.conf", text }, options);
    return "accepted";
  } catch (error) {
    assert.ok(error instanceof NginxError);
    return `${error.reason} in ${error.file}:${error.line}`;
  }
}

/** The directives as one line of text, to compare trees at a glance. */
function outline(text: string, options: ReadOptions = {}): string {
  type Tree = ReturnType<typeof readNginx>["directives"];
  const show = (directives: Tree): string =>
    directives
      .map(
        ({ name, args, block }) =>
          [name, ...args.map((each) => each.text)].join("|") + (block ? `{${show(block)}}` : ";"),
      )
      .join("");
  return show(readNginx({ path: "/etc/nginx/conf.d/app.conf", text }, options).directives);
}

describe("the nginx reader", () => {
  const trees: readonly (readonly [what: string, text: string, tree: string])[] = [
    ["a brace inside a word", "server { return 200 a}b; }", "server{return|200|a}b;}"],
    ["quotes inside a word", "server { return 200 it's; }", "server{return|200|it's;}"],
    ["an escaped semicolon", "server { return 200 a\\;b; }", "server{return|200|a\\;b;}"],
    ["decoded escapes", 'server { return 200 "a\\"b\\n\\d"; }', 'server{return|200|a"b\n\\d;}'],
    ["a comment between arguments", "server { return # no }\n 444; }", "server{return|444;}"],
    ["a hash inside a word", "server { return 200 a#b; }", "server{return|200|a#b;}"],
    ["a braced variable", "server { return 200 ${host}x; }", "server{return|200|${host}x;}"],
    ["a quoted name", "server { 'return' \"444\"; }", "server{return|444;}"],
    [
      "a Lua block",
      "server { content_by_lua_block { x = '}' --[[ } ]] } }",
      "server{content_by_lua_block{}}".replace("content", "content"),
    ],
    ["letters beyond ASCII", "server { return 200 grüß; }", "server{return|200|grüß;}"],
  ];
  for (const [what, text, tree] of trees) it(`reads ${what}`, () => assert.equal(outline(text), tree));

  it("knows where a directive stands", () => {
    const [server] = readNginx({ path: "app.conf", text: "\n  server {\n\n    return\n444; }" }).directives;
    const place = ({ file, line, column }: NonNullable<typeof server>): unknown => ({ file, line, column });
    assert.deepEqual(place(server!), { file: "app.conf", line: 2, column: 3 });
    assert.deepEqual(place(server!.block![0]!), { file: "app.conf", line: 4, column: 5 });
  });

  it("takes a file of conf.d for one inside http", () => {
    assert.equal(readNginx({ path: "a.conf", text: "upstream a { server b; }\nserver { }" }).fragment, true);
    assert.equal(readNginx({ path: "a.conf", text: "user www;\nevents { }\nhttp { server { } }" }).fragment, false);
    assert.equal(readNginx({ path: "a.conf", text: "include a;\nserver { }" }).fragment, true);
  });

  const refused: readonly (readonly [text: string, reason: string])[] = [
    ["events {}\nhttp {\n retrun 444;\n}", 'unknown directive "retrun" in /etc/nginx/nginx.conf:3'],
    ["http { }", 'no "events" section in configuration in /etc/nginx/nginx.conf:1'],
    ["server { listen 80;", 'unexpected end of file, expecting "}" in /etc/nginx/nginx.conf:1'],
    ["server { listen 80 }", 'unexpected "}" in /etc/nginx/nginx.conf:1'],
    ["server { } }", 'unexpected "}" in /etc/nginx/nginx.conf:1'],
    ["server { location / { location /a { } location /a { } } }", "duplicate location in /etc/nginx/nginx.conf:1"],
    ["server { location ~ a( { } }", "pcre2_compile() failed: missing closing parenthesis in /etc/nginx/nginx.conf:1"],
    [
      "server { sendfile maybe; }",
      'invalid value in "sendfile" directive, it must be "on" or "off" in /etc/nginx/nginx.conf:1',
    ],
    ["server { root /a; root /b; }", '"root" directive is duplicate in /etc/nginx/nginx.conf:1'],
    ["server { listen 70000; }", 'invalid port in the "listen" directive in /etc/nginx/nginx.conf:1'],
    [
      "server { listen 443 ssl; }",
      'no "ssl_certificate" is defined for the "listen ... ssl" directive in /etc/nginx/nginx.conf:1',
    ],
    [
      "events {}\nhttp { server { if ($missing) { return 444; } } }",
      'unknown "missing" variable in /etc/nginx/nginx.conf:2',
    ],
    ["events {}\nhttp { server { set $host a; } }", 'the duplicate "host" variable in /etc/nginx/nginx.conf:2'],
  ];
  for (const [text, reason] of refused)
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(refusal(text), reason));

  it("names no argument when it refuses", () => {
    for (const text of ["server { return s3cret; }", "server { server_name *s3cret; }", "s3cret-token: a;"])
      assert.ok(!refusal(`events {}\nhttp { ${text} }`, { context: "main" }).includes("s3cret"), text);
  });

  it("refuses what no reader should take", () => {
    assert.match(refusal(`${"location / {".repeat(30_000)}`, { context: "http" }), /not allowed here|not read/);
    assert.match(refusal(`server { ${"location / {".repeat(30_000)}`), /more than 500 blocks/);
    assert.match(refusal("server { }\n".repeat(1_000_000)), /more than 4000000 characters/);
    assert.match(refusal("\x7fELF\0\0"), /binary content/);
  });
});

describe("nginx includes", () => {
  const files = onlyFiles([
    { path: "/etc/nginx/conf.d/b.conf", text: "server { listen 81; }" },
    { path: "/etc/nginx/conf.d/B.conf", text: "server { listen 82; }" },
    { path: "/etc/nginx/conf.d/a10.conf", text: "server { listen 83; }" },
    { path: "/etc/nginx/conf.d/a9.conf", text: "server { listen 84; }" },
    { path: "/etc/nginx/conf.d/.hidden.conf", text: "nonsense" },
    { path: "/etc/nginx/conf.d/sub/c.conf", text: "nonsense" },
    { path: "/etc/nginx/broken.conf", text: "server { listen 85;\n" },
    { path: "/etc/nginx/self.conf", text: "include self.conf;" },
    { path: "/etc/nginx/one.conf", text: "\ninclude other.conf;" },
    { path: "/etc/nginx/other.conf", text: "\n\ninclude on?.conf;" },
    { path: "/etc/nginx/large.conf", text: "server { }\n".repeat(1_000_000) },
    { path: "/etc/nginx/logo.conf", text: "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" },
  ]);
  const inside = (text: string): string => `events {}\nhttp {\n${text}\n}`;

  it("are read in the order of their bytes, hidden files and folders left out", () => {
    const { listeners } = readNginx(
      { path: "/etc/nginx/nginx.conf", text: inside("include conf.d/*.conf;") },
      { files },
    );
    assert.deepEqual(
      listeners.map(({ socket }) => socket),
      ["*:82", "*:83", "*:84", "*:81"],
    );
  });

  const cases: readonly (readonly [text: string, result: string])[] = [
    ["include conf.d/*.none;", "accepted"],
    ["include missing.conf;", "an included file does not exist in /etc/nginx/nginx.conf:3"],
    ["include broken.conf;", 'unexpected end of file, expecting "}" in /etc/nginx/broken.conf:2'],
    ["include self.conf;", "the file includes itself in /etc/nginx/self.conf:1"],
    ["include one.conf;", "the file includes itself in /etc/nginx/other.conf:3"],
    ["include large.conf;", "more than 4000000 characters, which are not read in /etc/nginx/nginx.conf:3"],
    ["include logo.conf;", "binary content instead of a configuration in /etc/nginx/logo.conf:1"],
  ];
  for (const [text, result] of cases)
    it(`${text} is ${result.replace(/ in .*/, "")}`, () => assert.equal(refusal(inside(text), { files }), result));

  it("that cannot be seen are accepted, and so is what they may define", () => {
    const unseen: FileLookup = noFiles;
    assert.equal(
      refusal(inside("include extra/*.conf;\nserver { if ($their_own) { return 444; } }"), { files: unseen }),
      "accepted",
    );
  });
});

describe("templates of nginx's official image", () => {
  const environment = new Map([
    ["SERVER_NAME", "app.example.com"],
    ["host", "oops"],
  ]);

  it("have the variables replaced that the environment defines", () => {
    assert.equal(
      renderTemplate("${SERVER_NAME} $SERVER_NAME $uri ${UNDEFINED} $host", environment),
      "app.example.com app.example.com $uri ${UNDEFINED} oops",
    );
    assert.equal(renderTemplate("$SERVER_NAME $host", environment, "^SERVER_"), "app.example.com $host");
  });

  it("are rendered when they are the file to read", () => {
    const text = "server { server_name ${SERVER_NAME}; }";
    const { http } = readNginx({ path: "default.conf.template", text }, { environment });
    assert.equal(http[0]?.block?.[0]?.args[0]?.text, "app.example.com");
  });
});
