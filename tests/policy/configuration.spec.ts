import assert from "node:assert/strict";
import debugIsOff from "../../policies/critical-settings/debug-is-off";
import logLevelIsNotDebug from "../../policies/error-reporting/log-level-is-not-debug";
import { enforcementLevel, optionValues, unknownOptions, type Configuration } from "../../src/policy/configuration";
import type { Options } from "../../src/policy/define";

describe("the level of a policy", () => {
  const rows: readonly [title: string, configuration: Configuration, levels: readonly [string, string]][] = [
    ["is its own", {}, ["mandatory", "advisory"]],
    ["is that of all policies", { all: { enforcementLevel: "disabled" } }, ["disabled", "disabled"]],
    ["is that given for it", { "debug-is-off": { enforcementLevel: "advisory" } }, ["advisory", "advisory"]],
    [
      "is that given for it before that of all",
      { all: { enforcementLevel: "disabled" }, "log-level-is-not-debug": { enforcementLevel: "mandatory" } },
      ["disabled", "mandatory"],
    ],
    ["is its own where only options are given", { "debug-is-off": { days: 7 } }, ["mandatory", "advisory"]],
  ];
  for (const [title, configuration, levels] of rows) {
    it(title, () => {
      const found = [debugIsOff, logLevelIsNotDebug].map((policy) => enforcementLevel(policy, configuration));
      assert.deepEqual(found, levels);
    });
  }
});

const options: Options = {
  days: { type: "integer", default: 7, description: "How long." },
  names: { type: "array", items: { type: "string" }, default: [], description: "Which." },
  strict: { type: "boolean", default: true, description: "Whether." },
};

describe("the options of a policy", () => {
  const rows: readonly [given: Readonly<Record<string, unknown>>, values: object, unknown: readonly string[]][] = [
    [{}, { days: 7, names: [], strict: true }, []],
    [{ days: 30 }, { days: 30, names: [], strict: true }, []],
    [{ days: 0, strict: false, names: ["a"] }, { days: 0, names: ["a"], strict: false }, []],
    [{ enforcementLevel: "mandatory", days: 1 }, { days: 1, names: [], strict: true }, []],
    [{ dayz: 1, Strict: false }, { days: 7, names: [], strict: true }, ["dayz", "Strict"]],
  ];
  for (const [given, values, unknown] of rows) {
    it(`from ${JSON.stringify(given)}`, () => {
      assert.deepEqual(optionValues(options, given), values);
      assert.deepEqual(unknownOptions(options, given), unknown);
    });
  }
});
