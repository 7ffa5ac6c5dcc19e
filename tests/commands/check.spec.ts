import assert from "node:assert/strict";
import { delimiter, join } from "node:path";
import { check } from "../../src/commands/check";
import { Progress } from "../../src/commands/progress";
import type { Report } from "../../src/report";
import { inProject, programFolder } from "../preview/program";
import { needsPython, virtualenv } from "../python";

/** A terminal that keeps what is written to it. */
function terminal(): { written: string; isTTY: true; write(text: string): boolean } {
  return {
    written: "",
    isTTY: true,
    write(text) {
      this.written += text;
      return true;
    },
  };
}

function checked(
  directory: string,
  stream = terminal(),
  policyConfiguration: Parameters<typeof check>[0]["policyConfiguration"] = {},
): Promise<Report> {
  return check({ directory, config: {}, policyConfiguration, progress: new Progress(stream) });
}

function problems({ results }: Report, policy: string): readonly string[] {
  return results
    .filter((result) => result.policy === policy && result.outcome === "problem")
    .map(({ message }) => message);
}

const DATABASE = `
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const database = (settings) => new aws.rds.Instance("shop", {
  engine: "postgres",
  instanceClass: "db.t4g.small",
  username: "shop",
  storageEncrypted: true,
  backupRetentionPeriod: 7,
  ...settings,
});
`;

const DJANGO = `
const aws = require("@pulumi/aws");
new aws.ecs.TaskDefinition("shop", {
  family: "shop",
  containerDefinitions: JSON.stringify([{ name: "web", image: "shop", command: ["gunicorn", "shop.wsgi"] }]),
});
`;

