import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "../../src/preview/programs/run";
import { needsPython, virtualenv } from "../python";
import { inProject } from "./program";

const HANGS = `
require("node:fs").writeFileSync("pid.tmp", String(process.pid));
require("node:fs").renameSync("pid.tmp", "pid");
setInterval(() => {}, 1000);
`;

function launch(workingDirectory: string, script: string) {
  return { command: process.execPath, args: ["--eval", script], env: process.env, workingDirectory };
}

describe("run", function () {
  this.timeout(60_000);

  it("returns the exit status, the signal and the end of stderr", async () => {
    const words = 'console.error("x".repeat(20000)); console.error("last words"); process.exit(3);';
    const { stderr, ...exit } = await run(launch(__dirname, words));
    assert.deepEqual(exit, { code: 3, signal: null, timedOut: false });
    assert.match(stderr, /x\nlast words\n$/);
    assert.equal(stderr.length, 16 * 1024);
    assert.equal((await run(launch(__dirname, 'process.kill(process.pid, "SIGKILL");'))).signal, "SIGKILL");
  });

  it("does not wait for what the program leaves running", async () => {
    const leaves =
      'console.log(require("node:child_process").spawn("sleep", ["20"], { stdio: "inherit" }).pid); process.exit();';
    let pid = "";
    await run(launch(__dirname, leaves), (text) => (pid += text));
    assert.ok(process.kill(Number(pid)), "it is still running");
  });

  it("rejects where the command cannot be started", async () => {
    await assert.rejects(run({ ...launch(__dirname, ""), command: "/no/such/node" }), { code: "ENOENT" });
  });

  it("leaves no listener behind", async () => {
    const listeners = () => ["exit", "SIGINT", "SIGTERM", "SIGHUP"].map((event) => process.listenerCount(event));
    const before = listeners();
    await run(launch(__dirname, ""));
    assert.deepEqual(listeners(), before);
  });

  for (const ending of ["SIGINT", "SIGTERM", "SIGHUP", "process.exit()"] as const) {
    it(`the program ends with us on ${ending}`, () =>
      inProject({}, async (folder) => {
        const host = spawn(
          process.execPath,
          [
            ...["--require", "ts-node/register/transpile-only", "--eval"],
            `const { run } = require(${JSON.stringify(join(__dirname, "../../src/preview/programs/run"))});
           run(${JSON.stringify({ ...launch(folder, HANGS), env: {} })});
           process.on("message", () => process.exit());`,
          ],
          { stdio: ["ignore", "inherit", "inherit", "ipc"] },
        );
        const ended = new Promise((resolve) => host.once("exit", (_code, signal) => resolve(signal)));
        const pid = await writtenPid(folder);
        if (ending === "process.exit()") host.send("end");
        else host.kill(ending);
        assert.equal(await ended, ending === "process.exit()" ? null : ending);
        assert.ok(await isGone(pid), `${pid} is still running`);
      }));
  }
});

const SPINNING: Record<string, Record<string, string>> = {
  Node: {
    "Pulumi.yaml": "name: program\nruntime: nodejs\n",
    "index.js":
      'const fs = require("fs");\nfs.writeFileSync("p", `${process.pid}`);\nfs.renameSync("p", "pid");\nfor (;;);\n',
  },
  Python: {
    "Pulumi.yaml": "name: program\nruntime: python\n",
    "__main__.py": 'import os\nopen("p", "w").write(str(os.getpid()))\nos.rename("p", "pid")\nwhile True:\n    pass\n',
  },
};

describe("a program that never gives control back", function () {
  this.timeout(60_000);

  for (const [language, files] of Object.entries(SPINNING)) {
    it(`in ${language} ends when the preview is killed hard`, async function () {
      if (language === "Python") needsPython(this);
      const path = language === "Python" ? `${join(virtualenv(), "bin")}:${process.env["PATH"]}` : process.env["PATH"];
      await inProject(files, async (folder) => {
        const host = spawn(
          process.execPath,
          [
            ...["--require", "ts-node/register/transpile-only", "--eval"],
            `const { preview } = require(${JSON.stringify(join(__dirname, "../../src/preview"))});
           preview({ directory: ${JSON.stringify(folder)}, stack: "dev" });`,
          ],
          { stdio: "inherit", env: { ...process.env, PATH: path } },
        );
        const pid = await writtenPid(folder);
        host.kill("SIGKILL");
        assert.ok(await isGone(pid), `${pid} is still running`);
      });
    });
  }
});

async function writtenPid(folder: string): Promise<number> {
  while (!existsSync(join(folder, "pid"))) await sleep(20);
  return Number(readFileSync(join(folder, "pid"), "utf8"));
}

/** Whether a process ends in the next moments; the system may take a while to clear it away. */
async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(20);
  }
  return false;
}
