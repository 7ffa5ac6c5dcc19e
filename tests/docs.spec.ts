import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { policies } from "../policies/all";
import { referenceText } from "../src/policy";
import { beyondChecklist } from "../tools/docs/checklist";
import { deployChecks } from "../tools/docs/deployChecks";
import { chapters, demandsHeldBy, deployChecksHeldBy } from "../tools/docs/django";
import type { HeldBy } from "../tools/docs/heldBy";
import { pages, policyFolder } from "../tools/docs/pages";

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

  it("has no page for a policy that is gone", () => {
    const files = readdirSync(join(root, policyFolder)).map((file) => `${policyFolder}/${file}`);
    assert.deepEqual(
      files.filter((file) => !rendered.has(file)),
      [],
      `${policyFolder} ${stale}`,
    );
  });
});

describe("the Markdown pages", () => {
  const pages = markdownPages();

  it("link to files and headings that are there", () => {
    const broken = pages.flatMap((page) =>
      linksIn(page)
        .filter(({ file, heading }) => !existsSync(join(root, file)) || (heading && !headingsOf(file).has(heading)))
        .map(({ target }) => `${page} links to ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it("are all linked from the README, or from a page that it links to", () => {
    const reached = new Set(["README.md"]);
    // A set iterates over what is added on the way.
    for (const page of reached) for (const { file } of linksIn(page)) if (pages.includes(file)) reached.add(file);
    assert.deepEqual(
      pages.filter((page) => !reached.has(page)),
      [],
    );
  });

  it("written by hand stay within 120 columns, tables and links apart", () => {
    const long = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].flatMap((page) =>
      read(page)
        .split("\n")
        .filter((line) => line.length > 120 && !line.startsWith("|"))
        .map((line) => `${page}: ${line}`),
    );
    assert.deepEqual(long, []);
  });
});

describe("CONTRIBUTING.md", () => {
  it("says what each dependency is for", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Readonly<
      Record<"dependencies" | "devDependencies", object>
    >;
    const rows = [...read("CONTRIBUTING.md").matchAll(/^\| `([^`]+)` +\| \S/gm)].map(([, name]) => name);
    for (const name of Object.keys({ ...dependencies, ...devDependencies }))
      assert.ok(rows.includes(name), `CONTRIBUTING.md does not say what ${name} is for`);
  });
});

describe("what a policy says about itself", () => {
  for (const { name, title, problem, why, fix } of policies) {
    it(`${name}: title and problem without a full stop, why and fix in sentences`, () => {
      assert.match(title, /^\S.*[^.]$/);
      assert.match(problem, /^\S.*[^.]$/);
      assert.notEqual(problem, title);
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

/** Every page of the project, by its path. */
function markdownPages(): readonly string[] {
  const folders = ["docs", "stacks", "tools"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  return [...readdirSync(root), ...folders].filter((file) => file.endsWith(".md"));
}

interface Link {
  readonly target: string;
  /** The file that it leads to, by its path from the project's folder. */
  readonly file: string;
  readonly heading?: string | undefined;
}

/** The links of a page to files of the project. */
function linksIn(page: string): readonly Link[] {
  return [...proseOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = ""]) => {
    const [path, heading] = target.split("#");
    return { target, file: path ? join(dirname(page), path) : page, heading };
  });
}

/** The anchors that GitHub gives the headings of a page: lower case, blanks as hyphens, punctuation gone. */
function headingsOf(page: string): ReadonlySet<string> {
  const headings = [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replace(/ /g, "-"),
  );
  return new Set(headings);
}

/** A page without its code blocks. */
function proseOf(page: string): string {
  return read(page).replace(/^ *```[^]*?^ *```$/gm, "");
}
