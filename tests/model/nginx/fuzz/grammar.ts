import type { Random } from "./random";

/** What a generated configuration refers to. */
export interface Setting {
  readonly folder: string;
  readonly http: number;
  readonly other: number;
  readonly tls: number;
  /** The port of an upstream that marks its answers. */
  readonly upstream: number;
}

/** Files below `html` in the folder that generated configurations serve; `empty` is a folder with none. */
export const files: readonly string[] = ["index.html", "file.txt", "static/app.css", "deep/index.html", "sub/x.html"];

/** The targets that generated configurations know something of. */
export const targets: readonly string[] = [
  "/",
  "/index.html",
  "/file.txt",
  "/unrecognized",
  "/static/app.css",
  "/static/none.css",
  "/static",
  "/deep/",
  "/deep",
  "/sub/",
  "/a.php",
  "/api",
  "/api/x",
  "/api/x.php",
  "/old/x",
  "/old/a/b",
  "/new/x",
  "/app/x",
  "/x",
  "/login",
  "/oops",
  "/healthz",
  "/media/photo.PNG",
  "/%0A",
  "/a%0Ab",
  "/static/../api/x",
  "//api///x",
  "/?a=b",
  "/x?a=1&next=unrecognized.invalid",
];

export const knownHosts: readonly string[] = [
  "app.example.com",
  "APP.example.com.:81",
  "www.example.com",
  "a.b.example.com",
  "example.org",
  "x.example.org",
  "mail.anything.test",
  "api7.example.com",
  "localhost",
];

/** A whole configuration: one to four servers on up to three sockets. */
export function generate(random: Random, setting: Setting): string {
  return new Grammar(random, setting).configuration();
}

const serverNames = [
  "app.example.com",
  "app.example.com",
  "www.example.com app.example.com",
  "*.example.com",
  ".example.org",
  "mail.*",
  "_",
  '""',
  'app.example.com ""',
  "~^api\\d+\\.example\\.com$",
  "~^(?<sub>[a-z]+)\\.example\\.net$",
  "localhost",
  "127.0.0.1",
  "APP.example.com",
];

const codes = [
  "444",
  "444",
  "444",
  "444",
  "403",
  "404",
  "404",
  "400",
  "0444",
  "408",
  "499",
  "418",
  "421",
  "503",
  "204",
  "200",
];

const texts = ["ok", '""', '"$uri"', '"$flag"', "'}'", '"a;b"'];

const destinations = [
  "https://$host$request_uri",
  "https://$host$uri",
  "https://app.example.com$request_uri",
  "https://app.example.com",
  "$scheme://$server_name$request_uri",
  "https://$http_host/",
  "/login",
  "/login?next=$request_uri",
  "http://$arg_next/",
  "https://$http_x_a/",
  "https://www.$host/",
];

const conditions = [
  "$host = app.example.com",
  "$host != app.example.com",
  "$host !~ ^(www\\.)?app\\.example\\.com$",
  '$host ~* "^[A-Z]+\\.invalid$"',
  '$http_host = ""',
  "$http_host",
  "$http_x_a",
  '$http_x_a = "1"',
  "$http_x_a != $http_x_b",
  '$http_user_agent ~* "(bot|curl)"',
  "$http_x_forwarded_proto != https",
  "$request_method = POST",
  "$request_method !~ ^(GET|HEAD)$",
  "$arg_a",
  "$arg_a = b",
  "$cookie_c = 1",
  '$request_uri ~ "^/static/"',
  '$request_uri ~* "\\.(env|git|php)"',
  "$uri ~ \\.php$",
  "$uri = /x",
  "$uri !~ ^/(api|static)/",
  "$scheme = http",
  "$https",
  "$remote_addr = 127.0.0.2",
  "$remote_addr ~ ^127\\.0\\.0\\.[12]$",
  '$server_name = ""',
  "$server_name = $host",
  "-f $request_filename",
  "!-e $request_filename",
  "-d $document_root/deep",
  "!-f $document_root/maintenance.html",
  "$flag",
  "$flag = 1",
  '$flag = "ab"',
  "$from_map",
  "$from_map = 1",
  "$from_geo = 1",
  "$args ~ a",
  "$is_args",
  '$query_string = ""',
  "$server_protocol = HTTP/1.0",
  '$uri ~ "^/(?<part>[a-z]+)/"',
  '$part = "api"',
  "$1 = api",
];

