import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PreviewError } from "../../src/preview";
import { findPython } from "../../src/preview/programs/pythonToolchain";
import { findProject } from "../../src/preview/project/project";
import { inProject } from "./program";

interface Case {
  /** the options of the runtime */
  options?: string;
  /** Files next to the project's; those in a bin folder are programs. */
  files: readonly string[];
  environment?: NodeJS.ProcessEnv;
  /** the virtual environment, where FOLDER stands for the project's folder; without one the command on the PATH */
  virtualenv?: string;
  command?: string;
  install?: string;
}

const FOUND: Record<string, Case> = {
  "the Python on the PATH": {
    files: ["bin/python", "bin/python3"],
    command: "python3",
    install: "python3 -m pip install pulumi pulumi-aws",
  },
  "the other name of it": { files: ["bin/python"], command: "python" },
  "the one that PULUMI_PYTHON_CMD names": {
    files: ["bin/python3", "bin/python3.12"],
    environment: { PULUMI_PYTHON_CMD: "python3.12" },
    command: "python3.12",
  },
  "a virtual environment, relative to the project": {
    options: "{ virtualenv: venv }",
    files: ["venv/bin/python", "requirements.txt"],
    virtualenv: "FOLDER/venv",
    install: "FOLDER/venv/bin/python -m pip install -r requirements.txt",
  },
  "one of pip where there is a lock file of uv": {
    options: "{ virtualenv: venv, toolchain: pip }",
    files: ["venv/bin/python", "uv.lock"],
    virtualenv: "FOLDER/venv",
  },
  "uv's own": {
    options: "{ toolchain: uv }",
    files: [".venv/bin/python"],
    virtualenv: "FOLDER/.venv",
    install: "uv sync",
  },
  "uv's, told by its lock file": { files: ["uv.lock", ".venv/bin/python"], virtualenv: "FOLDER/.venv" },
  "uv's, in a folder of another name": {
    options: "{ toolchain: uv, virtualenv: env }",
    files: ["env/bin/python"],
    virtualenv: "FOLDER/env",
  },
  "uv's, where UV_PROJECT_ENVIRONMENT says": {
    options: "{ toolchain: uv }",
    files: ["pyproject.toml", "elsewhere/bin/python"],
    environment: { UV_PROJECT_ENVIRONMENT: "elsewhere" },
    virtualenv: "FOLDER/elsewhere",
  },
  "the one that Poetry tells": {
    options: "{ toolchain: poetry }",
    files: ["bin/poetry", "poetry-env/bin/python"],
    virtualenv: "FOLDER/poetry-env",
    install: "poetry install",
  },
  "Poetry's in the project, where Poetry is not at hand": {
    files: ["poetry.lock", "pyproject.toml", ".venv/bin/python"],
    virtualenv: "FOLDER/.venv",
  },
};

const MISSING: Record<string, Case & { says: RegExp }> = {
  "a virtual environment that does not exist": {
    options: "{ virtualenv: venv }",
    files: [],
    says: /"virtualenv: venv" names .*venv, which does not exist: run `python3 -m venv .*venv` and `.*pip install/,
  },
  "a folder that is none": {
    options: "{ virtualenv: venv }",
    files: ["venv/pyvenv.cfg"],
    says: /names .*venv, which is no virtual environment: run/,
  },
  "uv's before its first sync": {
    options: "{ toolchain: uv }",
    files: [],
    says: /no virtual environment yet .*\.venv\): run `uv sync`/,
  },
  "Poetry's before its installation": { options: "{ toolchain: poetry }", files: [], says: /run `poetry install`/ },
  "a toolchain of another name": {
    options: "{ toolchain: conda }",
    files: [],
    says: /no toolchain "conda": write pip, poetry or uv/,
  },
  "a virtual environment that is no text": {
    options: "{ virtualenv: [a] }",
    files: [],
    says: /"virtualenv" must be a text/,
  },
  "no Python at all": { files: [], says: /needs Python, and there is no python3 or python on the PATH/ },
};

describe("the Python that a program runs with", () => {
  for (const [name, given] of Object.entries(FOUND)) {
    it(`is ${name}`, () =>
      withFiles(given, (folder, find) => {
        const inFolder = (text: string) => text.replaceAll("FOLDER", folder);
        const { command, virtualenv, install } = find();
        assert.equal(virtualenv, given.virtualenv && inFolder(given.virtualenv));
        assert.equal(command, given.command ?? join(virtualenv!, "bin", "python"));
        assert.equal(install, given.install === undefined ? install : inFolder(given.install));
      }));
  }

  for (const [name, given] of Object.entries(MISSING)) {
    it(`is not ${name}, and the message says what to do`, () =>
      withFiles(given, (_folder, find) => {
        assert.throws(find, (error) => error instanceof PreviewError && given.says.test(error.message));
      }));
  }
});

function withFiles(
  { options = "{}", files, environment }: Case,
  use: (folder: string, find: () => ReturnType<typeof findPython>) => void,
): Promise<void> {
  const project = { "Pulumi.yaml": `name: program\nruntime:\n  name: python\n  options: ${options}\n` };
  return inProject(
    project,
    (folder) => {
      for (const file of files) {
        mkdirSync(join(folder, file, ".."), { recursive: true });
        writeFileSync(join(folder, file), `#!/bin/sh\necho "${folder}/poetry-env"\n`);
        chmodSync(join(folder, file), 0o755);
      }
      use(folder, () => findPython(findProject(folder), { PATH: join(folder, "bin") + delimiter, ...environment }));
      return Promise.resolve();
    },
    false,
  );
}
