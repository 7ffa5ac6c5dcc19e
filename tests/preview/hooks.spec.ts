import assert from "node:assert/strict";
import { preview, type Log, type Previewed } from "../../src/preview";
import { inProject } from "./program";

/** Previews a program whose only resource has a hook that fails before its creation. */
function previewed(options: object, onLog?: (log: Log) => void): Promise<Previewed> {
  const program = `
    const pulumi = require("@pulumi/pulumi");
    const fail = () => { throw new Error("not today"); };
    const hook = new pulumi.ResourceHook("calendar", fail, ${JSON.stringify(options)});
    new pulumi.CustomResource("aws:sns/topic:Topic", "alarms", {}, { hooks: { beforeCreate: [hook] } });
  `;
  return inProject({ "index.js": program }, (directory) => preview({ directory, onLog }));
}

describe("a hook", function () {
  this.timeout(60_000);

  it("does not run in a preview unless it is marked for it", async () => {
    const { resources } = await previewed({});
    assert.ok(resources.some(({ name }) => name === "alarms"));
  });

  it("that fails in a preview fails the program", () =>
    assert.rejects(previewed({ onDryRun: true }), /before hook "calendar" failed: .*not today/));

  it("whose errors are to be ignored is a warning", async () => {
    const logs: Log[] = [];
    await previewed({ onDryRun: true, ignoreErrors: true }, (log) => logs.push(log));
    const [warning] = logs.filter(({ severity, urn }) => severity === "warning" && urn !== "");
    assert.match(warning?.message ?? "", /^before hook "calendar" failed: .*not today/);
    assert.match(warning?.urn ?? "", /::alarms$/);
  });
});
