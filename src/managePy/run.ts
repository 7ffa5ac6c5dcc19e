import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../preview/programs/run";

/** One message of Django's system checks. */
export interface CheckMessage {
  /** Such as `security.W018`; empty for a check without an id. */
  readonly id: string;
  readonly level: "critical" | "error" | "warning" | "info" | "debug";
  /** The model or field that it is about. */
  readonly subject: string | null;
  readonly text: string;
  readonly hint: string | null;
  /** Whether SILENCED_SYSTEM_CHECKS names it. */
  readonly silenced: boolean;
}

/** Why Django's checks did not run: the Python exception, and the last line of the project that led to it. */
export interface CheckFailure {
  readonly type: string;
  readonly text: string;
  readonly place: { readonly file: string; readonly line: number } | null;
}

export type CheckOutcome = ({ readonly messages: readonly CheckMessage[] } | { readonly failure: CheckFailure }) & {
  /** The variables that the project added, such as those of a `.env` file: never for a message. */
  readonly environment: Readonly<Record<string, string>>;
};

export interface ManagePy {
  /** The project's manage.py, absolute. */
  readonly file: string;
  /** The Python that runs it. */
  readonly python: string;
  /** Milliseconds that one run may take. */
  readonly timeout: number;
}

const SCRIPT = join(__dirname, "check.py");

/** The variables of our environment that a Python process needs; the settings module would see all others. */
const INHERITED = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SystemRoot", "PYTHONPATH", "LD_LIBRARY_PATH"];

/** Runs `manage.py check --deploy` in an environment. The project's own output is dropped. */
export async function runCheck(managePy: ManagePy, variables: Readonly<Record<string, string>>): Promise<CheckOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "djangoguard-"));
  try {
    const result = join(folder, "result.json");
    const { timedOut, stderr } = await run(
      {
        command: managePy.python,
        args: [SCRIPT, managePy.file, result],
        env: { ...inherited(), ...variables, PYTHONDONTWRITEBYTECODE: "1" },
        workingDirectory: dirname(managePy.file),
      },
      undefined,
      managePy.timeout,
    );
    if (timedOut) return failed("", `it did not end within ${managePy.timeout / 1000} seconds`);
    return readResult(result) ?? failed("", stderr.trim().split("\n").at(-1) ?? "it ended without a result");
  } catch (error) {
    return failed("", `${managePy.python} does not start: ${(error as NodeJS.ErrnoException).code ?? "unknown error"}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(INHERITED.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : [])));
}

function readResult(file: string): CheckOutcome | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as CheckOutcome;
  } catch {
    return undefined;
  }
}

function failed(type: string, text: string): CheckOutcome {
  return { failure: { type, text, place: null }, environment: {} };
}