const patterns = [
  "^",
  "^/old/(.*)$",
  "^/(.*)$",
  "^/a",
  "\\.php$",
  "^/static/",
  "(.*)",
  "^(.*)$",
  "^/never$",
  "x$",
  "^/api/?(.*)$",
];

const replacements = [
  "/x",
  "/new/$1",
  "/index.html",
  "/deep/$1?",
  "/app/$1",
  "/a?b=$1",
  "/api/x",
  "/oops",
  "/old/$1",
  "$uri.php",
  "https://app.example.com$1",
  "https://$host$request_uri?",
  "/$host$uri",
];

const prefixLocations = [
  "/",
  "/",
  "/",
  "= /",
  "/static/",
  "/static",
  "^~ /static/",
  "^~ /",
  "/api/",
  "/api",
  "= /api",
  "/app/",
  "/new/",
  "/old/",
  "/deep/",
  "= /healthz",
  "= /login",
  "= /oops",
  "/oops",
  "= /index.html",
  "=/x",
  "/x",
];

const regexLocations = [
  "~ \\.php$",
  "~* \\.(png|jpe?g|css)$",
  "~ ^/api/",
  "~ .*",
  "~ ^/$",
  "~ ^/.*$",
  "~ ^/(?<part>[^/]+)/",
  '~ "^/[a-z]{1,3}$"',
  "~* ^/STATIC",
  "~ /x$",
];

const errorPages = [
  "404 /oops",
  "404 = @django",
  "404 @drop",
  "403 404 @static",
  "444 /oops",
  "405 =200 $uri",
  "400 @drop",
  "400 = @django",
  "497 =301 https://$host$request_uri",
  "497 https://app.example.com/",
  "301 302 /oops",
  "502 504 @static",
  "404 =302 /login",
  "404 =301 https://$host/",
  "403 https://app.example.com/",
  "500 = @drop",
  "404 =444 /oops",
  "404 403 $uri/x",
];

const tryFiles = [
  "$uri =404",
  "$uri @django",
  "$uri @drop",
  "$uri $uri/ /index.html",
  "$uri /index.html",
  "$uri $uri/ =444",
  "/file.txt @drop",
  "/none @django",
  "$uri/index.html =403",
  "$uri $uri.html /x?q=$uri",
  "/file.txt /nowhere =418",
];

const maps = [
  "map $host $from_map { hostnames; default 0; app.example.com 1; *.example.org 1; }",
  "map $host $from_map { default 1; ~^(www\\.)?app\\. 0; }",
  'map $http_x_a $from_map { default ""; "1" 1; ~*^b $http_x_b; }',
  "map $uri $from_map { default 0; ~^/static/ 1; /x 1; }",
  'map "$request_method:$uri" $from_map { default 0; "POST:/" 1; ~^GET:/api 1; }',
  'map $http_host $from_map { "" 1; default ""; }',
  "map $arg_a $from_map { volatile; b 1; c $uri; }",
];

const geos = [
  "geo $from_geo { default 0; 127.0.0.2 1; }",
  "geo $from_geo { default 1; 127.0.0.2/31 0; }",
  "geo $remote_addr $from_geo { 127.0.0.3 1; }",
];

class Grammar {
  constructor(
    private readonly random: Random,
    private readonly setting: Setting,
  ) {}

