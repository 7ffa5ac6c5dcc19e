import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../src/commands/check";
import { Progress } from "../src/commands/progress";
import { text } from "../src/report";

const root = join(__dirname, "..");

describe("the README", () => {
  it("shows what djangoguard prints about the insecure stack", async () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const [, shown = ""] = /^\$ npx djangoguard check .*\n([^]*?)^```$/m.exec(readme) ?? [];
    const report = await check({
      directory: root,
      stack: "insecure",
      config: {},
      policyConfiguration: {},
      progress: new Progress(process.stderr),
    });
    const printed = new Set(text(report, { color: false, width: 80 }).split("\n"));
    assert.notEqual(shown, "");
    assert.deepEqual(
      shown.split("\n").filter((line) => line !== "…" && !printed.has(line)),
      [],
    );
  });
});
