import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { NginxError, onlyFiles, readNginx } from "../../../src/languages/nginx";
import { needs } from "../../needs";
import { filesOf, readTable, refusedLine } from "./cases";
import { missingNginx, Sandbox } from "./server";

interface Case {
  readonly name: string;
  /** nginx's message where it refuses. */
  readonly refused?: string;
}

const placement = { folder: "/etc/nginx", http: 8080, other: 8081, tls: 8443 };

/** Debian's nginx does not know these blocks without a module that most other builds have. */
const dependsOnBuild = "69-stream-mail";

const table = readTable<readonly Case[]>("syntax/cases.json");

describe("nginx syntax is accepted and refused as by the real server", () => {
  for (const { name, refused } of table.filter((each) => each.name !== dependsOnBuild)) {
    it(`${name}: ${refused ?? "accepted"}`, () => {
      const [main] = filesOf(`syntax/${name}`, placement);
      assert.deepEqual(
        refusal(() => readNginx(main, { context: "main", files: onlyFiles([]) })),
        refused && { line: refusedLine(refused) ?? 1 },
      );
    });
  }

  it(`${dependsOnBuild}: accepted, as builds with the module do`, () => {
    const [main] = filesOf(`syntax/${dependsOnBuild}`, placement);
    assert.equal(readNginx(main, { context: "main" }).listeners.length, 1);
  });
});

function refusal(read: () => unknown): { readonly line: number } | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof NginxError);
    return { line: error.line };
  }
}

describe("what the table of syntax says of nginx is so", () => {
  let sandbox: Sandbox;

  before(function () {
    needs(this, "nginx", missingNginx());
    sandbox = new Sandbox();
  });

  after(() => sandbox?.remove());

  for (const { name, refused } of table.filter((each) => each.name !== dependsOnBuild)) {
    const [main] = filesOf(`syntax/${name}`, placement);
    const modules = [...main.text.matchAll(/load_module (\S+);/g)].map(([, path = ""]) => path);
    if (modules.every((path) => existsSync(path))) {
      it(name, () => {
        const [file] = filesOf(`syntax/${name}`, { ...placement, folder: sandbox.folder });
        const said = sandbox.test(sandbox.write(file.path, file.text));
        assert.equal(said === undefined, refused === undefined, said?.reason);
        assert.equal(said?.line, refused && refusedLine(refused));
      });
    }
  }
});