  configuration(): string {
    const { random, setting } = this;
    const count = 1 + random.below(3);
    const explicit = random.percent(60) ? random.below(count) : -1;
    const servers = Array.from({ length: count }, (_, index) => this.server(index, index === explicit));
    const { folder } = setting;
    return [
      `error_log ${folder}/error.log crit;`,
      `pid ${folder}/nginx.pid;`,
      "events { worker_connections 64; }",
      "http {",
      "  access_log off; uninitialized_variable_warn off;",
      `  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;`,
      `  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5; proxy_connect_timeout 2s; proxy_read_timeout 5s;`,
      `  ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem;`,
      `  root ${folder}/html;`,
      `  upstream django { server 127.0.0.1:${setting.upstream}; }`,
      // Variables that conditions may use have to be known to nginx.
      '  server { listen 127.0.0.1:1; set $flag ""; set $part ""; set $up ""; }'.replace(
        "127.0.0.1:1",
        `127.0.0.1:${setting.other + 10}`,
      ),
      `  ${random.pick(maps)}`,
      `  ${random.pick(geos)}`,
      ...this.maybe(12, () => `  error_page ${random.pick(errorPages.filter((page) => !page.includes("@")))};`),
      ...this.maybe(5, () => "  ssl_reject_handshake on;"),
      ...this.maybe(5, () => "  recursive_error_pages on;"),
      ...this.maybe(5, () => "  absolute_redirect off;"),
      ...servers,
      "}",
      "",
    ].join("\n");
  }

  private maybe(percent: number, make: () => string): readonly string[] {
    return this.random.percent(percent) ? [make()] : [];
  }

  private server(index: number, isDefault: boolean): string {
    const { random, setting } = this;
    const sockets = [
      String(setting.http),
      `127.0.0.1:${setting.http}`,
      String(setting.other),
      `${setting.tls} ssl`,
      `${setting.tls} ssl http2`,
    ];
    const chosen = random.some(sockets.slice(0, random.percent(40) ? 5 : 1), index === 0 || random.percent(80) ? 1 : 2);
    const listens = chosen.map(
      (socket) => `    listen ${socket}${isDefault && random.percent(90) ? " default_server" : ""};`,
    );
    const reject = this.maybe(
      chosen.some((socket) => socket.includes("ssl")) ? 30 : 0,
      () => `    ssl_reject_handshake ${random.pick(["on", "on", "off"])};`,
    );
    const named = ["@drop", "@django", "@static"].map((name) => this.named(name));
    return [
      "  server {",
      ...listens,
      ...this.maybe(75, () => `    server_name ${random.pick(serverNames)};`),
      ...reject,
      ...this.body("server", random.below(4), ""),
      ...this.locations(random.below(5)),
      ...named,
      "  }",
    ].join("\n");
  }

  private named(name: string): string {
    const bodies = { "@drop": "return 444;", "@django": "proxy_pass http://django;", "@static": "return 404;" };
    const body = this.random.percent(80)
      ? bodies[name as keyof typeof bodies]
      : this.body("location", 2, name).join(" ");
    return `    location ${name} { ${body} }`;
  }

  private locations(count: number): readonly string[] {
    const { random } = this;
    const names = new Set(
      Array.from({ length: count }, () => random.pick(random.percent(65) ? prefixLocations : regexLocations)),
    );
    return [...names].map((name) => `    location ${name} {\n${this.locationBody(name, 0)}\n    }`);
  }

  private locationBody(name: string, depth: number): string {
    const { random } = this;
    const lines = [...this.body("location", 1 + random.below(3), name)];
    if (depth === 0 && !name.startsWith("=") && random.percent(12)) {
      const outer = name.replace(/^\^~ /, "");
      const inner =
        name.startsWith("~") || random.percent(50)
          ? random.pick(regexLocations)
          : `${random.pick(["", "^~ ", "= "])}${outer}x/`;
      lines.push(`location ${inner} { ${this.locationBody(inner, 1)} }`);
    }
    return lines.map((line) => `      ${line}`).join("\n");
  }

  /** Some directives of a server or a location. */
  private body(kind: "server" | "location", count: number, name: string): readonly string[] {
    const { random } = this;
    const lines: string[] = [];
    const once = new Set<string>();
    for (let index = 0; index < count; index++) {
      const line = this.directive(kind, name);
      const first = line.split(" ")[0]!.replace(/;.*/, "");
      const repeatable = ["if", "set", "rewrite", "return", "break;", "error_page", "allow", "deny", "index"].includes(
        first,
      );
      if (repeatable || !once.has(first)) {
        lines.push(line);
        once.add(first);
        if (first === "root" || first === "alias") {
          once.add("root").add("alias");
        }
        if (/_pass$|^stub_status$|^empty_gif$/.test(first)) {
          ["proxy_pass", "uwsgi_pass", "scgi_pass", "stub_status", "empty_gif"].forEach((each) => once.add(each));
        }
      }
    }
    return random.percent(4) ? [...lines, "# a comment with } and ;"] : lines;
  }

