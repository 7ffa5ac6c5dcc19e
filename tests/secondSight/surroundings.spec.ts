import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PreviewError } from "../../src/preview";
import { findProgram } from "../../src/secondSight/program";
import { surroundings } from "../../src/secondSight/surroundings";
import { needs } from "../needs";

const projects = join(__dirname, "../engine/fixtures");

/** The environment that an engine gives a pack. */
const engine = {
  PWD: "/home/user",
  PULUMI_NODEJS_ORGANIZATION: "acme",
  PULUMI_NODEJS_PROJECT: "shop",
  PULUMI_NODEJS_STACK: "production",
  PULUMI_CONFIG: '{"shop:debug":"True"}',
};

/** A process id that no process has. */
const NOBODY = 2 ** 31 - 1;

describe("the surroundings of a policy process", () => {
  it("are what the engine's variables say", () => {
    const { organization, project, stack, configuration, calledIn } = surroundings(engine, NOBODY);
    assert.deepEqual(
      { organization, project, stack, configuration, calledIn },
      {
        organization: "acme",
        project: "shop",
        stack: "production",
        configuration: { "shop:debug": "True" },
        calledIn: "/home/user",
      },
    );
  });

  const none = { "no configuration": undefined, "an engine's null": "null", "what is not JSON": "{" };
  for (const [what, text] of Object.entries(none)) {
    it(`have no configuration for ${what}`, () => {
      assert.deepEqual(surroundings({ PULUMI_CONFIG: text }, NOBODY).configuration, {});
    });
  }

  describe("where the parent process cannot be looked at", () => {
    const common = {
      PATH: "/bin",
      HOME: "/home/user",
      AWS_PROFILE: "shop",
      PULUMI_CONFIG_PASSPHRASE: "correct horse",
      PULUMI_CONFIG_PASSPHRASE_FILE: "/home/user/passphrase",
    };
    const env = { ...engine, ...common, DATABASE_PASSWORD: "own" };
    const around = surroundings(env, NOBODY);

    it("have the folder where the user called pulumi", () => {
      assert.deepEqual(around.folders, ["/home/user"]);
    });
    it("have what a program commonly needs of the environment, the stack's passphrase included", () => {
      assert.deepEqual(around.environment, common);
    });
    it("take the program for a file", () => {
      assert.equal(around.isInline, false);
    });
  });

  describe("where the parent process can be looked at", () => {
    const started: ChildProcess[] = [];
    before(function () {
      needs(this, "/proc", existsSync("/proc/self/environ") ? undefined : "run the tests on Linux");
    });
    afterEach(() => {
      for (const child of started.splice(0)) child.kill();
    });

    /** What a pack sees whose parent is a process with these arguments. */
    async function below(args: readonly string[]): Promise<ReturnType<typeof surroundings>> {
      const script = 'process.stdout.write("ready"); setInterval(() => {}, 1000);';
      const parent = spawn(process.execPath, ["-e", script, "--", ...args], {
        cwd: tmpdir(),
        env: { DJANGO_REGION: "eu=central", EMPTY: "" },
      });
      started.push(parent);
      await once(parent.stdout, "data");
      return surroundings(engine, parent.pid);
    }

    it("have its folder first and its environment", async () => {
      const { folders, environment } = await below([]);
      assert.deepEqual(folders, [realpathSync(tmpdir()), "/home/user"]);
      assert.deepEqual(environment, { DJANGO_REGION: "eu=central", EMPTY: "" });
    });

    const commands: Readonly<Record<string, { args: readonly string[]; isInline: boolean }>> = {
      "a program that is a file": { args: ["preview", "--stack", "production"], isInline: false },
      "a file that the Automation API runs": { args: ["preview", "--exec-kind", "auto.local"], isInline: false },
      "a function of the process that drives Pulumi": {
        args: ["preview", "--client=127.0.0.1:4000", "--exec-kind", "auto.inline"],
        isInline: true,
      },
    };
    for (const [what, { args, isInline }] of Object.entries(commands)) {
      it(`tell ${what}`, async () => {
        assert.equal((await below(args)).isInline, isInline);
      });
    }
  });
});

describe("the program of a preview", () => {
  const around = { ...surroundings(engine, NOBODY), project: "second-sight" };
  const found = (setting: string, folders: readonly string[], calledIn = "/"): string =>
    findProgram(setting, { ...around, folders, calledIn }).folder;
  const project = join(projects, "second-sight");

  it("is found in the folder of the preview or above", () => {
    assert.equal(found("", [project]), project);
    assert.equal(found("", [join(project, "program")]), project);
  });
  it("is found where only the second folder leads to it", () => {
    assert.equal(found("", ["/no/such/folder", project]), project);
    assert.equal(found("", [join(projects, "simulations"), project]), project);
  });
  it("is found where the settings say, seen from where the user calls pulumi", () => {
    assert.equal(found(join(project, "elsewhere"), [project]), join(project, "elsewhere"));
    assert.equal(found("elsewhere", ["/"], project), join(project, "elsewhere"));
  });

  const missing: Readonly<Record<string, { setting?: string; folders: readonly string[]; because: RegExp }>> = {
    "there is no project": { folders: ["/"], because: /^no Pulumi\.yaml of project second-sight in \/ or above; name/ },
    "there is only another one": {
      folders: [join(projects, "simulations")],
      because: /in .*simulations or above \(.*simulations\/Pulumi\.yaml is simulations\); name its folder/,
    },
    "the settings name another one": {
      setting: join(projects, "simulations"),
      folders: [project],
      because: /is simulations\); name its folder in the settings \(program\)$/,
    },
  };
  for (const [what, { setting = "", folders, because }] of Object.entries(missing)) {
    it(`is not found where ${what}`, () => {
      assert.throws(
        () => found(setting, folders),
        (error: Error) => error instanceof PreviewError && because.test(error.message),
      );
    });
  }
});
