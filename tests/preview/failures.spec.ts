import assert from "node:assert/strict";
import { preview, PreviewError, type PreviewOptions } from "../../src/preview";
import { inProject } from "./program";

interface Failure {
  files: Record<string, string>;
  options?: Partial<PreviewOptions>;
  notInstalled?: true;
  /** what the message must say; FOLDER stands for the project's folder */
  says: string[];
  doesNotSay?: string[];
}

const BUCKET = 'const aws = require("@pulumi/aws");\nnew aws.s3.Bucket("media");\n';

const SOURCE =
  'const aws = require("@pulumi/aws");\nconst { AssetArchive, StringAsset } = require("@pulumi/pulumi").asset;\n';

const FAILURES: Record<string, Failure> = {
  ...Object.fromEntries(
    ["go", "yaml", "dotnet", "java"].map((runtime) => [
      `the runtime ${runtime}`,
      {
        files: { "Pulumi.yaml": `name: shop\nruntime: ${runtime}\n` },
        says: ["FOLDER/Pulumi.yaml", `"${runtime}"`, "`pulumi preview --policy-pack PACK`"],
      },
    ]),
  ),
  "an SDK that is not installed": {
    files: { "index.js": BUCKET },
    notInstalled: true,
    says: ["@pulumi/pulumi is not installed", "npm install", "FOLDER"],
  },
  "a project without a name": {
    files: { "Pulumi.yaml": "runtime: nodejs\n" },
    says: ["FOLDER/Pulumi.yaml", "no name", "name: …"],
  },
  "a project without a runtime": {
    files: { "Pulumi.yaml": "name: shop\n" },
    says: ["FOLDER/Pulumi.yaml", "no runtime", "runtime: nodejs"],
  },
  "a main that does not exist": {
    files: { "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: infra\n" },
    says: ["FOLDER/Pulumi.yaml", '"main: infra"', "does not exist"],
  },
  "a project file that is no YAML": {
    files: { "Pulumi.yaml": "name: shop\nruntime: [nodejs\nmain: x\n" },
    says: ["FOLDER/Pulumi.yaml:3:1", "not valid YAML"],
  },
  "a stack file that is no YAML": {
    files: { "Pulumi.dev.yaml": 'config:\n  shop:size: "2\n' },
    says: ["FOLDER/Pulumi.dev.yaml:3:1", "not valid YAML"],
  },
  "a stack file with a tab": {
    files: { "Pulumi.dev.yaml": "config:\n\tshop:size: 2\n" },
    says: ["FOLDER/Pulumi.dev.yaml:2:1", "Tabs are not allowed"],
  },
  "a stack file with a key twice": {
    files: { "Pulumi.dev.yaml": "config:\n  size: 2\n  size: 3\n" },
    says: ["FOLDER/Pulumi.dev.yaml:3:3", "Map keys must be unique"],
  },
  "an alias of nothing": {
    files: { "Pulumi.dev.yaml": "config:\n  shop:size: *small\n" },
    says: ["FOLDER/Pulumi.dev.yaml:2:14", 'no anchor "small"'],
  },
  "an alias within its own anchor": {
    files: { "Pulumi.dev.yaml": "config:\n  sizes: &sizes [1, *sizes]\n" },
    says: ["FOLDER/Pulumi.dev.yaml:2:21", '"sizes" stands within its own anchor'],
  },
  "a stack file that is a list": {
    files: { "Pulumi.dev.yaml": "- config\n" },
    says: ["FOLDER/Pulumi.dev.yaml", "expected keys with values"],
  },
  "a configuration that is a list": {
    files: { "Pulumi.dev.yaml": "config:\n  - size\n" },
    says: ["FOLDER/Pulumi.dev.yaml", '"config" must hold keys with values'],
  },
  "a key with too many colons": {
    files: { "Pulumi.dev.yaml": "config:\n  a:b:c:d: 1\n" },
    says: ["FOLDER/Pulumi.dev.yaml", '"a:b:c:d" is no configuration key', "namespace:key"],
  },
  "a stack that does not exist": {
    files: { "Pulumi.prod.yaml": "" },
    options: { stack: "staging" },
    says: ['stack "staging" does not exist', "FOLDER/Pulumi.staging.yaml", "stacks: dev, prod"],
  },
  "a choice of stacks": {
    files: { "Pulumi.prod.yaml": "" },
    options: { stack: undefined },
    says: ["which stack?", "--stack NAME", "dev, prod"],
  },
  "configuration that the project declares and the stack does not set": {
    files: {
      "Pulumi.yaml":
        "name: shop\nruntime: nodejs\nconfig:\n  size: {type: integer}\n  zone: {type: string}\n" +
        "  password: {type: string, secret: true}\n",
    },
    options: { config: { size: "2" } },
    says: [
      'stack "dev" lacks configuration that FOLDER/Pulumi.yaml requires: zone, password.',
      "`pulumi config set zone VALUE --stack dev`",
      "`pulumi config set --secret password --stack dev` in FOLDER",
      "writes it to FOLDER/Pulumi.dev.yaml",
      "--config zone=VALUE --config password=VALUE",
    ],
  },
  "configuration that the program requires and the stack does not set": {
    files: { "index.js": 'new (require("@pulumi/pulumi").Config)().require("zone");\n' },
    says: [
      '"program:zone", which FOLDER/Pulumi.dev.yaml does not set',
      "`pulumi config set program:zone VALUE --stack dev` in FOLDER",
      "--config program:zone=VALUE",
    ],
  },
  "a secret that the program requires and the stack does not set": {
    files: { "index.js": 'new (require("@pulumi/pulumi").Config)().requireSecret("key");\n' },
    says: ["`pulumi config set --secret program:key --stack dev`"],
  },
  "a program that throws": {
    files: {
      "index.ts":
        'interface Zone {\n  name: string;\n}\n\nfunction fail(zone: Zone): never {\n  throw new Error(`no zone ${zone.name}`);\n}\nfail({ name: "eu" });\n',
    },
    says: ["index.ts:6", "no zone eu"],
  },
  "a program that throws inside apply": {
    files: {
      "index.js": `${BUCKET}new aws.s3.Bucket("static").id.apply(() => {\n  throw new Error("not this one");\n});\n`,
    },
    says: ["index.js:4", "not this one"],
  },
  "a program that does not compile": {
    files: { "index.ts": "const zone: string = ;\n" },
    says: ["index.ts(1,22)", "Expression expected"],
  },
  "a package that the program does not have": {
    files: { "index.js": '\nrequire("@pulumi/nowhere");\n' },
    says: ["index.js:2", "Cannot find module '@pulumi/nowhere'", "`npm install`"],
  },
  "a property that the SDK demands": {
    files: { "index.js": '\n\nnew (require("@pulumi/aws").ec2.Subnet)("public", {});\n' },
    says: ["index.js:3", "Missing required property 'vpcId'"],
  },
  "a resource that is registered twice": {
    files: { "index.js": `${BUCKET}\nnew aws.s3.Bucket("media");\n` },
    says: [
      "at index.js:4: Duplicate resource URN 'urn:pulumi:dev::program::aws:s3/bucket:Bucket::media'; " +
        "try giving it a unique name (it is registered at index.js:2 too)",
    ],
  },
  "a StringAsset without text": {
    files: { "index.js": `${SOURCE}new aws.s3.BucketObject("index", { bucket: "b", source: new StringAsset("") });\n` },
    says: ["index.js:3", "::aws:s3/bucketObject:BucketObject::index", "source holds a StringAsset without text"],
  },
  "a StringAsset without text in an archive": {
    files: {
      "index.js": `${SOURCE}const code = new AssetArchive({ "a.py": new StringAsset("") });
new aws.lambda.Function("clean", { code, role: "r" });\n`,
    },
    says: ["index.js:4", "code holds a StringAsset without text"],
  },
  "a program that cannot work with a simulated answer": {
    files: {
      "index.js": `${BUCKET}
aws.ec2.getVpcOutput({ default: true });
aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["s3:*"] }] });
aws.s3.Bucket.get("logs", "shop-logs");
const database = aws.secretsmanager.getSecretVersionOutput({ secretId: "shop/database" });
database.secretString.apply((text) => JSON.parse(text).replica.host);
`,
    },
    says: [
      "index.js:8",
      'aws:secretsmanager/getSecretVersion:getSecretVersion "shop/database"',
      'aws:s3/bucket:Bucket "shop-logs"',
      "aws:ec2/getVpc:getVpc",
      "`djangoguard check --fixture FILE`",
    ],
    doesNotSay: ["getPolicyDocument"],
  },
  "a program that cannot work without an answer": {
    files: {
      "index.js": `${BUCKET}
const answer = require("@pulumi/pulumi").runtime.invokeOutput("acme:shops/getShop:getShop", { name: "berlin" });
aws.ec2.getVpcOutput({ default: true });
answer.apply(({ address }) => address.toUpperCase());
`,
    },
    says: [
      "index.js:6",
      'it was given an empty answer of acme:shops/getShop:getShop "berlin"; it was given simulated answers of aws:ec2/getVpc:getVpc',
      "`djangoguard check --fixture FILE`",
    ],
  },
  "an error that the program logs": {
    files: { "index.js": `${BUCKET}require("@pulumi/pulumi").log.error("no zone left");\n` },
    says: ["no zone left"],
  },
  "a program that ends early": {
    files: { "index.js": `${BUCKET}console.error("giving up");\nprocess.exit(3);\n` },
    says: ["exit status 3", "giving up"],
  },
  "a program that registers nothing": {
    files: { "index.js": "exports.size = 2;\n" },
    says: ["registered no resources", "FOLDER"],
  },
  "a program that does not end in time": {
    files: { "index.js": `${BUCKET}setInterval(() => {}, 1000);\n` },
    options: { timeout: 3000 },
    says: ["still running after 3 s"],
  },
};

