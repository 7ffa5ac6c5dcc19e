import assert from "node:assert/strict";
import { findProject } from "../../src/preview";
import { SourceFiles } from "../../src/preview/programs/sourceFiles";
import { inProject } from "./program";

const TYPE = "aws:ecs/taskDefinition:TaskDefinition";

interface Given {
  readonly runtime?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly place: string | undefined;
}

const table: Readonly<Record<string, Given>> = {
  "the class behind its package": {
    files: { "index.ts": '// A task.\nconst task = new aws.ecs.TaskDefinition("shop", {});\n' },
    place: "index.ts:2",
  },
  "the class alone, in another file": {
    files: { "index.ts": 'import "./app";\n', "src/app.ts": "new TaskDefinition(\n  'shop', {});\n" },
    place: "src/app.ts:1",
  },
  "a name that starts on another line": {
    files: { "index.ts": 'export const task = new aws\n  .ecs.TaskDefinition("shop", {});\n' },
    place: "index.ts:1",
  },
  JavaScript: { files: { "index.js": '\n\nnew aws.ecs.TaskDefinition("shop", {})' }, place: "index.js:3" },
  "what is compiled, next to its source": {
    files: {
      "index.ts": '\nnew aws.ecs.TaskDefinition("shop", {});',
      "index.js": 'new aws.ecs.TaskDefinition("shop", {});',
      "bin/index.js": 'new aws.ecs.TaskDefinition("shop", {});',
    },
    place: "index.ts:2",
  },
  Python: {
    runtime: "python",
    files: {
      "__main__.py": "import pulumi_aws as aws\n\ntask = aws.ecs.TaskDefinition(\n    'shop',\n)\n",
      "venv/lib/other.py": "aws.ecs.TaskDefinition('shop')",
    },
    place: "__main__.py:3",
  },
  "two places": {
    files: { "index.ts": 'new aws.ecs.TaskDefinition("shop", {});\nnew aws.ecs.TaskDefinition("shop", {});' },
    place: undefined,
  },
  "another name": { files: { "index.ts": 'new aws.ecs.TaskDefinition("blog", {});' }, place: undefined },
  "another class": { files: { "index.ts": 'new aws.ecs.Service("shop", {});' }, place: undefined },
  "a name that is computed": { files: { "index.ts": "new aws.ecs.TaskDefinition(`${name}`, {});" }, place: undefined },
  "a comment and a text": {
    files: { "index.ts": '/* new TaskDefinition("shop") */ \'new TaskDefinition("shop")\'' },
    place: undefined,
  },
};

describe("the place of a resource is found in the program's files by", () => {
  for (const [what, { runtime = "nodejs", files, place }] of Object.entries(table)) {
    it(place === undefined ? `nothing for ${what}` : what, () =>
      inProject(
        { "Pulumi.yaml": `name: program\nruntime: ${runtime}\n`, ...files },
        (folder) => {
          const found = new SourceFiles(findProject(folder)).placeOf(TYPE, "shop");
          assert.equal(found && `${found.file}:${found.line}`, place);
          return Promise.resolve();
        },
        false,
      ),
    );
  }
});
