import assert from "node:assert/strict";
import { Progress } from "../../src/commands/progress";

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean): { written: string; isTTY: boolean; write(text: string): boolean } {
  return {
    written: "",
    isTTY,
    write(text) {
      this.written += text;
      return true;
    },
  };
}

describe("progress", () => {
  it("is one line that is written over, on a terminal", () => {
    const terminal = stream(true);
    const progress = new Progress(terminal);
    progress.update("1 resource");
    progress.update("2 resources");
    progress.end();
    progress.end();
    assert.equal(terminal.written, "\r\x1b[K1 resource\r\x1b[K2 resources\r\x1b[K");
  });

  it("makes room for lines that stay", () => {
    const terminal = stream(true);
    const progress = new Progress(terminal);
    progress.update("1 resource");
    progress.log("warning: old");
    assert.equal(terminal.written, "\r\x1b[K1 resource\r\x1b[Kwarning: old\n");
  });

  it("is silent elsewhere, lines that stay excepted", () => {
    const file = stream(false);
    const progress = new Progress(file);
    progress.update("1 resource");
    progress.log("warning: old");
    progress.end();
    assert.equal(file.written, "warning: old\n");
  });
});
