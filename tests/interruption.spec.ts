import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inProject } from "./preview/program";
import { needsPython, virtualenv } from "./python";

const cli = join(__dirname, "..", "dist", "src", "cli.js");

const NODE = 'const fs = require("fs");\nfs.writeFileSync("p", `${process.pid}`);\nfs.renameSync("p", "pid");\n';
const PYTHON =
  'import os, time\nfile = open("p", "w")\nfile.write(str(os.getpid()))\nfile.close()\nos.rename("p", "pid")\n';

/** Programs that write their process id and do not end. */
const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a Node program that spins": { "index.js": `${NODE}for (;;);\n` },
  "a Node program that hangs": { "index.js": `${NODE}setInterval(() => {}, 1000);\n` },
  "a Python program that spins": {
    "Pulumi.yaml": "name: program\nruntime: python\n",
    "__main__.py": `${PYTHON}while True:\n    pass\n`,
  },
  "a Python program that hangs": {
    "Pulumi.yaml": "name: program\nruntime: python\n",
    "__main__.py": `${PYTHON}time.sleep(100000)\n`,
  },
};

const INTERRUPTIONS: Readonly<Record<string, (check: ChildProcess) => void>> = {
  "Ctrl-C": (check) => process.kill(-check.pid!, "SIGINT"), // A terminal sends it to the whole group.
  SIGINT: (check) => check.kill("SIGINT"),
  SIGTERM: (check) => check.kill("SIGTERM"),
  SIGKILL: (check) => check.kill("SIGKILL"),
};

/** What a program has started itself ends with it where the whole group is told to. */
const WITH_A_PROCESS = { "index.js": `${NODE}require("child_process").execSync("sleep 100000");\n` };

describe("djangoguard check, interrupted", function () {
  this.timeout(60_000);

  const cases = [
    ...Object.entries(PROGRAMS).flatMap(([name, files]) =>
      Object.keys(INTERRUPTIONS).map((interruption) => ({ name, files, interruption })),
    ),
    { name: "a Node program that waits for a process", files: WITH_A_PROCESS, interruption: "Ctrl-C" },
  ];
  for (const { name, files, interruption } of cases) {
    it(`leaves no process of ${name} after ${interruption}`, async function () {
      const isPython = "__main__.py" in files;
      if (isPython) needsPython(this);
      const path = [...(isPython ? [join(virtualenv(), "bin")] : []), process.env["PATH"]].join(delimiter);
      await inProject(files, async (folder) => {
        const check = spawn(process.execPath, [cli, "check", folder], {
          env: { ...process.env, PATH: path },
          stdio: ["ignore", "pipe", "ignore"],
          detached: true, // A process group of its own, as a shell gives to a command.
        });
        let report = "";
        check.stdout.on("data", (text: Buffer) => (report += text.toString()));
        const ended = new Promise((resolve) => check.once("close", (_code, signal) => resolve(signal)));
        const program = await writtenPid(folder, check);
        INTERRUPTIONS[interruption]!(check);
        assert.equal(await ended, interruption === "Ctrl-C" ? "SIGINT" : interruption);
        assert.equal(report, "");
        assert.ok(await isGone(program), `the program, ${program}, is still running`);
        assert.ok(await isGone(-check.pid!), "something of its process group is still running");
      });
    });
  }
});

async function writtenPid(folder: string, check: ChildProcess): Promise<number> {
  const file = join(folder, "pid");
  while (!existsSync(file)) {
    assert.equal(check.exitCode, null, "it ended before the program ran");
    await sleep(20);
  }
  return Number(readFileSync(file, "utf8"));
}

/** Whether a process, or by a negative number a process group, ends in the next moments. */
async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 500; attempt++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(20);
  }
  return false;
}
