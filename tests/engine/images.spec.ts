import assert from "node:assert/strict";
import { join } from "node:path";
import { minutes } from "../needs";
import { needsPulumi } from "./cli";
import { realEngine, type Workspace } from "./pulumi";

const root = join(__dirname, "..", "..");
const program = join(__dirname, "fixtures", "images");

describe("images that a stack builds, in the real engine", function () {
  this.timeout(minutes(5));
  let workspace: Workspace;
  before(function () {
    needsPulumi(this);
  });
  afterEach(() => workspace.destroy());

  it("lead to the settings module of every service that runs them", async () => {
    workspace = await realEngine({ program, stack: "production", packages: ["aws", "docker", "docker-build"] });
    const { violations, stdout } = await workspace.preview({ policyPack: root });
    const found = violations
      .filter(({ policy }) => policy === "debug-is-off" || policy === "session-cookie-is-secure")
      .map(({ policy, urn, message }) => `${policy} ${urn.split("::").at(-1)} ${message.split("\n").at(-1)}`);
    assert.deepEqual(
      found.sort(),
      [
        "debug-is-off buildx container web: app/shop/settings.py:1 turns it on",
        "debug-is-off docker container web: app/shop/settings.py:1 turns it on",
        "debug-is-off express app/shop/settings.py:1 turns it on",
      ],
      stdout,
    );
  });
});
