import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { preProcessFile } from "typescript";

const root = join(__dirname, "..");

/** What the files of a folder may import: folders of ours by path, packages and Node's modules by name. */
const allowed: readonly { readonly folder: string; readonly imports: readonly string[] }[] = [
  { folder: "src/model", imports: ["src/model", "@lezer/", "ipaddr.js", "node:zlib", "yaml"] },
  { folder: "src/policy", imports: ["src/policy", "src/model", "@pulumi/policy", "@pulumi/pulumi", "node:"] },
  { folder: "src/report", imports: ["src/report", "src/policy", "picocolors"] },
  {
    folder: "src/preview",
    imports: ["src/preview", "src/model/simulated", "@pulumi/pulumi", "@grpc/grpc-js", "yaml", "node:"],
  },
  {
    folder: "src/managePy",
    imports: ["src/managePy", "src/model", "src/preview/pythonInterpreter", "src/preview/run", "src/report", "node:"],
  },
  {
    folder: "src/commands",
    imports: [
      "src/commands",
      "src/managePy",
      "src/model/nginx",
      "src/policy",
      "src/preview",
      "src/report",
      "policies/all",
      "ajv",
      "yaml",
      "node:",
    ],
  },
  { folder: "stacks", imports: ["stacks", "@pulumi/", "node:"] },
];

/** What a file imports, as paths from the root or as names. */
function importsOf(file: string): readonly string[] {
  const { importedFiles } = preProcessFile(readFileSync(join(root, file), "utf8"), true, false);
  return importedFiles.map(({ fileName }) => {
    if (fileName.startsWith(".")) return relative(root, join(root, dirname(file), fileName));
    return builtinModules.includes(fileName) ? `node:${fileName}` : fileName;
  });
}

function sources(folder: string): readonly string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((file) => join(folder, file));
}

function isAllowed(imported: string, names: readonly string[]): boolean {
  return names.some(
    (name) => imported === name || imported.startsWith(name.endsWith(":") || name.endsWith("/") ? name : `${name}/`),
  );
}

describe("dependencies point one way", () => {
  for (const { folder, imports } of allowed) {
    it(`${folder} imports ${imports.join(", ")} only`, () => {
      const files = sources(folder);
      assert.notEqual(files.length, 0);
      const wrong = files.flatMap((file) =>
        importsOf(file)
          .filter((imported) => !isAllowed(imported, imports))
          .map((imported) => `${file} imports ${imported}`),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it("a policy imports definePolicy only", () => {
    const files = sources("policies").filter((file) => dirname(file) !== "policies");
    const wrong = files.filter((file) => importsOf(file).some((imported) => imported !== "src/policy"));
    assert.deepEqual(wrong, []);
  });

  it("only the pack's entry makes a PolicyPack, which starts a server", () => {
    const files = [...sources("policies"), ...sources("src")];
    assert.deepEqual(
      files.filter((file) => /new PolicyPack\(/.test(readFileSync(join(root, file), "utf8"))),
      ["policies/index.ts"],
    );
  });
});
