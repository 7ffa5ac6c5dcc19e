import assert from "node:assert/strict";
import { delimiter, join } from "node:path";
import { preview, PreviewError } from "../../src/preview";
import { minutes } from "../needs";
import { inProject } from "../preview/program";
import { needsPython, virtualenv } from "../python";
import { needsPulumi, pulumiFolder } from "./cli";
import { realEngine, type Outcome } from "./pulumi";

const root = join(__dirname, "..", "..");

const PYTHON_PROJECT = "name: program\nruntime: python\n";
const NODE_ASSETS =
  'const aws = require("@pulumi/aws");\nconst { AssetArchive, StringAsset } = require("@pulumi/pulumi").asset;\n';
const PYTHON_ASSETS = "import pulumi\nimport pulumi_aws as aws\n";

interface BadProgram {
  readonly files: Readonly<Record<string, string>>;
  /** What Pulumi says, with the pack and without. */
  readonly pulumi: RegExp;
  /** What the embedded host says of the same program. */
  readonly ours: RegExp;
}

const invalidAsset = /Invalid asset encountered when unmarshall?ing resource property/;
const duplicate =
  /Duplicate resource URN 'urn:pulumi:dev::program::aws:s3\/bucket:Bucket::media'; try giving it a unique name/;

const PROGRAMS: Readonly<Record<string, BadProgram>> = {
  "a StringAsset without text": {
    files: {
      "index.js": `${NODE_ASSETS}new aws.s3.BucketObject("index", { bucket: "media", source: new StringAsset("") });\n`,
    },
    pulumi: invalidAsset,
    ours: /index\.js:3 .*source holds a StringAsset without text/,
  },
  "a StringAsset without text, in an archive of a Python program": {
    files: {
      "Pulumi.yaml": PYTHON_PROJECT,
      "__main__.py": `${PYTHON_ASSETS}code = pulumi.AssetArchive({"a.py": pulumi.StringAsset("")})
aws.lambda_.Function("clean", role="clean", code=code)
`,
    },
    pulumi: invalidAsset,
    ours: /__main__\.py:4 .*code holds a StringAsset without text/,
  },
  "a resource that is registered twice": {
    files: { "index.js": `${NODE_ASSETS}new aws.s3.Bucket("media");\nnew aws.s3.Bucket("media");\n` },
    pulumi: duplicate,
    ours: duplicate,
  },
  "a resource that a Python program registers twice": {
    files: {
      "Pulumi.yaml": PYTHON_PROJECT,
      "__main__.py": `${PYTHON_ASSETS}aws.s3.Bucket("media")\naws.s3.Bucket("media")\n`,
    },
    pulumi: duplicate,
    ours: duplicate,
  },
};

describe("what Pulumi refuses, the embedded host refuses too", function () {
  this.timeout(minutes(5));
  before(function () {
    needsPulumi(this);
  });

  for (const [name, { files, pulumi, ours }] of Object.entries(PROGRAMS)) {
    it(name, async function () {
      const isPython = "__main__.py" in files;
      if (isPython) needsPython(this);
      const folders = [...(isPython ? [join(virtualenv(), "bin")] : []), pulumiFolder(), process.env["PATH"]];
      const env = { PATH: folders.join(delimiter) };
      const stack = { "Pulumi.dev.yaml": "config:\n  aws:region: eu-central-1\n" };
      await inProject({ ...files, ...stack }, async (folder) => {
        const refused = ({ status, stdout, stderr }: Outcome) => {
          assert.match(stdout + stderr, pulumi);
          assert.notEqual(status, 0);
        };
        const workspace = await realEngine({ program: folder, stack: "dev", env });
        try {
          refused(await workspace.preview());
          refused(await workspace.preview({ policyPack: root }));
        } finally {
          workspace.destroy();
        }
        const environment = { ...process.env, ...env };
        await assert.rejects(preview({ directory: folder, environment }), (error) => {
          assert.ok(error instanceof PreviewError);
          assert.match(error.message, ours);
          return true;
        });
      });
    });
  }
});
