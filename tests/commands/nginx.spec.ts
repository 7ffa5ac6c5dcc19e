import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { nginx } from "../../src/commands/nginx";
import type { NginxReport } from "../../src/report";

const root = join(__dirname, "..", "..");

const drop = "server {\n  listen 80 default_server;\n  return 444;\n}\n";
const shop = `server {
  listen 80;
  server_name shop.example.com;
  location / {
    proxy_pass http://127.0.0.1:8000;
    proxy_set_header Host $host;
  }
}
`;
const whole = "events {}\nhttp {\n  include conf.d/*.conf;\n}\n";

describe("djangoguard nginx", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "djangoguard-nginx-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes files and returns their paths. */
  const written = (files: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(files).map(([name, text]) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    });
  const judged = (
    files: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
  ): NginxReport => nginx({ files: written(files), environment, policyConfiguration: {} });
  const listeners = (report: NginxReport): readonly string[] =>
    report.listeners.map(
      ({ listen, unknownHost, default: by }) =>
        `${listen} ${unknownHost} by default ${by.file.slice(folder.length + 1)}:${by.line}`,
    );
  const problems = (report: NginxReport): readonly string[] =>
    report.results
      .filter((result) => result.outcome === "problem")
      .map(({ policy, source }) => `${policy} at ${source?.file.slice(folder.length + 1)}:${source?.line}`);

  describe("reads the main file and what it includes", () => {
    const cases: Readonly<
      Record<
        string,
        {
          readonly files: Readonly<Record<string, string>>;
          readonly environment?: Readonly<Record<string, string>>;
          readonly listeners: readonly string[];
          readonly problems?: readonly string[];
        }
      >
    > = {
      "a file of conf.d": {
        files: { "shop.conf": shop },
        listeners: ["*:80 forwarded by default shop.conf:1"],
        problems: ["unknown-hosts-do-not-reach-django at shop.conf:5"],
      },
      "a default server": {
        files: { "shop.conf": drop + shop },
        listeners: ["*:80 dropped by default shop.conf:1"],
      },
      "nginx.conf and a file that it includes": {
        files: { "nginx.conf": whole, "conf.d/shop.conf": drop + shop },
        listeners: ["*:80 dropped by default conf.d/shop.conf:1"],
      },
      "nginx.conf and files in nginx's order": {
        files: {
          "nginx.conf": whole,
          "conf.d/shop.conf": shop,
          "conf.d/api.conf": drop.replace(" default_server", ""),
        },
        listeners: ["*:80 dropped by default conf.d/api.conf:1"],
      },
      "nginx.conf that names its files by their place on the server": {
        files: { "nginx.conf": whole.replace("conf.d", "/etc/nginx/conf.d"), "conf.d/shop.conf": shop },
        listeners: ["*:80 forwarded by default conf.d/shop.conf:1"],
        problems: ["unknown-hosts-do-not-reach-django at conf.d/shop.conf:5"],
      },
      "several files of conf.d": {
        files: { "shop.conf": shop, "default.conf": drop.replace(" default_server", "") },
        listeners: ["*:80 dropped by default default.conf:1"],
      },
      "a file of conf.d and one that it includes": {
        files: {
          "shop.conf": shop.replace("location /", "include snippets/admin.conf;\n  location /"),
          "snippets/admin.conf": "location /admin/ { return 404; }\n",
        },
        listeners: ["*:80 forwarded by default shop.conf:1"],
        problems: ["unknown-hosts-do-not-reach-django at shop.conf:6"],
      },
      "a template": {
        files: { "shop.conf.template": drop.replace("80", "${PORT}") },
        environment: { PORT: "8080" },
        listeners: ["*:8080 dropped by default shop.conf.template:1"],
      },
      "a template that is included": {
        files: { "nginx.conf": whole, "conf.d/shop.conf.template": drop.replace("80", "$PORT") },
        environment: { PORT: "8080" },
        listeners: ["*:8080 dropped by default conf.d/shop.conf:1"],
      },
    };
    for (const [title, { files, environment, ...expected }] of Object.entries(cases)) {
      it(title, () => {
        const report = judged(files, environment);
        assert.equal(report.error, undefined);
        assert.deepEqual(listeners(report), expected.listeners);
        assert.deepEqual(problems(report), expected.problems ?? []);
      });
    }
  });

  it("says that what an include names and was not given is not seen", () => {
    const report = judged({ "nginx.conf": whole.replace("}", `  ${shop}\n}`).replace("events {  ", "events {") });
    assert.notEqual(report.error, undefined);
    const included = judged({ "nginx.conf": `events {}\nhttp {\n  include conf.d/*.conf;\n${shop}}\n` });
    assert.deepEqual(listeners(included), ["*:80 undecided by default nginx.conf:4"]);
  });

  it("says where and why nginx would refuse to start", () => {
    const [path] = written({ "shop.conf": "server {\n  listen 80\n  location / { return 404; }\n}\n" });
    const {
      error,
      listeners: sockets,
      summary,
    } = nginx({
      files: [path!],
      environment: {},
      policyConfiguration: {},
    });
    assert.deepEqual(error, { file: path, line: 3, reason: 'directive "listen" is not terminated by ";"' });
    assert.deepEqual(sockets, []);
    assert.equal(summary.mandatory, 1);
  });

  it("says it in the included file", () => {
    const files = written({ "nginx.conf": whole, "conf.d/shop.conf": "server {\n  listen eighty:x;\n}\n" });
    const { error } = nginx({ files, environment: {}, policyConfiguration: {} });
    assert.deepEqual([error?.file, error?.line], [files[1], 2]);
  });

  it("names no resource, and the line of every result", () => {
    const { results } = judged({ "shop.conf": shop });
    assert.notEqual(results.length, 0);
    for (const { resource, source } of results) {
      assert.equal(resource, null);
      assert.equal(source?.file, join(folder, "shop.conf"));
    }
  });

  it("gives a request that reaches Django, and shows it as evidence", () => {
    const { listeners: sockets, results } = judged({ "shop.conf": shop });
    const example = "`GET /` with `Host: unrecognized.invalid`";
    assert.equal(sockets[0]?.example, example);
    const result = results.find(({ policy }) => policy === "unknown-hosts-do-not-reach-django");
    assert.deepEqual(
      result?.evidence.map(({ text }) => text),
      [`for example ${example}`],
    );
  });

  it("takes levels from a policy configuration", () => {
    const report = nginx({
      files: written({ "shop.conf": shop }),
      environment: {},
      policyConfiguration: { "unknown-hosts-do-not-reach-django": { enforcementLevel: "advisory" } },
    });
    assert.equal(report.summary.mandatory, 0);
  });

  describe("exit status", () => {
    const run = (...args: readonly string[]): ReturnType<typeof spawnSync> =>
      spawnSync(process.execPath, ["-r", "ts-node/register/transpile-only", "src/cli.ts", "nginx", ...args], {
        cwd: root,
        encoding: "utf8",
      });

    it("is 0 without a mandatory problem", () => {
      const { status, stdout } = run(...written({ "shop.conf": drop + shop }), "--format", "json");
      assert.equal(status, 0);
      assert.deepEqual(Object.keys(JSON.parse(String(stdout)) as object), [
        "version",
        "summary",
        "listeners",
        "results",
        "policies",
      ]);
    });

    it("is 1 with one, which the text names with its line", () => {
      const [path = ""] = written({ "shop.conf": shop });
      const { status, stdout } = run(path);
      assert.equal(status, 1);
      assert.match(String(stdout), /^\*:80 {2}unknown hosts: forwarded {2}default server .*shop\.conf:1$/m);
      assert.match(String(stdout), /^ {2}for example `GET \/` with `Host: unrecognized\.invalid`$/m);
      assert.match(String(stdout), /mandatory {2}.*shop\.conf:5 .*unknown-hosts-do-not-reach-django$/m);
    });

    it("is 2 for a file that cannot be read, with one message", () => {
      const { status, stdout, stderr } = run(join(folder, "none.conf"));
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(String(stderr), /^djangoguard: cannot read .*none\.conf: ENOENT/);
    });

    it("is 2 without a file", () => {
      assert.equal(run().status, 2);
    });
  });
});
