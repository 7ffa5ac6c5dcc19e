import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { preview, PreviewError, type Log, type Previewed } from "../../src/preview";
import { PythonShapes } from "../../src/preview/cloud/simulate/pythonShapes";
import { SIGNATURE } from "../../src/wire/signatures";
import { needsPython, virtualenv } from "../python";
import { inProject, programFolder, resource } from "./program";

/** An environment in which the tests' virtual environment is the one that is active. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${join(virtualenv(), "bin")}${delimiter}${process.env["PATH"]}` };
}

describe("a Python program", function () {
  this.timeout(60_000);
  let program: Previewed;
  let output = "";
  const logs: Log[] = [];

  before(async function () {
    needsPython(this);
    program = await preview({
      directory: programFolder("python"),
      environment: environment(),
      onOutput: (text) => (output += text),
      onLog: (log) => logs.push(log),
    });
  });

  it("registers its resources as one in TypeScript does, components and default providers included", () => {
    const urns = program.resources.map(({ urn }) => urn.replace("urn:pulumi:dev::python::", "")).sort();
    assert.deepEqual(
      urns.map((urn) => urn.replace(/default_\d.*/, "default")),
      [
        "aws:acm/certificate:Certificate::www",
        "aws:ecs/taskDefinition:TaskDefinition::django",
        "aws:rds/instance:Instance::shop",
        "aws:route53/record:Record::validate",
        "pulumi:providers:aws::default",
        "pulumi:providers:random::default",
        "pulumi:pulumi:Stack::python-dev",
        "random:index/randomPassword:RandomPassword::key",
        "shop:index:Network$aws:ec2/vpc:Vpc::shop-vpc",
        "shop:index:Network::shop",
      ],
    );
  });

  it("has its properties under the resource's own names, secrets and configuration included", () => {
    const database = resource(program, "aws:rds/instance:Instance", "shop");
    const { password, ...inputs } = database.inputs;
    assert.deepEqual(inputs, {
      allocatedStorage: 20,
      engine: "postgres",
      instanceClass: "db.t3.micro",
      username: "shop",
    });
    assert.deepEqual(Object.keys(password as object), [SIGNATURE, "value"]);
    assert.equal(database.options.protect, true);
    assert.deepEqual(database.dependencies, ["urn:pulumi:dev::python::shop:index:Network$aws:ec2/vpc:Vpc::shop-vpc"]);
  });

  it("is placed by file and line, what a component of its own creates too, and its stack nowhere", () => {
    const place = (type: string, name: string) => resource(program, type, name).source;
    assert.deepEqual(place("aws:rds/instance:Instance", "shop"), { file: "__main__.py", line: 12 });
    assert.deepEqual(place("aws:route53/record:Record", "validate"), { file: "__main__.py", line: 23 });
    assert.deepEqual(place("aws:ec2/vpc:Vpc", "shop-vpc"), { file: "network.py", line: 8 });
    assert.equal(place("pulumi:pulumi:Stack", "python-dev"), undefined);
  });

  it("gets outputs of the shape that the installed package declares", () => {
    const { containerDefinitions } = resource(program, "aws:ecs/taskDefinition:TaskDefinition", "django").inputs;
    const json = (containerDefinitions as { value: string }).value;
    const [{ environment: variables }] = JSON.parse(json) as [{ environment: { name: string; value: string }[] }];
    assert.equal(variables[0]!.value, "True");
    assert.equal(variables[2]!.value, resource(program, "aws:rds/instance:Instance", "shop").outputs["address"]);
    const record = resource(program, "aws:route53/record:Record", "validate").inputs;
    assert.match(String(record["name"]), /^_s1mulated\w+\.shop\.example\.com\.$/);
    assert.equal(record["type"], "CNAME");
  });

  it("writes to onOutput and logs to onLog", () => {
    assert.match(output, /^to stdout$/m);
    assert.deepEqual(
      logs.filter(({ severity }) => severity !== "debug"),
      [],
    );
  });
});

