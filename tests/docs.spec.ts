import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../policies/all";
import { referenceText } from "../src/policy";
import { beyondChecklist } from "../tools/docs/checklist";
import { deployChecks } from "../tools/docs/deployChecks";
import { chapters, demandsHeldBy, deployChecksHeldBy } from "../tools/docs/django";
import type { HeldBy } from "../tools/docs/heldBy";
import { pages, policyFolder } from "../tools/docs/pages";
import { withReadmeTable } from "../tools/docs/readmeTable";

const root = join(__dirname, "..");
const stale = "is not what the policies say now; run npm run docs";
const read = (file: string): string => (existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "");
const demands = chapters().flatMap((chapter) => chapter.demands ?? []);

describe("the generated documentation", () => {
  let rendered: ReadonlyMap<string, string>;
  before(async () => {
    rendered = await pages();
  });

  it("is what the policies say", () => {
    for (const [file, text] of rendered) assert.ok(read(file) === text, `${file} ${stale}`);
  });

  it("has no pages of policies that are gone", () => {
    const files = readdirSync(join(root, policyFolder)).map((file) => `${policyFolder}/${file}`);
    assert.deepEqual(
      files.filter((file) => !rendered.has(file)),
      [],
      `${policyFolder} ${stale}`,
    );
  });

  it("has its table in the README", async () => {
    const readme = read("README.md");
    assert.ok((await withReadmeTable(readme, policies)) === readme, `README.md ${stale}`);
  });

  it("links to pages and headings that are there", () => {
    for (const [file, text] of rendered) {
      for (const [, target = ""] of text.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
        const [path, heading] = target.split("#");
        const page = path ? join(file, "..", path) : file;
        assert.ok(rendered.has(page), `${file} links to ${target}`);
        if (heading) assert.ok(anchors(rendered.get(page) ?? "").includes(heading), `${file} links to ${target}`);
      }
    }
  });
});

describe("what a policy says about itself", () => {
  for (const { name, title, why, fix } of policies) {
    it(`${name}: a title without a full stop, why and what to do in sentences`, () => {
      assert.match(title, /^\S.*[^.]$/);
      assert.match(why, /^[A-Za-z].*\.$/);
      assert.match(fix, /^[A-Z].*\.$/);
    });
  }
});

describe("the traceability of Django's checklist", () => {
  it("names policies that exist", () => {
    const held = [...demands, ...deployChecks].flatMap(({ heldBy }) => policiesIn(heldBy));
    const known = new Set(policies.map(({ name }) => name));
    assert.deepEqual(
      [...held, ...Object.keys(beyondChecklist)].filter((name) => !known.has(name)),
      [],
    );
  });

  for (const { name, django } of policies) {
    const holds = [
      ...demandsHeldBy(name).map(({ chapter }) => referenceText({ chapter })),
      ...deployChecksHeldBy(name).flatMap(({ ids }) => ids),
    ];

    it(`names ${name}, or says why it goes beyond`, () => {
      assert.equal(
        holds.length > 0,
        !(name in beyondChecklist),
        "tools/docs/checklist.ts has it in neither list or in both",
      );
    });

    if (django !== undefined) {
      it(`agrees that ${name} stands for ${referenceText(django)}`, () => {
        assert.ok(holds.includes(referenceText(django)), `tools/docs says that it holds ${holds.join(", ")}`);
      });
    }
  }

  it("has the 21 checks that check --deploy adds, each id once", () => {
    const ids = deployChecks.flatMap((check) => check.ids);
    assert.equal(deployChecks.length, 21);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("names checks that check --deploy has", () => {
    const ids = new Set(deployChecks.flatMap((check) => check.ids));
    assert.deepEqual(
      demands.flatMap(({ checks }) => checks ?? []).filter((id) => !ids.has(id)),
      [],
    );
  });
});

function policiesIn(heldBy: HeldBy): readonly string[] {
  return typeof heldBy === "string" || "notCheckable" in heldBy ? [] : heldBy;
}

/** The anchors that GitHub gives the headings of a page: lower case, blanks as hyphens, punctuation gone. */
function anchors(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replace(/ /g, "-"),
  );
}
