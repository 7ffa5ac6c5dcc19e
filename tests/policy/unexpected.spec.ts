import fc from "fast-check";
import { seedOr } from "../seed";
import { samples, verdicts, withValue } from "./samples";

const seed = seedOr(20260822);

/** Values of every type, as a program without types can hand them to a resource. */
const anything = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  "",
  "text",
  "{",
  [],
  [null],
  [[]],
  {},
  { inner: [0] },
);

/** A sample, a place in it, and what to put there. */
const misuses = fc.constantFrom(...samples.filter((sample) => sample.known.length > 0)).chain((sample) =>
  fc.record({ sample: fc.constant(sample), path: fc.constantFrom(...sample.known), value: anything }).map((misuse) => ({
    ...misuse,
    toString: () => `${sample.title}: ${misuse.path.join(".")} = ${JSON.stringify(misuse.value)}`,
  })),
);

describe(`a value of an unexpected type (seed ${seed})`, () => {
  it("is no error that an engine would see", async () => {
    await fc.assert(
      fc.asyncProperty(misuses, async ({ sample, path, value }) => {
        await verdicts(sample.given, withValue(sample.registered, [path], value));
      }),
      { seed, numRuns: 2000 },
    );
  });
});
