import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { circles, importsOf, sourcesIn, type Import } from "../tools/docs/imports";
import { allImports, edgesOf, roomOf, rooms, type Room } from "../tools/docs/rooms";

const root = join(__dirname, "..");

/** The files that import each other's values in a circle, and why they do. */
const declaredCircles: readonly { readonly reason: string; readonly files: readonly string[] }[] = [
  {
    reason: "evaluating an expression can call a function, which executes statements, which evaluate expressions",
    files: [
      "assign",
      "attributes",
      "call",
      "choices",
      "classes",
      "compoundStatements",
      "comprehend",
      "displays",
      "evaluate",
      "execute",
      "formatStrings",
      "functions",
      "loops",
    ].map((name) => `src/languages/python/interpreter/${name}.ts`),
  },
];

describe("the rooms of the source code", () => {
  const imports = allImports(root);
  const values = imports.filter(({ isType }) => !isType);

  for (const room of rooms) {
    it(`${room.name} imports ${listOf([...room.rooms, ...room.packages])}`, () => {
      const own = imports.filter(({ from }) => roomOf(from) === room);
      assert.ok(existsSync(join(root, room.path)), `${room.path} is gone`);
      assert.deepEqual(
        own.filter((each) => !isAllowed(room, each)).map(({ from, to }) => `${from} imports ${to}`),
        [],
      );
    });
  }

  it("hold every file", () => {
    assert.deepEqual(
      sourcesIn(root, "src").filter((file) => !roomOf(file)),
      [],
    );
  });

  it("are listed after those that they may import", () => {
    const names = rooms.map(({ name }) => name);
    for (const [place, room] of rooms.entries()) {
      for (const imported of room.rooms)
        assert.ok(names.slice(0, place).includes(imported), `${room.name}: ${imported}`);
    }
  });

  it("say where to start", () => {
    for (const { path, start } of rooms)
      assert.ok(path.endsWith(`/${start}`) || existsSync(join(root, path, start)), `${path} has no ${start}`);
  });

  it("import each other's values in no circle", () => {
    assert.deepEqual(circles(edgesOf(values)), []);
  });

  it("have only the declared circles of files inside", () => {
    const edges = new Map(values.map(({ from }) => [from, new Set<string>()]));
    for (const { from, to } of values) edges.get(from)?.add(to);
    assert.deepEqual(
      circles(edges),
      declaredCircles.map(({ files }) => files),
    );
  });
});

describe("a policy of the catalogue", () => {
  it("imports src/policy alone", () => {
    const catalogue = sourcesIn(root, "policies").filter((file) => file.split("/").length > 2);
    assert.notEqual(catalogue.length, 0);
    assert.deepEqual(
      catalogue.filter((file) => importsOf(root, file).some(({ to }) => to !== "src/policy/index.ts")),
      [],
    );
  });
});

describe("the policy SDK", () => {
  it("gets one PolicyPack, because constructing it starts a server", () => {
    const files = [...sourcesIn(root, "policies"), ...sourcesIn(root, "src")];
    assert.deepEqual(
      files.filter((file) => /new PolicyPack\(/.test(readFileSync(join(root, file), "utf8"))),
      ["policies/index.ts"],
    );
  });

  it("is loaded by the engine room and the pack alone", () => {
    const files = [...sourcesIn(root, "policies"), ...sourcesIn(root, "src")];
    assert.deepEqual(
      files
        .filter((file) => /["']@pulumi\/policy\b/.test(readFileSync(join(root, file), "utf8")))
        .filter((file) => !["engine", "pack"].includes(roomOf(file)?.name ?? "")),
      [],
    );
  });
});

describe("the reference program", () => {
  it("imports Pulumi and Node alone", () => {
    const imported = sourcesIn(root, "stacks").flatMap((file) => importsOf(root, file));
    assert.deepEqual(
      imported
        .filter(({ to }) => !/^(stacks\/|@pulumi\/|node:)/.test(to))
        .map(({ from, to }) => `${from} imports ${to}`),
      [],
    );
  });
});

function isAllowed(room: Room, { to }: Import): boolean {
  const imported = roomOf(to);
  if (imported) return imported === room || room.rooms.includes(imported.name);
  return room.packages.some((name) => to === name || to.startsWith(name.endsWith(":") ? name : `${name}/`));
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : names.join(", ");
}