describe("the declarations of a Python package", function () {
  this.timeout(60_000);
  let shapes: PythonShapes;
  let types: string[];
  let folder: string;

  before(function () {
    needsPython(this);
    const lib = spawnSync(join(virtualenv(), "bin", "python"), [
      "-c",
      "import sysconfig as s; print(s.get_path('purelib'))",
    ]);
    folder = lib.stdout.toString().trim();
    shapes = new PythonShapes([folder]);
    const register = readFileSync(join(folder, "pulumi_aws", "__init__.py"), "utf8");
    types = [...register.matchAll(/"(aws:\w+\/\w+:\w+)": "/g)].map(([, type]) => type!);
  });

  it("are found for every resource of the package, nested types included", () => {
    assert.ok(types.length > 1000, `only ${types.length} types`);
    const wrong = types.filter((type) => {
      const shape = shapes.resource(type);
      const nested = (shape?.members ?? []).flatMap((member) => {
        const inner = member.type.kind === "array" || member.type.kind === "map" ? member.type.of : member.type;
        return inner.kind === "named" ? [inner.name] : [];
      });
      return shape === undefined || nested.some((name) => shapes.nested("aws", name).length === 0);
    });
    assert.deepEqual(wrong, []);
  });

  it("tell inputs from outputs, and what may be absent", () => {
    const { members, inputs } = shapes.resource("aws:acm/certificate:Certificate")!;
    const member = (name: string) => members.find((candidate) => candidate.name === name);
    const input = (name: string) => inputs.find((candidate) => candidate.name === name);
    assert.ok(input("domainName") && input("subjectAlternativeNames") && !input("domainValidationOptions"));
    assert.deepEqual(member("tagsAll"), {
      name: "tagsAll",
      type: { kind: "map", of: { kind: "string" } },
      optional: false,
    });
    assert.deepEqual(member("domainValidationOptions")?.type, {
      kind: "array",
      of: { kind: "named", name: "acm.CertificateDomainValidationOption" },
    });
    assert.equal(member("privateKey")?.optional, true);
  });

  it("leave nothing out of a nested output, which Python declares optional throughout", () => {
    const names = (type: string) =>
      shapes
        .nested("aws", type)
        .filter((member) => !member.optional)
        .map(({ name }) => name);
    assert.deepEqual(names("elasticache.ClusterCacheNode"), [
      "address",
      "availabilityZone",
      "id",
      "outpostArn",
      "port",
    ]);
    assert.deepEqual(names("rds.InstanceMasterUserSecret"), ["kmsKeyId", "secretArn", "secretStatus"]);
    assert.ok(names("acm.CertificateDomainValidationOption").includes("resourceRecordName"));
  });

  it("name as inputs what the constructor of a resource sends", () => {
    const snakeCase = (name: string) => name.replace(/[A-Z]+/g, (letters) => `_${letters.toLowerCase()}`);
    const wrong = ["BucketVersioning", "Bucket", "BucketPolicy"].filter((name) => {
      const type = `aws:s3/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
      const code = readFileSync(join(folder, "pulumi_aws", "s3", `${snakeCase(name).slice(1)}.py`), "utf8");
      const sent = [...code.matchAll(/^ {12}__props__\.__dict__\["(\w+)"\] = (?!None)/gm)].map(
        ([, attribute]) => attribute,
      );
      const inputs = shapes.resource(type)!.inputs.map((input) => snakeCase(input.name));
      return sent.length === 0 || sent.sort().join() !== inputs.sort().join();
    });
    assert.deepEqual(wrong, []);
  });

  it("know the results of functions, those of the package itself too", () => {
    assert.ok(shapes.result("aws:ec2/getAmi:getAmi")!.some(({ name }) => name === "rootDeviceName"));
    assert.ok(shapes.result("aws:index/getRegion:getRegion")!.some(({ name }) => name === "description"));
    assert.ok(shapes.result("aws:lambda/getFunction:getFunction")!.some(({ name }) => name === "qualifiedArn"));
    assert.equal(shapes.result("aws:ec2/getNothing:getNothing"), undefined);
    assert.equal(shapes.resource("nowhere:index:Thing"), undefined);
  });
});

const BUCKET = 'import pulumi\nimport pulumi_aws as aws\naws.s3.Bucket("media")\n';

const FAILURES: Record<string, { program: string; says: string[] }> = {
  "that throws": {
    program: `${BUCKET}def fail(zone):\n    raise ValueError(f"no zone {zone}")\nfail("eu")\n`,
    says: ["__main__.py:5", "ValueError: no zone eu"],
  },
  "that throws inside apply": {
    program: `${BUCKET}def fail(bucket):\n    raise ValueError("not this one")\naws.s3.Bucket("static").id.apply(fail)\n`,
    says: ["__main__.py:5", "ValueError: not this one"],
  },
  "that throws one error for another": {
    program: `${BUCKET}try:\n    {}["x"]\nexcept KeyError as error:\n    raise RuntimeError("bad\\nnews") from error\n`,
    says: ["__main__.py:7", "RuntimeError: bad\nnews"],
  },
  "that is no Python": {
    program: "import pulumi\nzone = (\n",
    says: ["__main__.py:2", "SyntaxError: '(' was never closed"],
  },
  "that imports a package that is not installed": {
    program: "import pulumi_nowhere\n",
    says: ["__main__.py:1", "No module named 'pulumi_nowhere'", "bin/python -m pip install -r requirements.txt"],
  },
  "that leaves out a property": {
    program: `${BUCKET}\naws.ec2.Subnet("public")\n`,
    says: ["__main__.py:5", "Missing required property 'vpc_id'"],
  },
  "that registers a resource twice": {
    program: `${BUCKET}aws.s3.Bucket("media")\n`,
    says: [
      "at __main__.py:4: Duplicate resource URN 'urn:pulumi:dev::program::aws:s3/bucket:Bucket::media'; " +
        "try giving it a unique name (it is registered at __main__.py:3 too)",
    ],
  },
  "that gives a StringAsset without text": {
    program:
      'import pulumi\nimport pulumi_aws as aws\naws.s3.BucketObject("i", bucket="b", source=pulumi.StringAsset(""))\n',
    says: ["__main__.py:3", "source holds a StringAsset without text"],
  },
  "that cannot work with a simulated answer": {
    program: `${BUCKET}import json
text = aws.ssm.get_parameter(name="/shop/settings").value
pulumi.export("zone", pulumi.Output.from_input(text).apply(json.loads))
`,
    says: ["Expecting value", 'aws:ssm/getParameter:getParameter "/shop/settings"', "--fixture FILE"],
  },
  "that requires configuration that the stack does not set": {
    program: 'import pulumi\npulumi.Config().require("zone")\n',
    says: ['"program:zone", which FOLDER/Pulumi.dev.yaml does not set', "--config program:zone=VALUE"],
  },
  "that requires a secret that the stack does not set": {
    program: 'import pulumi\npulumi.Config().require_secret("key")\n',
    says: ["`pulumi config set --secret program:key --stack dev`"],
  },
  "that gives up": { program: `${BUCKET}raise pulumi.RunError("no zone left")\n`, says: ["failed: no zone left"] },
  "that ends early": {
    program: `${BUCKET}import sys\nprint("giving up", file=sys.stderr)\nsys.exit(3)\n`,
    says: ["exit status 3", "giving up"],
  },
  "that registers nothing": { program: "size = 2\n", says: ["registered no resources", "FOLDER"] },
};

describe("a Python program and what the user can mend", function () {
  this.timeout(60_000);
  before(function () {
    needsPython(this);
  });

  for (const [name, { program, says }] of Object.entries(FAILURES)) {
    it(`one ${name} is one clear message`, async () => {
      const files = { "Pulumi.yaml": projectFile(virtualenv()), "__main__.py": program, "requirements.txt": "" };
      await inProject(files, async (folder) => {
        const message = await failure(folder);
        for (const part of says)
          assert.ok(message.includes(part.replace("FOLDER", folder)), `${part} is not in: ${message}`);
        assert.doesNotMatch(message, /Traceback|launch\.py/);
      });
    });
  }

  it("a virtual environment without pulumi is one clear message", () =>
    inProject({ "Pulumi.yaml": projectFile("venv"), "__main__.py": BUCKET, "requirements.txt": "" }, async (folder) => {
      spawnSync(join(virtualenv(), "bin", "python"), ["-m", "venv", "--without-pip", join(folder, "venv")]);
      const message = await failure(folder);
      assert.match(message, /the package pulumi is not installed/);
      assert.ok(message.includes(`${folder}/venv/bin/python -m pip install -r requirements.txt`), message);
    }));

  it("a folder without a program is one clear message", () =>
    inProject({ "Pulumi.yaml": projectFile(virtualenv()) }, async (folder) => {
      assert.match(await failure(folder), /there is no __main__\.py/);
    }));

  it("a program may be a file that main names", () =>
    inProject(
      { "Pulumi.yaml": `${projectFile(virtualenv())}main: infra/app.py\n`, "infra/app.py": BUCKET },
      async (folder) => {
        const program = await preview({ directory: folder, stack: "dev" });
        const bucket = resource(program, "aws:s3/bucket:Bucket", "media");
        assert.deepEqual(bucket.source, { file: "infra/app.py", line: 3 });
      },
    ));
});

function projectFile(folder: string): string {
  return `name: program\nruntime:\n  name: python\n  options:\n    virtualenv: ${folder}\n`;
}

async function failure(directory: string): Promise<string> {
  try {
    await preview({ directory, stack: "dev" });
  } catch (error) {
    assert.ok(error instanceof PreviewError, `not a PreviewError: ${String(error)}`);
    return error.message;
  }
  throw new assert.AssertionError({ message: "the preview succeeded" });
}
