import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readSed } from "../../../src/languages/shell/sed";

const text = "listen 80;\n\nserver_name a.b;\nproxy_pass http://x:8000/;\nlisten 80; listen 80;\n";

describe("a sed script changes a text as sed does", () => {
  const scripts: readonly (readonly [...expressions: string[]])[] = [
    ["s/80/81/"],
    ["s/80/81/g"],
    ["s/LISTEN/hear/I"],
    ["s|http://x|https://y|"],
    ["s#a.b#c.d#;s#80#82#g"],
    ["s/listen/& &/"],
    ["s/\\(listen\\) \\(80\\)/\\2 \\1/"],
    ["s/8\\{1\\}0*/port/"],
    ["s/80|81/x/"],
    ["s/80\\|server/x/g"],
    ["s/^listen/hear/"],
    ["s/;$/ ;/"],
    ["s/$/!/"],
    ["s/^$/empty/"],
    ["s/a\\.b/$1 $& costs/"],
    ["s/[0-9][0-9]*/N/g"],
    ["s/:8000\\//:9000\\//"],
    ["s/listen/a\\nb/"],
    ["/server_name/d"],
    ["/^$/d", "s/80/81/"],
    ["s/x/y/ ; /listen 80;$/d"],
    ["-E", "s/(listen) ([0-9]+)/\\2 \\1/g"],
    ["-E", "s/a{1}|80+/x/g"],
    ["-r", "s/https?:\\/\\//ftp:\\/\\//"],
  ];
  for (const script of scripts) {
    it(script.join(" "), () => {
      const extended = /^-[Er]$/.test(script[0] ?? "");
      const expressions = extended ? script.slice(1) : script;
      const args = [...(extended ? [script[0]!] : []), ...expressions.flatMap((each) => ["-e", each])];
      const real = spawnSync("sed", args, { input: text, encoding: "utf8" });
      assert.equal(real.status, 0, real.stderr);
      assert.equal(readSed(expressions, extended)?.(text), real.stdout);
    });
  }

  for (const script of [
    "/a/,/b/d",
    "1d",
    "s/a/b/2",
    "y/a/b/",
    "s/a/b/w file",
    "a\\ text",
    "s/a/b",
    "s/\\w/x/",
    "$d",
    "p",
  ])
    it(`and nothing certain of ${script}`, () => assert.equal(readSed([script], false), undefined));
});
