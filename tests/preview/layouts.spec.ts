import assert from "node:assert/strict";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { preview, type Source } from "../../src/preview";
import { inProject, resource } from "./program";

const CHECKOUT = join(__dirname, "..", "..");

const TYPESCRIPT = 'import * as aws from "@pulumi/aws";\nconst name: string = "media";\nnew aws.s3.Bucket(name);\n';
const COMMONJS = '"use strict";\nconst aws = require("@pulumi/aws");\nnew aws.s3.Bucket("media");\n';
const MODULE = 'import * as aws from "@pulumi/aws";\n\nnew aws.s3.Bucket("media");\n';

interface Layout {
  files: Record<string, string>;
  /** the project's folder, where it is not the topmost one */
  project?: string;
  /** where the packages are installed, where that is not the topmost folder: links by their place */
  links?: Record<string, string>;
  environment?: NodeJS.ProcessEnv;
  /** where the bucket is created; line 3 of index.ts without it */
  source?: Source;
}

const options = (text: string) => `name: program\nruntime:\n  name: nodejs\n  options: ${text}\n`;
const main = (path: string) => `name: program\nruntime: nodejs\nmain: ${path}\n`;

const LAYOUTS: Record<string, Layout> = {
  "TypeScript without any configuration of its own": { files: { "index.ts": TYPESCRIPT } },
  "a CommonJS module": { files: { "index.js": COMMONJS }, source: { file: "index.js", line: 3 } },
  "an ES module": {
    files: { "index.js": MODULE, "package.json": '{ "type": "module" }' },
    source: { file: "index.js", line: 3 },
  },
  "an ES module in TypeScript": {
    files: {
      "package.json": '{ "type": "module" }',
      // Without it the SDK's hooks take ts-node's defaults, which TypeScript 6 refuses.
      "tsconfig.json": '{ "compilerOptions": { "target": "es2022", "module": "nodenext" } }',
      "index.ts": TYPESCRIPT,
    },
  },
  "an ES module in TypeScript, with a loader in nodeargs": {
    files: {
      "Pulumi.yaml": options('{ nodeargs: "--loader ts-node/esm --no-warnings" }'),
      "package.json": '{ "type": "module", "main": "index.ts" }',
      "tsconfig.json":
        '{ "compilerOptions": { "target": "es2022", "module": "esnext", "moduleResolution": "bundler" }, "ts-node": { "esm": true, "transpileOnly": true } }',
      "index.ts": TYPESCRIPT,
    },
  },
  "a file that main in Pulumi.yaml names": {
    files: { "Pulumi.yaml": main("infra/app.ts"), "infra/app.ts": TYPESCRIPT },
    source: { file: "infra/app.ts", line: 3 },
  },
  "a folder that main in Pulumi.yaml names": {
    files: { "Pulumi.yaml": main("infra/"), "infra/index.ts": TYPESCRIPT },
    source: { file: "infra/index.ts", line: 3 },
  },
  "a file that main in package.json names": {
    files: { "package.json": '{ "main": "src/app.ts" }', "src/app.ts": TYPESCRIPT },
    source: { file: "src/app.ts", line: 3 },
  },
  "JavaScript with typescript: false": {
    files: { "Pulumi.yaml": options("{ typescript: false }"), "index.js": COMMONJS, "index.ts": "this is no program" },
    source: { file: "index.js", line: 3 },
  },
  "TypeScript with the configuration that the runtime's options name": {
    files: {
      "Pulumi.yaml": options("{ tsconfig: tsconfig.infra.json }"),
      "tsconfig.infra.json":
        '{ "compilerOptions": { "target": "es5", "module": "commonjs", "moduleResolution": "node", "ignoreDeprecations": "6.0" } }',
      "index.ts": `${TYPESCRIPT}if (!String(class {}).startsWith("function")) throw new Error("not compiled to ES5");\n`,
    },
  },
  "TypeScript with the configuration that the environment names": {
    files: {
      "tsconfig.infra.json":
        '{ "compilerOptions": { "target": "es5", "module": "commonjs", "moduleResolution": "node", "ignoreDeprecations": "6.0" } }',
      "index.ts": `${TYPESCRIPT}if (!String(class {}).startsWith("function")) throw new Error("not compiled to ES5");\n`,
    },
    environment: { PULUMI_NODEJS_TSCONFIG_PATH: "tsconfig.infra.json" },
  },
  "a program with quoted nodeargs": {
    files: {
      "Pulumi.yaml": options(`{ nodeargs: '--stack-trace-limit=20 --require "./with space.js"' }`),
      "with space.js": "globalThis.zone = 'a';\n",
      "index.ts": `${TYPESCRIPT}if ((globalThis as any).zone !== "a") throw new Error("not required");\n`,
    },
  },
  "a workspace whose packages are installed at its top": {
    project: "packages/infra",
    files: {
      "packages/infra/Pulumi.yaml": main("."),
      "packages/infra/Pulumi.dev.yaml": "",
      "packages/infra/index.ts": TYPESCRIPT,
    },
  },
  "links to packages, as pnpm installs them": {
    files: { "index.ts": TYPESCRIPT },
    links: {
      "node_modules/@pulumi/pulumi": "node_modules/@pulumi/pulumi",
      "node_modules/@pulumi/aws": "node_modules/@pulumi/aws",
      "node_modules/typescript": "node_modules/typescript",
    },
  },
  "links, with the SDK a package of a package": {
    files: {
      "index.ts":
        'import { CustomResource } from "@pulumi/pulumi";\nclass Bucket extends CustomResource {}\nnew Bucket("aws:s3/bucket:Bucket", "media", { arn: undefined });\n',
    },
    links: {
      "node_modules/@pulumi/pulumi": "node_modules/@pulumi/pulumi",
      "node_modules/.pnpm/node_modules/@pulumi/aws": "node_modules/@pulumi/aws",
    },
  },
  "a component outside the project's folder, in the same repository": {
    project: "deploy/stacks/web",
    files: {
      ".git/HEAD": "",
      "deploy/stacks/web/Pulumi.yaml": main("."),
      "deploy/stacks/web/Pulumi.dev.yaml": "",
      "deploy/stacks/web/index.ts": 'import { files } from "../../../src/components/files";\nfiles("media");\n',
      "src/components/files.ts": TYPESCRIPT.replace(
        "new aws",
        "export const files = (media: string) => new aws",
      ).replace("(name)", "(media)"),
    },
    source: { file: "../../../src/components/files.ts", line: 3 },
  },
  "a component of an installed package": {
    files: {
      "index.js": '\n\n\nrequire("site")("media");\n',
      "vendor/node_modules/site/index.js":
        'const aws = require("@pulumi/aws");\nmodule.exports = (name) => new aws.s3.Bucket(name);\n',
    },
    environment: { NODE_PATH: "FOLDER/vendor/node_modules" },
    source: { file: "index.js", line: 4 },
  },
};

