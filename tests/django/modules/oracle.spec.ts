import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { settingsOf, type SettingsModule } from "../../../src/django/modules";
import { isKnown } from "../../../src/languages/python/values/evaluated";
import { expressions } from "../../languages/python/expressions";
import { environmentOf, filesOf, namesIn } from "../../languages/python/shown";
import { needsPython, virtualenv, type VirtualenvName } from "../../python";
import { difference, type Described } from "./compare";
import { environmentFor, randomNumbers, variablesIn } from "./environments";

interface Case {
  readonly folder: string;
  readonly module: string;
  readonly configuration?: string;
  readonly environment: Readonly<Record<string, string>>;
}

type Answer =
  | { readonly settings: Readonly<Record<string, Described>>; readonly defaults: readonly string[] }
  | { readonly error: string };

const fixtures = join(__dirname, "fixtures");
const modules = Object.fromEntries(
  readdirSync(fixtures).map((file) => [basename(file, ".py"), readFileSync(join(fixtures, file), "utf8")]),
);
const classes: Readonly<Record<string, readonly string[]>> = { djangoConfigurations: ["Common", "Production", "Both"] };

const variableFiles = {
  ".env": [
    "# comment",
    "S_FILE_ONLY=from file",
    "B_ONE=yes",
    "export L_THREE=a,b",
    "S_FIVE='quoted'",
    'QUOTED="double # quoted"',
    "COMMENTED=value # comment",
  ],
  ".env.other": [
    "S_SIX=six",
    "export EXPORTED=yes",
    'QUOTED="other"',
    "COMMENTED=plain   # comment",
    "SINGLE='single $x'",
    "EMPTY=",
  ],
};

const versions: readonly { readonly name: VirtualenvName; readonly environments: number }[] = [
  { name: "django-4.0", environments: 40 },
  { name: "django-5.2", environments: 60 },
];

for (const { name: version, environments } of versions) {
  describe(`settings modules as Python itself loads them, with ${version}`, () => {
    let folder: string;
    let contents: Record<string, string>;

    before(function () {
      needsPython(this, version);
      folder = mkdtempSync(join(tmpdir(), "djangoguard-settings-"));
      const written = {
        ...Object.fromEntries(Object.entries(modules).map(([name, text]) => [`${name}.py`, text])),
        ...Object.fromEntries(Object.entries(variableFiles).map(([name, lines]) => [name, `${lines.join("\n")}\n`])),
        "expressions.py": Object.keys(expressions)
          .map((expression, at) => `X_${at} = ${expression}\n`)
          .join(""),
      };
      for (const [name, text] of Object.entries(written)) writeFileSync(join(folder, name), text);
      contents = Object.fromEntries(Object.entries(written).map(([name, text]) => [`${folder}/${name}`, text]));
    });

    after(() => {
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    const ask = (cases: readonly Case[]): readonly Answer[] => {
      const { stdout, stderr } = spawnSync(join(virtualenv(version), "bin/python"), [join(__dirname, "load.py")], {
        input: cases.map((each) => `${JSON.stringify(each)}\n`).join(""),
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      const answers = stdout.trim().split("\n");
      assert.equal(answers.length, cases.length, stderr);
      return answers.map((line) => JSON.parse(line) as Answer);
    };

    /** Reads the module as `case`, with a part of its variables held back where `hidden` says so. */
    const readAs = (
      each: Case,
      hidden: (name: string) => "secret" | "undecided" | undefined,
      placed: boolean,
    ): SettingsModule => {
      const names = Object.keys(each.environment);
      return settingsOf({
        files: filesOf(contents),
        root: folder,
        module: each.module,
        environment: environmentOf({
          visible: each.environment,
          secret: names.filter((name) => hidden(name) === "secret"),
          undecided: names.filter((name) => hidden(name) === "undecided"),
        }),
        ...(each.configuration !== undefined && { configurationClass: each.configuration }),
        ...(placed && { place: folder }),
      });
    };

    it("the expressions of the table", () => {
      const only: Case = { folder, module: "expressions", environment: {} };
      const module = readAs(only, () => undefined, true);
      const names = Object.keys(expressions).map((_, at) => `X_${at}`);
      assert.deepEqual(differences(module, names, ask([only])[0]!, folder), []);
      assert.ok(names.every((name) => isKnown(module.setting(name)!.value)));
    });

    for (const [name, source] of Object.entries(modules)) {
      for (const configuration of classes[name] ?? [undefined]) {
        it(`${name}${configuration ? `, ${configuration}` : ""}: what is known is so`, () => {
          const random = randomNumbers(name.length + environments);
          const variables = variablesIn(source);
          const cases = Array.from({ length: environments }, (_, at): Case => {
            const environment = environmentFor(variables, [0, 7, 20, 40][at % 4]!, random);
            return { folder, module: name, ...(configuration && { configuration }), environment };
          });
          const answers = ask(cases);
          let decided = 0;
          const wrong = cases.flatMap((each, at) =>
            [undefined, random].flatMap((hiding) => {
              const hidden = new Map(Object.keys(each.environment).map((variable) => [variable, hiding?.(4)]));
              const hide = (variable: string): "secret" | "undecided" | undefined =>
                (["secret", "undecided"] as const)[hidden.get(variable) ?? 2];
              const module = readAs(each, hide, at % 2 === 0);
              const names = namesIn(module, source);
              decided += names.filter((setting) => isKnown(module.setting(setting)!.value)).length;
              return differences(module, names, answers[at]!, folder).map(
                (text) => `${text} under ${JSON.stringify(each.environment)}`,
              );
            }),
          );
          assert.deepEqual(wrong, []);
          assert.ok(decided > cases.length, "hardly anything is known");
        });
      }
    }
  });
}

/** What is held for known and is not so. */
function differences(
  module: SettingsModule,
  names: readonly string[],
  answer: Answer,
  folder: string,
): readonly string[] {
  const { failure } = module;
  if (failure) return "error" in answer && failure.kind === "raises" ? [] : [`${failure.message}, and Python loads it`];
  if ("error" in answer) return [];
  const { settings, defaults } = answer;
  const wrong = Object.entries(settings).flatMap(([name, real]) => {
    const setting = module.setting(name);
    if (!setting) return defaults.includes(name) ? [] : [`${name} is not seen`];
    const text = difference(setting.value, real, folder);
    return text === undefined ? [] : [`${name} at line ${setting.line}: ${text}`];
  });
  const invented = names.filter((name) => {
    const { value } = module.setting(name)!;
    return !(name in settings) && !(value.kind === "unknown" && value.mayBeAbsent) && !name.startsWith("_");
  });
  return [...wrong, ...invented.map((name) => `${name} is not there`)];
}