  private directive(kind: "server" | "location", name: string): string {
    const { random } = this;
    const roll = random.below(100);
    if (roll < 18) return this.return();
    if (roll < 30) return `if (${random.pick(conditions)}) { ${this.conditional(kind)} }`;
    if (roll < 40) return this.rewrite();
    if (roll < 45) return `set $flag ${random.pick(["1", "0", '""', "a", '"${flag}b"', "$host", "$uri"])};`;
    if (roll < 48) return "break;";
    if (roll < 56) return `error_page ${random.pick(errorPages)};`;
    if (roll < 60) return `root ${this.setting.folder}/${random.pick(["html", "empty"])};`;
    if (roll < 66) return `try_files ${random.pick(tryFiles)};`;
    if (roll < 69) return this.access();
    if (roll < 71)
      return `index ${random.pick(["index.html", "none.html index.html", "index.php index.html /x", "file.txt"])};`;
    if (roll < 72) return `auth_request ${random.pick(["/healthz", "/login", "/x", "/oops"])};`;
    if (kind === "server") {
      return random.percent(50) ? this.return() : `if (${random.pick(conditions)}) { ${this.conditional(kind)} }`;
    }
    if (roll < 90) return this.handler(name);
    if (roll < 92) return "internal;";
    if (roll < 94 && !name.startsWith("@") && !name.startsWith("~"))
      return `alias ${this.setting.folder}/html${name.endsWith("/") ? "/" : ""};`;
    if (roll < 97)
      return `limit_except ${random.pick(["GET", "GET POST", "POST", "PUT"])} { ${random.pick(["deny all;", "proxy_pass http://django;", "allow 127.0.0.2; deny all;"])} }`;
    if (roll < 98) return "autoindex on;";
    return "absolute_redirect off;";
  }

  private handler(name: string): string {
    const { random } = this;
    const roll = random.below(20);
    if (roll < 12) return "proxy_pass http://django;";
    if (roll < 13) return "uwsgi_pass django;";
    if (roll < 14) return "scgi_pass django;";
    if (roll < 15) return "stub_status;";
    if (roll < 16) return "empty_gif;";
    if (roll < 17) return "set $up django; proxy_pass http://$up;";
    if (roll < 18) return "set $up nowhere.invalid; proxy_pass http://$up;";
    return name.startsWith("/") ? "proxy_pass http://django/app/;" : "proxy_pass http://django;";
  }

  private return(): string {
    const { random } = this;
    const roll = random.below(100);
    if (roll < 62) return `return ${random.pick(codes)};`;
    if (roll < 74) return `return ${random.pick(["200", "404", "444", "403"])} ${random.pick(texts)};`;
    if (roll < 97) return `return ${random.pick(["301", "302", "307", "308"])} ${random.pick(destinations)};`;
    return "return https://$host/;";
  }

  private rewrite(): string {
    const { random } = this;
    const flag = random.pick(["", "", " last", " last", " break", " redirect", " permanent"]);
    return `rewrite ${random.pick(patterns)} ${random.pick(replacements)}${flag};`;
  }

  private conditional(kind: "server" | "location"): string {
    const { random } = this;
    const roll = random.below(100);
    if (roll < 50) return this.return();
    if (roll < 65) return this.rewrite();
    if (roll < 80) return `set $flag ${random.pick(["1", "0", "a", '"${flag}b"'])};`;
    if (roll < 86) return "break;";
    if (kind === "server") return `set $flag "\${flag}b"; ${this.return()}`;
    return random.pick([
      "proxy_pass http://django;",
      "add_header X-A b;",
      `root ${this.setting.folder}/empty;`,
      "stub_status;",
    ]);
  }

  private access(): string {
    const { random } = this;
    return random.pick([
      "deny all;",
      "allow 127.0.0.2; deny all;",
      "deny 127.0.0.2;",
      "allow all;",
      "satisfy any;",
      "deny 127.0.0.2; allow 127.0.0.0/30; deny all;",
    ]);
  }
}