describe("a Node program may be", function () {
  this.timeout(60_000);

  for (const [name, { files, project, links, environment, source }] of Object.entries(LAYOUTS)) {
    it(name, () =>
      inProject(
        files,
        async (folder) => {
          for (const [place, target] of Object.entries(links ?? {})) {
            mkdirSync(dirname(join(folder, place)), { recursive: true });
            symlinkSync(join(CHECKOUT, target), join(folder, place), "junction");
          }
          const inFolder = Object.entries(environment ?? {}).map(
            ([key, value]) => [key, value!.replace("FOLDER", folder)] as const,
          );
          const program = await preview({
            directory: join(folder, project ?? "."),
            stack: "dev",
            environment: { ...process.env, ...Object.fromEntries(inFolder) },
          });
          const bucket = resource(program, "aws:s3/bucket:Bucket", "media");
          assert.deepEqual(bucket.source, source ?? { file: "index.ts", line: 3 });
          assert.match(String(bucket.outputs["arn"]), /^arn:aws:s3:::media-/);
        },
        links === undefined,
      ),
    );
  }

  it("one whose packages are not installed says how its package manager installs them", () =>
    inProject(
      { "index.ts": TYPESCRIPT, "pnpm-lock.yaml": "" },
      async (folder) => {
        assert.ok(!existsSync(join(folder, "node_modules")));
        await assert.rejects(preview({ directory: folder, stack: "dev" }), /not installed .* run `pnpm install` in/);
      },
      false,
    ));
});
