import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import type { Report } from "../src/report";
import { inProject } from "./preview/program";
import { needsPython, virtualenv } from "./python";

const cli = join(__dirname, "..", "dist", "src", "cli.js");

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `djangoguard check` in a folder, the tests' virtual environment being the active one if `python` says so. */
function check(folder: string, { args = [], env = {}, python = false }: Partial<BadInput>): Run {
  const path = python ? [join(virtualenv(), "bin"), process.env["PATH"]].join(delimiter) : process.env["PATH"];
  const environment = { ...process.env, PATH: path, ...env };
  const withFolder = args.map((argument) => argument.replace("FOLDER", folder));
  return spawnSync(process.execPath, [cli, "check", folder, ...withFolder], { env: environment, encoding: "utf8" });
}

interface BadInput {
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly python: boolean;
  readonly notInstalled: boolean;
  /** What stderr must say; FOLDER stands for the project's folder. */
  readonly says: readonly string[];
}

const BUCKET = 'const aws = require("@pulumi/aws");\nnew aws.s3.Bucket("media");\n';
const PYTHON_BUCKET = 'import pulumi\nimport pulumi_aws as aws\naws.s3.Bucket("media")\n';
const PYTHON_PROJECT = "name: program\nruntime: python\n";

// Encrypted by `pulumi config set --secret` with the passphrase "correct horse".
const ENCRYPTED = `encryptionsalt: v1:5IWcWaADIo8=:v1:03+V3nnn+CIHCjHl:en/5y21+Z6KZlUxs7ktXim1QxFDbfA==
config:
  program:password:
    secure: v1:fTcACR0uq0O/G+88:1U+qsRI3CjGTujzTNlWs5MzVAip5n+RJlNBWFg==
`;

const duplicate =
  "Duplicate resource URN 'urn:pulumi:dev::program::aws:s3/bucket:Bucket::media'; try giving it a unique name";

const REFUSALS: Readonly<Record<string, Partial<BadInput> & Pick<BadInput, "files" | "says">>> = {
  "a Pulumi.yaml that is no YAML": {
    files: { "Pulumi.yaml": "name: shop\nruntime: [nodejs\nmain: x\n" },
    says: ["FOLDER/Pulumi.yaml:3:1: not valid YAML"],
  },
  "a stack file that is no YAML": {
    files: { "Pulumi.dev.yaml": "config:\n  size: {a: 1\n  zone: a\n" },
    says: ["FOLDER/Pulumi.dev.yaml:3:", "not valid YAML"],
  },
  "a wrong passphrase": {
    files: { "index.js": BUCKET, "Pulumi.dev.yaml": ENCRYPTED },
    env: { PULUMI_CONFIG_PASSPHRASE: "wrong horse" },
    says: ["FOLDER/Pulumi.dev.yaml: the passphrase in PULUMI_CONFIG_PASSPHRASE", "is not the one"],
  },
  "missing node_modules": {
    files: { "index.js": BUCKET, "yarn.lock": "" },
    notInstalled: true,
    says: ["@pulumi/pulumi is not installed", "run `yarn install` in FOLDER"],
  },
  "a missing virtual environment": {
    files: {
      "Pulumi.yaml": "name: program\nruntime:\n  name: python\n  options:\n    virtualenv: venv\n",
      "__main__.py": PYTHON_BUCKET,
      "requirements.txt": "",
    },
    says: ["FOLDER/venv, which does not exist", "-m pip install -r requirements.txt` in FOLDER"],
  },
  "a program that never ends": {
    files: { "index.js": `${BUCKET}for (;;);\n` },
    args: ["--timeout", "2.5"],
    says: ["still running after 2.5 s and was stopped", "--timeout SECONDS"],
  },
  "a Python program that never ends": {
    files: { "Pulumi.yaml": PYTHON_PROJECT, "__main__.py": `${PYTHON_BUCKET}while True:\n    pass\n` },
    python: true,
    args: ["--timeout", "2.5"],
    says: ["still running after 2.5 s and was stopped", "--timeout SECONDS"],
  },
  "a time limit that is none": {
    files: { "index.js": BUCKET },
    args: ["--timeout", "0"],
    says: ["--timeout", "greater than 0"],
  },
  "a program that registers nothing": {
    files: { "index.js": "console.log('nothing to do');\n" },
    says: ["registered no resources", "FOLDER/Pulumi.yaml"],
  },
  "a program that leaves before it registers anything": {
    files: { "index.js": `process.exit(0);\n${BUCKET}` },
    says: ["registered no resources"],
  },
  "a Python program that registers nothing": {
    files: { "Pulumi.yaml": PYTHON_PROJECT, "__main__.py": "size = 2\n" },
    python: true,
    says: ["registered no resources", "FOLDER/Pulumi.yaml"],
  },
  "a Python program that leaves before it registers anything": {
    files: { "Pulumi.yaml": PYTHON_PROJECT, "__main__.py": `import os\nos._exit(0)\n${PYTHON_BUCKET}` },
    python: true,
    says: ["registered no resources"],
  },
  "a resource that is registered twice": {
    files: { "index.js": `${BUCKET}new aws.s3.Bucket("media");\n` },
    says: [`failed at index.js:3: ${duplicate} (it is registered at index.js:2 too)`],
  },
  "a resource that a Python program registers twice": {
    files: { "Pulumi.yaml": PYTHON_PROJECT, "__main__.py": `${PYTHON_BUCKET}aws.s3.Bucket("media")\n` },
    python: true,
    says: [`failed at __main__.py:4: ${duplicate} (it is registered at __main__.py:3 too)`],
  },
  "a StringAsset without text": {
    files: {
      "index.js":
        `${BUCKET}const source = new (require("@pulumi/pulumi").asset.StringAsset)("");\n` +
        'new aws.s3.BucketObject("index", { bucket: "media", source });\n',
    },
    says: ["at index.js:4", "source holds a StringAsset without text", "give it a text"],
  },
  "a fixture that is no YAML": {
    files: { "index.js": BUCKET, "values.yaml": "resources:\n  a: [\n" },
    args: ["--fixture", "FOLDER/values.yaml"],
    says: ["FOLDER/values.yaml:3:1: not valid YAML"],
  },
  "a fixture with what is no part of one": {
    files: { "index.js": BUCKET, "values.yaml": "resource: {}\n" },
    args: ["--fixture", "FOLDER/values.yaml"],
    says: ['FOLDER/values.yaml:1: "resource" is no part of a fixture'],
  },
  "a program in another language": {
    files: { "Pulumi.yaml": "name: program\nruntime: go\n" },
    says: ['FOLDER/Pulumi.yaml: programs with runtime "go"', "`pulumi preview --policy-pack PACK`"],
  },
};

