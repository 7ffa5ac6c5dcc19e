import type { Random } from "./random";
import * as vocabulary from "./vocabulary";

/** What a generated configuration refers to. */
export interface Setting {
  readonly folder: string;
  readonly http: number;
  readonly other: number;
  readonly tls: number;
  /** The port of an upstream that marks its answers. */
  readonly upstream: number;
}

/** A whole configuration: one to four servers on up to three sockets. */
export function generate(random: Random, setting: Setting): string {
  return new Grammar(random, setting).configuration();
}

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
      `  ${random.pick(vocabulary.maps)}`,
      `  ${random.pick(vocabulary.geos)}`,
      '  split_clients "$http_x_share" $from_split { 50% 1; * ""; }',
      ...this.maybe(
        12,
        () => `  error_page ${random.pick(vocabulary.errorPages.filter((page) => !page.includes("@")))};`,
      ),
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
      ...this.maybe(75, () => `    server_name ${random.pick(vocabulary.serverNames)};`),
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
      Array.from({ length: count }, () =>
        random.pick(random.percent(65) ? vocabulary.prefixLocations : vocabulary.regexLocations),
      ),
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
          ? random.pick(vocabulary.regexLocations)
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
        if (first === "root" || first === "alias") once.add("root").add("alias");
        if (/_pass$|^stub_status$|^empty_gif$/.test(first))
          ["proxy_pass", "uwsgi_pass", "scgi_pass", "stub_status", "empty_gif"].forEach((each) => once.add(each));
      }
    }
    return random.percent(4) ? [...lines, "# a comment with } and ;"] : lines;
  }

  private directive(kind: "server" | "location", name: string): string {
    const { random } = this;
    const roll = random.below(100);
    if (roll < 18) return this.return();
    if (roll < 30) return `if (${random.pick(vocabulary.conditions)}) { ${this.conditional(kind)} }`;
    if (roll < 40) return this.rewrite();
    if (roll < 45) return `set $flag ${random.pick(["1", "0", '""', "a", '"${flag}b"', "$host", "$uri"])};`;
    if (roll < 48) return "break;";
    if (roll < 56) return `error_page ${random.pick(vocabulary.errorPages)};`;
    if (roll < 60) return `root ${this.setting.folder}/${random.pick(["html", "empty"])};`;
    if (roll < 66) return `try_files ${random.pick(vocabulary.tryFiles)};`;
    if (roll < 69) return this.access();
    if (roll < 71)
      return `index ${random.pick(["index.html", "none.html index.html", "index.php index.html /x", "file.txt"])};`;
    if (roll < 72) return `auth_request ${random.pick(["/healthz", "/login", "/x", "/oops"])};`;
    if (kind === "server") {
      return random.percent(50)
        ? this.return()
        : `if (${random.pick(vocabulary.conditions)}) { ${this.conditional(kind)} }`;
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
    if (roll < 62) return `return ${random.pick(vocabulary.codes)};`;
    if (roll < 74) return `return ${random.pick(["200", "404", "444", "403"])} ${random.pick(vocabulary.texts)};`;
    if (roll < 97)
      return `return ${random.pick(["301", "302", "307", "308"])} ${random.pick(vocabulary.destinations)};`;
    return "return https://$host/;";
  }

  private rewrite(): string {
    const { random } = this;
    const flag = random.pick(["", "", " last", " last", " break", " redirect", " permanent"]);
    return `rewrite ${random.pick(vocabulary.patterns)} ${random.pick(vocabulary.replacements)}${flag};`;
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
