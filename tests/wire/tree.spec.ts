import assert from "node:assert/strict";
import { complete } from "../../src/wire/tree";
import { UNKNOWN } from "../fixtures";

const tables: Readonly<Record<string, { output: unknown; input: unknown; gives: unknown }>> = {
  "an output that is known stands": { output: { port: 5432 }, input: { port: 1 }, gives: { port: 5432 } },
  "an unknown output is what the program set": { output: { port: UNKNOWN }, input: { port: 1 }, gives: { port: 1 } },
  "an output that is not there is what the program set": { output: {}, input: { port: 1 }, gives: { port: 1 } },
  "what is unknown in both stays so": { output: { port: UNKNOWN }, input: { port: UNKNOWN }, gives: { port: UNKNOWN } },
  "an unknown output that the program did not set is left to the provider's default": {
    output: { port: UNKNOWN, engine: "postgres" },
    input: { engine: "postgres" },
    gives: { port: undefined, engine: "postgres" },
  },
  "a map that the preview dropped for one unknown in it": {
    output: {},
    input: { logging: { bucket: UNKNOWN, prefix: "logs" } },
    gives: { logging: { bucket: UNKNOWN, prefix: "logs" } },
  },
  "maps are completed key by key": {
    output: { versioning: { enabled: UNKNOWN, mfaDelete: false } },
    input: { versioning: { enabled: true } },
    gives: { versioning: { enabled: true, mfaDelete: false } },
  },
  "lists are completed element by element": {
    output: { ingress: [{ fromPort: 80, cidrBlocks: UNKNOWN }, UNKNOWN] },
    input: { ingress: [{ cidrBlocks: ["::/0"] }, { fromPort: 22 }] },
    gives: { ingress: [{ fromPort: 80, cidrBlocks: ["::/0"] }, { fromPort: 22 }] },
  },
  "a list of another length is the output's": {
    output: { zones: ["a", "b"] },
    input: { zones: ["a"] },
    gives: { zones: ["a", "b"] },
  },
  "without inputs the outputs stand as they are": {
    output: { port: UNKNOWN },
    input: undefined,
    gives: { port: UNKNOWN },
  },
};

describe("outputs completed by inputs", () => {
  for (const [title, { output, input, gives }] of Object.entries(tables)) {
    it(title, () => {
      assert.deepEqual(complete(output, input), gives);
    });
  }
});
