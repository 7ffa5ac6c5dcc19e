import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../../policies/all";
import type { Policy } from "../../src/policy";
import { django } from "../fixtures";
import { analyzeCase, type Case } from "../harness";
import { minutes } from "../needs";
import { needsPython, virtualenv, type VirtualenvName } from "../python";
import { seedOr } from "../seed";
import { Django, project } from "./django";
import { environment, LIBRARIES, type Library } from "./environments";

const ID = /^(?:security|urls|4_0|async)\.[WE]\d+$/;

/** The policies that stand for one of Django's checks, by its id. */
const byId = new Map<string, Policy[]>();
/** Checks that are no part of `check --deploy` alone, so that the catalogue's traceability does not name them. */
const always: Readonly<Record<string, string>> = {
  "csrf-trusted-origins-use-https": "4_0.E001",
  "file-urls-end-with-a-slash": "urls.E006",
};
for (const policy of policies) {
  for (const id of [policy.django?.check, always[policy.name]])
    if (id !== undefined && ID.test(id)) byId.set(id, [...(byId.get(id) ?? []), policy]);
}
const LOADS = "settings-module-loads";
const compared = policies.filter((policy) => policy.name === LOADS || [...byId.values()].flat().includes(policy));

/** Where a policy means more than Django's check of that id, and says so in its documentation. */
const stricter: Readonly<Record<string, string>> = {
  "security.W004": "a negative number of seconds is true in Python, and no browser takes it",
  "4_0.E001": "http:// and a path are accepted by Django, and one is forged, the other never matches",
};

interface Verdict {
  readonly applies: boolean;
  readonly found: boolean;
  readonly open: boolean;
}

const settings = join(project, "config/settings");
const files = Object.fromEntries(
  readdirSync(settings)
    .filter((file) => file.endsWith(".py"))
    .map((file) => [`backend/config/settings/${file}`, readFileSync(join(settings, file), "utf8")]),
);

const VERSIONS: readonly { readonly name: VirtualenvName; readonly seeds: number }[] = [
  { name: "django-4.0", seeds: 110 },
  { name: "django-5.2", seeds: 110 },
  { name: "django-6.1", seeds: 120 },
];

/** What policies made of a container with an environment: by name, whether they applied, and what they found. */
async function verdicts(
  variables: Readonly<Record<string, string>>,
  given: Partial<Case>,
): Promise<ReadonlyMap<string, Verdict>> {
  const { evaluations } = await analyzeCase(compared, {
    ...given,
    stack: [django(variables)],
    configuration: { ...given.configuration, "hsts-is-on": { minimumSeconds: 1 } },
  });
  return new Map(
    evaluations.map(({ policy, resources }) => {
      const outcomes = resources.flatMap(({ findings }) => findings.map(({ outcome }) => outcome));
      const applies = resources.some(({ examined }) => examined > 0);
      return [policy.name, { applies, found: outcomes.includes("problem"), open: outcomes.includes("undecided") }];
    }),
  );
}

/** What each of them says about one environment, if they disagree. */
async function disagreements(
  server: Django,
  library: Library,
  seed: number,
  known: ReadonlySet<string>,
): Promise<readonly string[]> {
  const variables = environment(library, seed);
  const said = await server.check(variables);
  const read = await verdicts(variables, { configuration: { settings: { djangoProject: "backend" } }, files });
  const at = `${library}, seed ${seed}`;
  const loading = read.get(LOADS)!;
  if ("failure" in said) {
    return loading.found || loading.open
      ? []
      : [`${at}: Django does not load: ${said.failure.type} ${said.failure.text}`];
  }
  if (loading.found) return [`${at}: Django loads, and ${LOADS} says that it does not`];
  const ids = new Set(said.messages.map(({ id }) => id));
  const unread = await verdicts(variables, {});
  return [...byId]
    .filter(([id]) => known.has(id))
    .flatMap(([id, standing]) => {
      const of = (from: ReadonlyMap<string, Verdict>): readonly Verdict[] =>
        standing.map(({ name }) => from.get(name)!);
      const ours = of(read).some(({ found }) => found);
      const isOpen = of(read).some(({ open }) => open);
      const differs = !isOpen && ours !== ids.has(id) && !(ours && id in stricter);
      // Without the module the names of variables decide: that may convict where one library would, but passes nothing
      // that a library would not. What hand-written code makes of a text only the module shows.
      const missed =
        library !== "by_hand" &&
        ids.has(id) &&
        of(unread).every(({ applies, found, open }) => applies && !found && !open);
      return [
        ...(differs ? [`${at}: ${id} is ${ours ? "ours alone" : "Django's alone"}`] : []),
        ...(missed ? [`${at}: ${id} is Django's, and passes where the module is not seen`] : []),
      ];
    });
}

const first = seedOr(0);

for (const { name, seeds } of VERSIONS) {
  describe(`${name} says of environments what the policies say (from seed ${first})`, () => {
    let server: Django;
    before(function () {
      needsPython(this, name);
      server = new Django(virtualenv(name));
    });
    after(() => {
      server?.close();
    });

    for (const library of LIBRARIES) {
      it(`read by ${library}: ${seeds} environments`, async function () {
        this.timeout(minutes(10));
        // Django 4.0 has no check of SECRET_KEY_FALLBACKS yet.
        const known = new Set([...byId.keys()].filter((id) => name !== "django-4.0" || id !== "security.W025"));
        const found: string[] = [];
        for (let seed = first; seed < first + seeds; seed += 1)
          found.push(...(await disagreements(server, library, seed, known)));
        assert.deepEqual(found, []);
      });
    }
  });
}
