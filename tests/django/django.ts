import { spawn, type ChildProcessByStdio } from "node:child_process";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { CheckOutcome } from "../../src/managePy/run";

const CHECK = join(__dirname, "../../src/managePy/check.py");

/** The project whose settings modules read one environment with one settings library each. */
export const project = join(__dirname, "project");

/** Django itself, asked what `manage.py check --deploy` says under an environment. */
export class Django {
  private readonly process: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;

  /** @param virtualenv the folder of a virtual environment with Django and the settings libraries */
  constructor(virtualenv: string) {
    const args = [join(__dirname, "server.py"), CHECK, join(project, "manage.py")];
    this.process = spawn(join(virtualenv, "bin", "python"), args, {
      cwd: project,
      env: { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.reader = createInterface(this.process.stdout);
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  async check(environment: Readonly<Record<string, string>>): Promise<CheckOutcome> {
    this.process.stdin.write(`${JSON.stringify(environment)}\n`);
    const line = (await this.lines.next()) as IteratorResult<string, undefined>;
    if (line.value === undefined) throw new Error("Django's process ended");
    return JSON.parse(line.value) as CheckOutcome;
  }

  close(): void {
    this.reader.close();
    this.process.kill("SIGKILL");
  }
}
