import assert from "node:assert/strict";
import { read, settings, shown, type Project } from "./shown";

const lines = (count: number, line: (at: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, at) => line(at));

/** Programs that have no end, or would take too much. */
const endless: Readonly<Record<string, Project>> = {
  "a loop without end": { module: ["n = 0", "while True:", "    n += 1"] },
  "loops in loops": { module: ["for a in range(9000):", "    for b in range(9000):", "        c = a + b"] },
  "functions that call each other twice": { module: ["def f(n): return f(n + 1) + f(n + 1)", "A = f(0)"] },
};

/** Programs of which the end is reached, with what is too large unknown. */
const large: Readonly<Record<string, Project & { readonly gives: Readonly<Record<string, string>> }>> = {
  "a text that doubles": { module: ["s = 'x'", "for i in range(60): s = s + s", "A = 1"], gives: { A: "1" } },
  "a list that doubles": {
    module: ["s = [1] * 1000", "for i in range(60): s = s * 2", "A = 2"],
    gives: { A: "2" },
  },
  "a power": { module: ["A = 2 ** 1000"], gives: { A: "?" } },
  "a range": { module: ["A = list(range(10 ** 9))", "B = 1"], gives: { A: "[…]", B: "1" } },
  "a function without end": { module: ["def f(n): return f(n + 1)", "A = f(0)", "B = 1"], gives: { A: "?", B: "1" } },
  "a list that holds itself": { module: ["a = []", "a.append(a)", "B = len(a)"], gives: { B: "1" } },
  "a module that imports itself": { module: ["import settings", "A = settings.__name__"], gives: { A: '"settings"' } },
  "modules that import each other": {
    module: ["A = 1", "from other import B"],
    files: { "other.py": ["from settings import A", "B = A + 1"] },
    gives: { A: "1", B: "2" },
  },
};

describe("Python programs that are long", () => {
  it("10,000 lines are read", () => {
    const module = read({ module: lines(10_000, (at) => `SETTING_${at} = ["a", ${at}, {"k": "v" + str(${at})}]`) });
    assert.equal(module.failure, undefined);
    assert.equal(shown(module.setting("SETTING_9999")!.value), '["a", 9999, {"k": "v9999"}]');
  });

  it("so are a sum of 1,900 terms and a list of 5,000 dictionaries", () => {
    const sum = `A = ${lines(1900, () => "1").join(" + ")}`;
    const module = read({ module: [sum, "B = [", ...lines(5000, (at) => `    {"at": ${at}},`), "]", "C = len(B)"] });
    assert.deepEqual(
      ["A", "C"].map((name) => shown(module.setting(name)!.value)),
      ["1900", "5000"],
    );
  });

  it("what nests too deeply is a failure, not a crash", () => {
    for (const value of [`${"[".repeat(20_000)}${"]".repeat(20_000)}`, lines(3000, () => "1").join(" + ")]) {
      const { failure } = read({ module: [`A = ${value}`] });
      assert.deepEqual([failure?.kind, failure?.message], ["syntax", "its code is nested too deeply"]);
    }
  });

  for (const [name, project] of Object.entries(endless)) {
    it(`${name} is given up`, () => {
      const module = read(project);
      const { failure } = module;
      assert.deepEqual([failure?.kind, failure?.file, settings(module, project)], ["limit", "app/settings.py", {}]);
    });
  }

  for (const [name, { gives, ...project }] of Object.entries(large)) {
    it(`${name} is followed until nothing more depends on it`, () => {
      const module = read(project);
      assert.equal(module.failure, undefined);
      assert.deepEqual(settings(module, project), gives);
    });
  }
});
