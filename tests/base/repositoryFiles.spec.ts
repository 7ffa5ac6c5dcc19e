import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Files } from "../../src/base/files";
import { filesAround, flawOfPath, repositoryFiles, rootOf, type Program } from "../../src/base/repositoryFiles";
import { Undecided } from "../../src/base/undecided";
import { zip } from "./zip";

describe("the folder whose files may be read", () => {
  const program = (repository?: string): Program => ({ workingDirectory: "/w/infra", folder: "/w/infra", repository });
  const rows: Readonly<Record<string, { program: Program; named?: readonly string[]; is: string }>> = {
    "the repository": { program: program("/w"), named: ["/elsewhere"], is: "/w" },
    "the program's folder, without Git": { program: program(), is: "/w/infra" },
    "what holds the program and a folder below it": { program: program(), named: ["app"], is: "/w/infra" },
    "what holds the program and a folder next to it": { program: program(), named: ["../backend"], is: "/w" },
    "the program's folder where only the whole disk holds all that is named": {
      program: program(),
      named: ["../../b/c"],
      is: "/w/infra",
    },
  };
  for (const [title, row] of Object.entries(rows)) {
    it(`is ${title}`, () => {
      assert.equal(rootOf(row.program, row.named), row.is);
    });
  }
});

describe("without Git", () => {
  let around: string;
  let program: Program;
  before(() => {
    around = mkdtempSync(join(tmpdir(), "djangoguard-plain-"));
    for (const folder of ["infra", "backend/.venv/x", "backend/shop"])
      mkdirSync(join(around, folder), { recursive: true });
    for (const file of ["backend/manage.py", "backend/.venv/x/manage.py", "backend/shop/settings.py"])
      writeFileSync(join(around, file), "");
    program = { workingDirectory: join(around, "infra"), folder: join(around, "infra"), repository: undefined };
  });
  after(() => {
    rmSync(around, { recursive: true, force: true });
  });

  it("a file is read if its folder is named, and refused if it is not", () => {
    const files = filesAround(program);
    assert.equal(files(["../backend"]).read("../backend/manage.py"), "");
    assert.throws(() => files([]).read("../backend/manage.py"), /is outside the repository/);
  });

  it("files are found by their name, but not among those of tools", () => {
    assert.deepEqual(filesAround(program)(["../backend"]).find?.("manage.py"), [join("..", "backend", "manage.py")]);
  });

  it("a named path that cannot be read has a flaw", () => {
    const git: Program = { ...program, repository: program.folder };
    assert.equal(flawOfPath("../backend", program, ["../backend"]), undefined);
    assert.equal(flawOfPath("../front", program, ["../front"]), "does not exist");
    assert.equal(flawOfPath("../backend", git, []), `leads out of the repository ${program.folder}`);
  });
});

