import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/commands/check";
import { Progress } from "../../src/commands/progress";
import { text } from "../../src/report";

const root = join(__dirname, "..", "..");
const snapshot = join(__dirname, "insecure.txt");

/**
 * The whole report of the insecure stack, as people see it on a wide terminal. After a change that is meant, renew it
 * with `RENEW_SNAPSHOTS=1 npx mocha tests/report/insecure.spec.ts`, and read the difference before you commit it.
 */
describe("the text report of the insecure stack", () => {
  it("is the snapshot tests/report/insecure.txt", async () => {
    const report = await check({
      directory: root,
      stack: "insecure",
      config: {},
      policyConfiguration: {},
      progress: new Progress(process.stderr),
    });
    const rendered = text(report, { color: false, width: 100 });
    if (process.env["RENEW_SNAPSHOTS"] === "1") writeFileSync(snapshot, rendered);
    assert.deepEqual(rendered.split("\n"), readFileSync(snapshot, "utf8").split("\n"));
  });
});
