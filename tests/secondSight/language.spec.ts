import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programLanguage } from "../../src/secondSight/language";

const files: Readonly<Record<string, readonly [file: string, text: string, language: string]>> = {
  "a name": ["Pulumi.yaml", "name: shop\nruntime: python\n", "python"],
  "a name in quotation marks": ["Pulumi.yaml", `runtime: "python"\nname: 'shop'\n`, "python"],
  "a map": ["Pulumi.yml", "name: shop\nruntime:\n  name: python\n  options:\n    virtualenv: venv\n", "python"],
  "a map on one line": ["Pulumi.yaml", "name: shop\nruntime: {name: python}\n", "python"],
  JSON: ["Pulumi.json", `{\n  "name": "shop",\n  "runtime": { "name": "python" }\n}`, "python"],
  "another language": ["Pulumi.yaml", "name: shop\nruntime: nodejs\ndescription: in python\n", "other"],
  "another project": ["Pulumi.yaml", "name: blog\nruntime: python\n", "other"],
  "no runtime": ["Pulumi.yaml", "name: shop\n", "other"],
};

describe("the language of the program that is previewed", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "djangoguard-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  for (const [what, [file, text, language]] of Object.entries(files)) {
    it(`is read from ${what}`, () => {
      writeFileSync(join(folder, file), text);
      mkdirSync(join(folder, "src"));
      assert.equal(programLanguage({ folders: [join(folder, "src")], project: "shop" }), language);
    });
  }

  it("is not known without a project", () => {
    assert.equal(programLanguage({ folders: [folder], project: "shop" }), "other");
    assert.equal(programLanguage({ folders: [], project: "shop" }), "other");
  });
});
