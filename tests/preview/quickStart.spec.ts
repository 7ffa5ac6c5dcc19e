import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview, PreviewError, type Log, type Source } from "../../src/preview";
import { inProject, resource } from "./program";

/** Registers a bucket on line 5, and exports which large modules were loaded for it. */
const PROGRAM = `import * as aws from "@pulumi/aws";
interface Named { name: string }
const media: Named = { name: "media" };

new aws.s3.Bucket(media.name);
export const loaded = Object.keys(require.cache).flatMap(
  (file) => /(typescript.js|ts-node|arborist|automation|zipkin|v8Hooks.js)(?=[^\\w-]|$)/.exec(file)?.[1] ?? [],
);
`;

const withKind = (expression: string) => `${PROGRAM}export const kind = ${expression};\n`;
const OF_COMMENTS = 'String(() => { /* a comment */ return 1; }).includes("a comment") ? "kept" : "removed"';
const config = (options: object, more: object = {}) =>
  JSON.stringify({ compilerOptions: { module: "nodenext", moduleResolution: "nodenext", ...options }, ...more });
const WITHOUT_COMMENTS = config({ removeComments: true });

interface Run {
  loaded: readonly string[];
  source: Source | undefined;
  outputs: Record<string, unknown>;
}

describe("the quick start of a Node program", function () {
  this.timeout(60_000);
  let cache: string;
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), "cache-"));
  });
  afterEach(() => {
    rmSync(cache, { recursive: true, force: true });
  });

  async function run(folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Run> {
    const program = await preview({
      directory: folder,
      stack: "dev",
      environment: { ...process.env, DJANGOGUARD_CACHE: cache, ...environment },
    });
    const { outputs } = resource(program, "pulumi:pulumi:Stack", "program-dev");
    const { source } = resource(program, "aws:s3/bucket:Bucket", "media");
    return { loaded: [...new Set(outputs["loaded"] as string[])], source, outputs };
  }

  it("compiles a program once, and places its resources the same ever after", () =>
    inProject({ "index.ts": PROGRAM }, async (folder) => {
      const [first, second] = [await run(folder), await run(folder)];
      assert.ok(first.loaded.includes("typescript.js"), first.loaded.join());
      assert.deepEqual(second.loaded, []);
      assert.deepEqual(first.source, { file: "index.ts", line: 5 });
      assert.deepEqual(second.source, first.source);
    }));

  it("is turned off by DJANGOGUARD_QUICK_START=0, and places resources all the same", () =>
    inProject({ "index.ts": PROGRAM }, async (folder) => {
      for (const time of ["first", "second"]) {
        const { loaded, source } = await run(folder, { DJANGOGUARD_QUICK_START: "0" });
        assert.deepEqual(source, { file: "index.ts", line: 5 }, time);
        for (const module of ["typescript.js", "ts-node", "automation"]) assert.ok(loaded.includes(module), module);
      }
      assert.deepEqual(readdirSync(cache), []);
    }));

  it("serves runs at the same time", () =>
    inProject({ "index.ts": PROGRAM }, async (folder) => {
      const runs = await Promise.all([run(folder), run(folder)]);
      assert.deepEqual(
        runs.map(({ source }) => source?.line),
        [5, 5],
      );
      assert.deepEqual((await run(folder)).loaded, []);
    }));

  describe("needs no TypeScript the second time for", () => {
    const programs: Record<string, { files: Record<string, string>; kind: string; entry?: string }> = {
      "a tsconfig.json with comments": {
        files: { "tsconfig.json": `// ours\n${WITHOUT_COMMENTS}`, "index.ts": withKind(OF_COMMENTS) },
        kind: "removed",
      },
      "a tsconfig.json that extends a file and a package": {
        files: {
          "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: infra/\n",
          "infra/tsconfig.json": '{ "extends": "./base" }',
          "infra/base.json": '{ "extends": "@tsconfig/ours/tsconfig.json" }',
          "infra/node_modules/@tsconfig/ours/tsconfig.json": WITHOUT_COMMENTS,
          "infra/index.ts": withKind(OF_COMMENTS),
        },
        kind: "removed",
      },
      decorators: {
        files: {
          "tsconfig.json": config({ experimentalDecorators: true }),
          "index.ts": `${PROGRAM}function marked(type: any) { type.kind = "decorated"; }
@marked class Shop { static kind: string; }
export const kind = Shop.kind;
`,
        },
        kind: "decorated",
      },
      JSX: {
        files: {
          "tsconfig.json": config({ jsx: "react", jsxFactory: "element" }),
          "page.tsx": "const element = (name: string) => name;\nexport const page = <html />;\n",
          "index.ts": withKind('require("./page").page'),
        },
        kind: "html",
      },
      "a CommonJS module in TypeScript": {
        files: {
          "kind.cts": 'export const kind: string = "cts";\n',
          "index.ts": withKind('require("./kind.cts").kind'),
        },
        kind: "cts",
      },
      "JavaScript next to TypeScript": {
        files: { "kind.js": 'exports.kind = "js";\n', "index.ts": withKind('require("./kind").kind') },
        kind: "js",
      },
      "JavaScript that is compiled like TypeScript": {
        files: {
          "tsconfig.json": config({ allowJs: true }),
          "kind.js": 'export const kind = "compiled";\n',
          "index.ts": withKind('require("./kind").kind'),
        },
        kind: "compiled",
      },
      "JavaScript alone": {
        files: {
          "index.js": `const aws = require("@pulumi/aws");\n\n\n\n${PROGRAM.split("\n").slice(4).join("\n")}`
            .replace("media.name", '"media"')
            .replace("export const loaded", "exports.kind = 'js';\nexports.loaded"),
        },
        kind: "js",
      },
    };
    for (const [name, { files, kind }] of Object.entries(programs)) {
      it(name, () =>
        inProject(files, async (folder) => {
          for (const time of ["first", "second"]) {
            const { outputs, source, loaded } = await run(folder);
            assert.equal(outputs["kind"], kind, time);
            assert.equal(source?.line, 5, time);
            if (time === "second") assert.deepEqual(loaded, []);
          }
        }),
      );
    }
  });

  describe("compiles again what is changed:", () => {
    const changes: Record<string, { change: Record<string, string>; line?: number; kind?: string }> = {
      "the program": { change: { "index.ts": `\n${withKind(OF_COMMENTS)}` }, line: 6 },
      "its tsconfig.json": {
        change: { "tsconfig.json": config({ removeComments: true }, { extends: "./base.json" }) },
        kind: "removed",
      },
      "what its tsconfig.json extends": { change: { "base.json": WITHOUT_COMMENTS }, kind: "removed" },
      "the kind of module": { change: { "package.json": '{ "name": "shop", "type": "commonjs" }' } },
    };
    for (const [name, { change, line = 5, kind = "kept" }] of Object.entries(changes)) {
      it(name, () =>
        inProject(
          {
            "index.ts": withKind(OF_COMMENTS),
            "tsconfig.json": '{ "extends": "./base.json" }',
            "base.json": config({}),
          },
          async (folder) => {
            const before = await run(folder);
            assert.deepEqual([before.source?.line, before.outputs["kind"]], [5, "kept"]);
            for (const [file, content] of Object.entries(change)) writeFileSync(join(folder, file), content);
            const { source, outputs, loaded } = await run(folder);
            assert.deepEqual([source?.line, outputs["kind"]], [line, kind]);
            assert.ok(loaded.includes("typescript.js"), loaded.join());
          },
        ),
      );
    }
  });

  describe("does not stand in the way of", () => {
    it("settings of ts-node", () =>
      inProject(
        {
          "tsconfig.json": config({}, { "ts-node": { require: ["./first.js"] } }),
          "first.js": "globalThis.kind = 'required';\n",
          "index.ts": withKind("(globalThis as any).kind"),
        },
        async (folder) => {
          for (const time of ["first", "second"]) assert.equal((await run(folder)).outputs["kind"], "required", time);
        },
      ));

    it("a line that does not compile, in a file that did", () =>
      inProject({ "index.ts": PROGRAM }, async (folder) => {
        await run(folder);
        writeFileSync(join(folder, "index.ts"), `${PROGRAM}const zone: string = ;\n`);
        for (const time of ["first", "second"]) {
          await assert.rejects(run(folder), (error: Error) => {
            assert.ok(error instanceof PreviewError, time);
            assert.match(error.message, /index\.ts\(9,22\).*Expression expected/);
            return true;
          });
        }
      }));

    it("an error, which is told with its line", () =>
      inProject(
        { "index.ts": `interface Zone { name: string }\n${PROGRAM}throw new Error("no zone");\n` },
        async (folder) => {
          for (const time of ["first", "second"])
            await assert.rejects(run(folder), { message: /index\.ts:10.*no zone|no zone.*index\.ts:10/s }, time);
        },
      ));

    it("a cache that cannot be written", () =>
      inProject({ "index.ts": PROGRAM, "no-folder": "" }, async (folder) => {
        assert.equal((await run(folder, { DJANGOGUARD_CACHE: join(folder, "no-folder") })).source?.line, 5);
      }));

    it("entries of the cache that are broken", () =>
      inProject({ "index.ts": PROGRAM }, async (folder) => {
        await run(folder);
        const entries = readdirSync(join(cache, "programs")).map((entry) => join(cache, "programs", entry));
        for (const entry of entries) writeFileSync(entry, readFileSync(entry, "utf8").replace("media", "other"));
        assert.equal((await run(folder)).source?.line, 5);
      }));
  });

  it("sends what the program says, and not what is said at debug level", () =>
    inProject(
      {
        "package.json": "{}",
        "index.ts":
          'import * as pulumi from "@pulumi/pulumi";\npulumi.log.debug("a detail");\npulumi.log.info("done");\nnew pulumi.ComponentResource("shop:index:Shop", "shop");\n',
      },
      async (folder) => {
        const logs: Log[] = [];
        await preview({ directory: folder, stack: "dev", onLog: (log) => logs.push(log) });
        assert.deepEqual(logs, [{ severity: "info", message: "done", urn: "" }]);
      },
    ));

  describe("leaves to a program", () => {
    const uses: Record<string, { program: string; value: unknown }> = {
      "the Automation API": {
        program: 'export const value = [typeof pulumi.automation.LocalWorkspace.create, "Stack" in pulumi.automation];',
        value: ["function", true],
      },
      "functions as text": {
        program: `const greeting: string = "hello";
export const value = pulumi.runtime.serializeFunction(() => greeting).then(({ text }) => text.includes('greeting: "hello"'));`,
        value: true,
      },
      "the place of a function that cannot become text": {
        program: `const numbers = (function* () { yield 1; })();
export const value = pulumi.runtime.serializeFunction(() => numbers.next()).catch(({ message }) => /index\\.ts\\(\\d+/.test(message));`,
        value: true,
      },
      "the packages of its functions": {
        program: "export const value = pulumi.runtime.computeCodePaths().then((paths) => paths.size > 0);",
        value: true,
      },
    };
    for (const [name, { program, value }] of Object.entries(uses)) {
      it(name, () =>
        inProject(
          {
            "package.json": '{ "dependencies": { "yaml": "*" } }',
            "index.ts": `import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\nnew aws.s3.Bucket("media");\n${program}\nexport const loaded: string[] = [];\n`,
          },
          async (folder) => {
            for (const time of ["first", "second"]) assert.deepEqual((await run(folder)).outputs["value"], value, time);
          },
        ),
      );
    }
  });
});