describe("the files of a repository", () => {
  let outside: string;
  let files: Files;
  before(() => {
    outside = mkdtempSync(join(tmpdir(), "djangoguard-files-"));
    const repository = join(outside, "repository");
    const folder = join(repository, "infrastructure");
    for (const name of ["program", "edge/conf.d", "edge/node_modules/x"])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, "edge", "Dockerfile"), "FROM nginx\n");
    writeFileSync(join(folder, "edge", "conf.d", "shop.conf"), "server {}\n");
    writeFileSync(join(folder, "edge", "node_modules", "x", "index.js"), "");
    writeFileSync(join(repository, "README"), "a shop\n");
    const archive = zip({
      ".platform/nginx/nginx.conf": "events {}\n",
      "notes.txt": "stored\n",
      "../outside": "",
      "large.conf": "#".repeat(4_000_001),
    });
    writeFileSync(join(folder, "app.zip"), archive);
    writeFileSync(join(folder, "damaged.zip"), archive.subarray(0, 60));
    mkdirSync(join(folder, "folder.zip"));
    writeFileSync(join(folder, "folder.zip", "a"), "a\n");
    writeFileSync(join(outside, "password"), "secret\n");
    symlinkSync(join(outside, "password"), join(folder, "edge", "leak"));
    symlinkSync(outside, join(folder, "edge", "leaks"));
    symlinkSync(join(folder, "edge", "Dockerfile"), join(folder, "edge", "inside"));
    symlinkSync(join(folder, "edge", "nowhere"), join(folder, "edge", "broken"));
    files = repositoryFiles({ workingDirectory: join(folder, "program"), folder, repository });
  });
  after(() => {
    rmSync(outside, { recursive: true, force: true });
  });

  it("are read from the folder that the program runs in, up to the repository's root", () => {
    assert.equal(files.read("../edge/Dockerfile"), "FROM nginx\n");
    assert.equal(files.read("../../README"), "a shop\n");
    assert.equal(files.read("../edge/inside"), "FROM nginx\n");
  });

  it("are absent where there are none", () => {
    for (const path of ["../edge/none", "../edge", "../edge/broken"]) assert.equal(files.read(path), undefined);
    for (const path of ["../none", "../edge/Dockerfile"]) assert.equal(files.list(path), undefined);
  });

  it("are listed without what tools have made", () => {
    assert.deepEqual([...files.list("../edge")!].sort(), [
      "Dockerfile",
      "broken",
      "conf.d/shop.conf",
      "inside",
      "leak",
      "leaks",
    ]);
  });

  it("are those of a zip archive, as of a folder", () => {
    assert.deepEqual(files.list("../app.zip"), [".platform/nginx/nginx.conf", "notes.txt", "large.conf"]);
    assert.equal(files.read("../app.zip/.platform/nginx/nginx.conf"), "events {}\n");
    assert.equal(files.read("../app.zip/notes.txt"), "stored\n");
    assert.equal(files.read("../app.zip/none"), undefined);
    assert.equal(files.list("../none.zip"), undefined);
    assert.deepEqual(files.list("../folder.zip"), ["a"]);
    assert.equal(files.read("../folder.zip/a"), "a\n");
    assert.equal(files.nameOf("../app.zip/notes.txt"), "app.zip/notes.txt");
  });

  it("are not read where an archive is damaged, or what is in it too large", () => {
    assert.throws(() => files.list("../damaged.zip"), new Undecided("damaged.zip is not a readable zip archive"));
    assert.throws(() => files.read("../app.zip/large.conf"), new Undecided("app.zip/large.conf cannot be unpacked"));
  });

  it("say where a symbolic link leads", () => {
    assert.equal(files.link("../edge/leak"), join(outside, "password"));
    assert.equal(files.link("../edge/Dockerfile"), undefined);
    assert.equal(files.link("../none/at/all"), undefined);
    assert.throws(() => files.link("../edge/leaks/password"), { message: /is outside the repository/ });
  });

  it("are named from the project's folder", () => {
    assert.equal(files.nameOf("../edge/Dockerfile"), "edge/Dockerfile");
  });

  for (const path of ["../../../password", "../edge/leak", "../edge/leaks/password", "/etc/passwd"]) {
    it(`are refused outside of it: ${path}`, () => {
      assert.throws(() => files.read(path), { name: Undecided.name, message: /is outside the repository/ });
    });
  }

  it("are refused as a folder outside of it", () => {
    for (const folder of ["../edge/leaks", "../../.."])
      assert.throws(() => files.list(folder), { message: /is outside the repository/ });
  });
});

describe("the committed files of a repository", () => {
  let repository: string;
  const git = (...args: readonly string[]): unknown =>
    execFileSync("git", ["-C", repository, ...args], { stdio: "pipe" });
  const write = (path: string, text = "x\n"): void => {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  };
  const committed = (): readonly string[] => {
    const place = { workingDirectory: join(repository, "infra"), folder: join(repository, "infra"), repository };
    return [...(repositoryFiles(place).committed.list("../shop") ?? [])].sort();
  };
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), "djangoguard-git-"));
    for (const path of ["infra/Pulumi.yaml", "shop/settings.py", "shop/.env", "shop/local.py", "shop/data/a"])
      write(path);
  });
  afterEach(() => {
    rmSync(repository, { recursive: true, force: true });
  });

  it("are all without git", () => {
    write(".gitignore", ".env\n");
    assert.deepEqual(committed(), [".env", "data/a", "local.py", "settings.py"]);
  });

  it("are those that git does not ignore, and those that it tracks all the same", () => {
    git("init", "--quiet");
    write(".gitignore", ".env\ndata/\n");
    write("shop/.gitignore", "local*.py\n");
    write("shop/local_kept.py");
    git("add", "--force", "shop/local_kept.py");
    assert.deepEqual(committed(), [".gitignore", "local_kept.py", "settings.py"]);
  });

  it("are not there to be read where git ignores them, or a folder above them", () => {
    git("init", "--quiet");
    write(".gitignore", ".env\ndata/\n");
    const place = { workingDirectory: repository, folder: repository, repository };
    const { committed: files } = repositoryFiles(place);
    assert.equal(files.read("shop/settings.py"), "x\n");
    for (const path of ["shop/.env", "shop/data/a"]) assert.equal(files.read(path), undefined);
    assert.equal(files.list("shop/data"), undefined);
  });
});