describe("preview: what the user can mend", function () {
  this.timeout(60_000);

  for (const [name, { files, options, notInstalled, says, doesNotSay = [] }] of Object.entries(FAILURES)) {
    it(`${name} is one clear message`, () =>
      inProject(
        files,
        async (folder) => {
          const error = await failure({ directory: folder, stack: "dev", ...options });
          for (const part of says)
            assert.ok(error.message.includes(part.replaceAll("FOLDER", folder)), `${part} is not in: ${error.message}`);
          for (const part of doesNotSay) assert.ok(!error.message.includes(part), `${part} is in: ${error.message}`);
          assert.doesNotMatch(error.message, /^\s+at /m, "no stack trace");
          assert.ok(!error.message.includes("\u001b"), "no colours");
        },
        notInstalled !== true,
      ));
  }

  it("a folder without a project anywhere above is one clear message", async () => {
    const error = await failure({ directory: "/" });
    assert.equal(
      error.message,
      "no Pulumi.yaml in / or any folder above it: name the folder of a Pulumi project, or start one with `pulumi new`",
    );
  });

  it("a folder that does not exist is one clear message", async () => {
    const error = await failure({ directory: "/no/such/folder" });
    assert.equal(error.message, "/no/such/folder: there is no such folder");
  });
});

async function failure(options: PreviewOptions): Promise<Error> {
  try {
    await preview(options);
  } catch (error) {
    assert.ok(error instanceof PreviewError, `not a PreviewError: ${String(error)}`);
    return error;
  }
  throw new assert.AssertionError({ message: "the preview succeeded" });
}
