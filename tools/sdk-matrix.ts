/**
 * Runs one program with every generation of the SDKs that programs have installed, and compares what it registers:
 * `npm run sdk-matrix`, or with a part of a version, `npm run sdk-matrix -- 3.59`. The SDKs are installed once a
 * machine, in $DJANGOGUARD_CACHE or else in the user's cache folder; that takes some minutes and 1.5 GB.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { preview, PreviewError, type PreviewedResource } from "../src/preview";

const VERSIONS: readonly { pulumi: string; aws: string; typescript: string }[] = [
  { pulumi: "3.59.0", aws: "5.43.0", typescript: "4.9" },
  { pulumi: "3.59.0", aws: "6.34.1", typescript: "5.4" },
  { pulumi: "3.100.0", aws: "6.34.1", typescript: "5.4" },
  { pulumi: "3.150.0", aws: "6.83.4", typescript: "5.9" },
  { pulumi: "3.150.0", aws: "7.2.0", typescript: "5.9" },
  { pulumi: "3.200.0", aws: "7.2.0", typescript: "5.9" },
  { pulumi: "3.248.0", aws: "7.48.0", typescript: "5.9" },
  { pulumi: "3.276.0", aws: "7.48.0", typescript: "5.9" },
];

const PROGRAM = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

class Site extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, options);
    this.bucket = new aws.s3.Bucket(\`\${name}-files\`, {}, { parent: this });
    this.registerOutputs({ bucket: this.bucket.bucket });
  }
}

const virginia = new aws.Provider("virginia", { region: "us-east-1" });
const site = new Site("site", { provider: virginia, protect: true });
const document = aws.iam.getPolicyDocumentOutput({
  statements: [{ actions: ["s3:GetObject"], resources: [pulumi.interpolate\`\${site.bucket.arn}/*\`] }],
});
new aws.iam.Policy("read", { policy: document.json });
const database = new aws.rds.Instance("shop", {
  engine: "postgres",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "shop",
  password: config.requireSecret("password"),
});
new aws.ecs.TaskDefinition("django", {
  family: "django",
  containerDefinitions: database.address.apply((host) =>
    JSON.stringify([{ name: "django", image: "shop:1", environment: [{ name: "DB_HOST", value: host }] }]),
  ),
}, { dependsOn: [site] });
new aws.sns.Topic("alarms", {}, { transformations: [({ props, opts }) => ({ props: { ...props, displayName: "Alarms" }, opts })] });
export const endpoint = database.endpoint;
`;

const MATRIX = join(
  process.env["DJANGOGUARD_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "djangoguard"),
  "sdk-matrix",
);

/** The folder with the SDKs installed. */
function installed({ pulumi, aws, typescript }: (typeof VERSIONS)[number]): string {
  const folder = join(MATRIX, `${pulumi}-${aws}`);
  if (!existsSync(join(folder, "complete"))) {
    console.error(`installing @pulumi/pulumi ${pulumi} and @pulumi/aws ${aws} into ${folder}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), "{}");
    const packages = [`@pulumi/pulumi@${pulumi}`, `@pulumi/aws@${aws}`, `typescript@${typescript}`, "@types/node@18"];
    const quiet = ["--no-audit", "--no-fund", "--silent", "--ignore-scripts"];
    execFileSync("npm", ["install", ...quiet, "--save-exact", ...packages], { cwd: folder, stdio: "inherit" });
    writeFileSync(join(folder, "complete"), "");
  }
  return folder;
}

function writeProject(sdk: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sdk-matrix-"));
  const files = {
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n  shop:password: { secure: v1:x }\n",
    "index.ts": PROGRAM,
    "tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, target: "es2020", module: "commonjs", moduleResolution: "node" },
    }),
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  symlinkSync(join(sdk, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

/** What every generation of the SDK has to agree on, as text. */
function description({ urn, inputs, parent, dependencies, provider, options }: PreviewedResource): string {
  const withoutVersion = (text: string) => text.replace(/default_\d+_\d+_\d+/g, "default");
  const isProvider = urn.includes("pulumi:providers:");
  return withoutVersion(
    JSON.stringify([urn, isProvider ? {} : inputs, parent, dependencies, provider, options.protect]),
  );
}

async function main(wanted: readonly string[]): Promise<void> {
  let expected: string[] | undefined;
  const chosen = VERSIONS.filter(({ pulumi, aws }) => wanted.every((part) => `${pulumi} ${aws}`.includes(part)));
  for (const versions of [...chosen].reverse()) {
    const folder = writeProject(installed(versions));
    const start = performance.now();
    const name = `@pulumi/pulumi ${versions.pulumi.padEnd(8)} @pulumi/aws ${versions.aws.padEnd(7)}`;
    try {
      const { resources } = await preview({ directory: folder, stack: "dev" });
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const described = resources.map(description).sort();
      expected ??= described;
      const different = described.filter((line) => !expected!.includes(line));
      const placed = resources.filter(({ source }) => source !== undefined).length;
      console.log(
        `${name} ${resources.length} resources, ${placed} placed, ${different.length} different, ${seconds} s`,
      );
      for (const line of different) console.log(`    ${line}`);
      process.exitCode ||= different.length === 0 && described.length === expected.length ? 0 : 1;
    } catch (error) {
      console.log(`${name} ${error instanceof PreviewError ? error.message : String(error)}`);
      process.exitCode = 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

void main(process.argv.slice(2));