describe("check", function () {
  this.timeout(60_000);

  it("shows on a terminal how far it has come", () =>
    inProject({ "index.js": `${DATABASE}database({ password: "changeme" });` }, async (folder) => {
      const stream = terminal();
      await checked(folder, stream);
      const lines = stream.written.split("\r\u001b[K").map((line) => line.trim());
      const shown = lines.filter((line) => !/^(warning: .*|)$/.test(line));
      assert.deepEqual(shown, [
        "starting the program",
        "1 resource registered",
        "2 resources registered",
        "3 resources registered",
        "checking",
      ]);
    }));

  it("says on which line a variable stands, and where its file is in the repository", () => {
    const program = [
      'const aws = require("@pulumi/aws");',
      "const environment = [",
      '  { name: "DJANGO_SETTINGS_MODULE", value: "shop.settings" },',
      '  { name: "DEBUG", value: "True" },',
      '  { name: "LOG_LEVEL", value: process.env.LEVEL || "DEBUG" },',
      "];",
      'const command = ["python", "manage.py", "runserver"];',
      'new aws.ecs.TaskDefinition("shop", {',
      '  family: "shop",',
      '  containerDefinitions: JSON.stringify([{ name: "web", image: "shop", command, environment }]),',
      "});",
    ].join("\n");
    const project = "name: program\nruntime: nodejs\n";
    const files = {
      ".git/HEAD": "",
      "infra/Pulumi.yaml": project,
      "infra/Pulumi.dev.yaml": "",
      "infra/index.js": program,
    };
    return inProject(files, async (folder) => {
      const { results } = await checked(join(folder, "infra"));
      const placeOf = (policy: string): unknown => results.find((result) => result.policy === policy)?.source;
      const at = (line: number): object => ({ file: "index.js", line, path: "infra/index.js" });
      assert.deepEqual(placeOf("debug-is-off"), at(4));
      assert.deepEqual(placeOf("log-level-is-not-debug"), at(5));
      assert.deepEqual(placeOf("django-runs-on-an-application-server"), at(8));
    });
  });

  describe("takes a password for a secret", () => {
    // Encrypted by `pulumi config set --secret --path` with the passphrase "correct horse": s3cret.
    const stack = `encryptionsalt: v1:5IWcWaADIo8=:v1:03+V3nnn+CIHCjHl:en/5y21+Z6KZlUxs7ktXim1QxFDbfA==
config:
  program:database:
    password:
      secure: v1:fHYOzTqV94OxdciN:HDiwpYhmI+w6l5xk5QQPem+TZ/nR7A==
    host: localhost
`;
    const passwords: Readonly<Record<string, { password: string; isSecret: boolean }>> = {
      "that is encrypted within a structured value": { password: "settings.password", isSecret: true },
      "but not what stands next to it": { password: "settings.host", isSecret: false },
    };
    for (const [name, { password, isSecret }] of Object.entries(passwords)) {
      it(name, () => {
        const program = `${DATABASE}
const settings = new pulumi.Config().requireObject("database");
database({ password: ${password} });
`;
        return inProject({ "index.js": program, "Pulumi.dev.yaml": stack }, async (folder) => {
          const report = await withPassphrase("correct horse", () => checked(folder));
          const found = problems(report, "database-password-is-secret");
          assert.equal(found.length, isSecret ? 0 : 1, found.join("\n"));
        });
      });
    }
  });

  describe("refuses a path that the user names and that", () => {
    const rows: Readonly<Record<string, { setting: string; path: string; message: RegExp }>> = {
      "does not exist": {
        setting: "djangoProject",
        path: "../backend",
        message: /^djangoProject: \.\.\/backend does not exist$/,
      },
      "leads out of the repository": {
        setting: "djangoProject",
        path: "..",
        message: /^djangoProject: \.\. leads out of the repository /,
      },
      "is no nginx configuration": {
        setting: "nginxConfiguration",
        path: "nginx.conf",
        message: /^nginxConfiguration: nginx\.conf does not exist$/,
      },
    };
    for (const [what, { setting, path, message }] of Object.entries(rows)) {
      it(what, () =>
        inProject({ "index.js": "", ".git/HEAD": "" }, (folder) =>
          assert.rejects(checked(folder, undefined, { settings: { [setting]: path } }), { name: "UserError", message }),
        ),
      );
    }
  });

  it("reads the settings of the project whose manage.py stands in the repository", () =>
    inProject(
      {
        "index.js": DJANGO,
        ".git/HEAD": "",
        "backend/manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")',
        "backend/shop/settings.py": "DEBUG = True",
        "backend/shop/wsgi.py": "",
      },
      async (folder) => {
        const report = await checked(folder);
        assert.deepEqual(problems(report, "debug-is-off"), ["container web: backend/shop/settings.py:1 turns it on"]);
        assert.deepEqual(report.notices, []);
      },
    ));

  const networks: Readonly<Record<string, { cidr: string; finds?: string }>> = {
    "a simulated network": { cidr: 'aws.ec2.getVpcOutput({ id: "vpc-0a1b2c3d" }).cidrBlock' },
    "a part of a simulated network": {
      cidr: 'aws.ec2.getVpcOutput({ id: "vpc-0a1b2c3d" }).cidrBlock.apply((cidr) => cidr.replace("/16", "/20"))',
    },
    "a simulated network of IPv6": {
      cidr: 'aws.ec2.getVpcOutput({ id: "vpc-0a1b2c3d" }).ipv6CidrBlock',
    },
    "the program's own network": {
      cidr: 'new aws.ec2.Vpc("shop", { cidrBlock: "10.1.0.0/16" }).cidrBlock',
      finds: "port 5432 is open to the network 10.1.0.0/16",
    },
    "a network that the program writes, although it is reserved for documentation": {
      cidr: '"192.0.2.0/24"',
      finds: "port 5432 is open to 192.0.2.0/24",
    },
  };
  for (const [name, { cidr, finds }] of Object.entries(networks)) {
    it(`${finds ? "judges" : "leaves undecided"} who reaches a database from ${name}`, () => {
      const family = name.includes("IPv6") ? "ipv6CidrBlocks" : "cidrBlocks";
      const program = `${DATABASE}
const rule = { protocol: "tcp", fromPort: 5432, toPort: 5432, ${family}: [${cidr}] };
const group = new aws.ec2.SecurityGroup("database", { ingress: [rule] });
database({ manageMasterUserPassword: true, vpcSecurityGroupIds: [group.id] });
`;
      return inProject({ "index.js": program }, async (folder) => {
        const report = await checked(folder);
        const undecided = report.results.filter(
          ({ outcome, message }) => outcome === "undecided" && /Blocks/.test(message),
        );
        assert.deepEqual(problems(report, "database-admits-only-the-application"), finds ? [finds] : []);
        assert.equal(undecided.length > 0, finds === undefined);
      });
    });
  }

  it("convicts a container of a Python program of DEBUG", async function () {
    needsPython(this);
    const path = process.env["PATH"];
    process.env["PATH"] = [join(virtualenv(), "bin"), path].join(delimiter);
    try {
      const report = await checked(programFolder("python"));
      assert.deepEqual(problems(report, "debug-is-off"), ["container django: DJANGO_DEBUG turns it on"]);
    } finally {
      process.env["PATH"] = path;
    }
  });
});

async function withPassphrase<T>(passphrase: string, use: () => Promise<T>): Promise<T> {
  const own = process.env["PULUMI_CONFIG_PASSPHRASE"];
  process.env["PULUMI_CONFIG_PASSPHRASE"] = passphrase;
  try {
    return await use();
  } finally {
    if (own === undefined) delete process.env["PULUMI_CONFIG_PASSPHRASE"];
    else process.env["PULUMI_CONFIG_PASSPHRASE"] = own;
  }
}