describe("djangoguard check with bad input", function () {
  this.timeout(60_000);

  for (const [name, refusal] of Object.entries(REFUSALS)) {
    it(`could not run: ${name}`, async function () {
      if (refusal.python) needsPython(this);
      await inProject(
        refusal.files,
        (folder) => {
          const { status, stdout, stderr } = check(folder, refusal);
          for (const part of refusal.says)
            assert.ok(stderr.includes(part.replaceAll("FOLDER", folder)), `${part} is not in: ${stderr}`);
          assert.equal(stdout, "");
          assert.equal(status, 2);
          assert.doesNotMatch(stderr, /\n +at |Traceback|unexpected error|(wrong|correct) horse/);
          return Promise.resolve();
        },
        refusal.notInstalled !== true,
      );
    });
  }

  const NOISY: Readonly<Record<string, { files: Readonly<Record<string, string>>; python: boolean }>> = {
    Node: {
      files: { "index.js": `console.log("{noise");\nprocess.stdout.write("}");\n${BUCKET}console.error("more");\n` },
      python: false,
    },
    Python: {
      files: { "Pulumi.yaml": PYTHON_PROJECT, "__main__.py": `print("{noise", flush=True)\n${PYTHON_BUCKET}` },
      python: true,
    },
  };
  for (const [language, { files, python }] of Object.entries(NOISY)) {
    it(`keeps what a ${language} program writes out of the report`, async function () {
      if (python) needsPython(this);
      await inProject(files, (folder) => {
        const { status, stdout, stderr } = check(folder, { python, args: ["--format", "json"] });
        assert.equal((JSON.parse(stdout) as Report).target.project, "program");
        assert.doesNotMatch(stdout + stderr, /noise|more/);
        assert.equal(status, 0);
        return Promise.resolve();
      });
    });
  }

  it("says on stderr what of a fixture does not match the program, and judges it all the same", () => {
    const fixture = "resources:\n  aws:s3/bucket:Bucket:\n    medai: { bucket: a }\n    media: { arm: b }\n";
    return inProject({ "index.js": BUCKET, "values.yaml": fixture }, (folder) => {
      const { status, stdout, stderr } = check(folder, { args: ["--fixture", "FOLDER/values.yaml"] });
      assert.match(stderr, /values\.yaml:3: the program does not use aws:s3\/bucket:Bucket "medai" \(.*"media"\)/);
      assert.match(stderr, /values\.yaml:4: aws:s3\/bucket:Bucket has no output "arm"/);
      assert.match(stdout, /^program, stack dev\n/);
      assert.equal(status, 0);
      return Promise.resolve();
    });
  });
});
