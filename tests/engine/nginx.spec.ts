import assert from "node:assert/strict";
import { join } from "node:path";
import { minutes } from "../needs";
import { needsPulumi } from "./cli";
import { realEngine, type Workspace } from "./pulumi";

const root = join(__dirname, "..", "..");
const program = join(__dirname, "fixtures", "nginx-files");
const policy = "unknown-hosts-do-not-reach-django";

interface Expected {
  readonly title: string;
  readonly finds?: string;
  readonly settings?: object;
}

describe("files next to the program decide in the real engine", function () {
  this.timeout(minutes(5));
  let workspace: Workspace;
  before(function () {
    needsPulumi(this);
  });
  afterEach(() => {
    workspace.destroy();
  });

  /** By the stack's name, which tells the program what to register. */
  const stacks: Readonly<Record<string, Expected>> = {
    strict: {
      title: "an image whose Dockerfile copies a strict default server",
    },
    open: {
      title: "an image whose Dockerfile copies a server that takes every host",
      finds: "requests for unknown hosts on *:80 are forwarded by line 5 of open/conf.d/default.conf",
    },
    settings: {
      title: "the file that the settings name",
      settings: { nginxConfiguration: "files/default.conf" },
      finds: "requests for unknown hosts on *:80 are forwarded by line 5",
    },
    file: {
      title: "an object of a bucket from a file",
      finds: "source: requests for unknown hosts on *:80 are forwarded by line 5",
    },
    bundle: {
      title: "a source bundle that the program puts together",
      finds: "source: requests for unknown hosts on *:80 are forwarded by line 4",
    },
  };
  for (const [stack, { title, finds, settings = {} }] of Object.entries(stacks)) {
    it(title, async () => {
      workspace = await realEngine({ program, stack, packages: ["aws", "docker"] });
      const { status, stdout, stderr, violations } = await workspace.preview({
        policyPack: root,
        policyPackConfig: { settings: { enforcementLevel: "advisory", ...settings } },
      });
      const of = (name: string): readonly string[] =>
        violations.filter((each) => each.policy === name).map(({ message }) => message.split("\n").at(-1) ?? "");
      assert.deepEqual(of(policy), finds === undefined ? [] : [finds], stdout + stderr);
      assert.deepEqual(
        of("stack-is-decided").filter((message) => message.includes(policy)),
        [],
      );
      assert.equal(status === 0, finds === undefined, stdout + stderr);
    });
  }
});
