import assert from "node:assert/strict";
import { all, any, every, inTurn, some, Undecided, unlessUndecided } from "../../src/base/undecided";
import { outcome } from "../outcome";

/** A truth value in three values. */
type Truth = true | false | "?";

function truth(value: Truth): boolean {
  if (value === "?") throw new Undecided("?");
  return value;
}

const tables: readonly { of: Truth[]; some: Truth; every: Truth }[] = [
  { of: [], some: false, every: true },
  { of: [true], some: true, every: true },
  { of: [false], some: false, every: false },
  { of: ["?"], some: "?", every: "?" },
  { of: [true, false], some: true, every: false },
  { of: ["?", true], some: true, every: "?" },
  { of: [true, "?"], some: true, every: "?" },
  { of: ["?", false], some: "?", every: false },
  { of: [false, "?"], some: "?", every: false },
  { of: ["?", false, true], some: true, every: false },
];

describe("some and every in three values", () => {
  for (const row of tables) {
    it(`of ${row.of.join(", ") || "nothing"}: some is ${row.some}, every is ${row.every}`, () => {
      const tests = row.of.map((value) => () => truth(value));
      const found = [() => some(row.of, truth), () => any(...tests), () => every(row.of, truth), () => all(...tests)];
      assert.deepEqual(found.map(outcome), [row.some, row.some, row.every, row.every]);
    });
  }

  it("raise what is no Undecided as it is", () => {
    const fails = (): boolean => {
      throw new TypeError("a mistake");
    };
    assert.throws(() => some([1], fails), TypeError);
    assert.throws(() => every([1], fails), TypeError);
  });

  it("raise the reason that came first", () => {
    const reasons = ["first", "second"];
    const raise = (reason: string): boolean => {
      throw new Undecided(reason);
    };
    assert.throws(() => some(reasons, raise), { reason: "first" });
  });

  it("ask no further than they must", () => {
    const asked: number[] = [];
    some([1, 2, 3], (item) => {
      asked.push(item);
      return item === 2;
    });
    assert.deepEqual(asked, [1, 2]);
  });
});

describe("inTurn", () => {
  it("reads on behind what is undecided and raises it at the end", () => {
    const read: Truth[] = [];
    const reading = (): void => {
      for (const value of inTurn<Truth, Truth>([true, "?", false], (item) => [truth(item)])) read.push(value);
    };
    assert.throws(reading, Undecided);
    assert.deepEqual(read, [true, false]);
  });

  it("keeps what came before an undecided part of one item", () => {
    const read: number[] = [];
    const reading = (): void => {
      const parts = inTurn([1, 2], function* (number) {
        yield number * 10;
        if (number === 1) throw new Undecided("?");
        yield number * 10 + 1;
      });
      for (const part of parts) read.push(part);
    };
    assert.throws(reading, Undecided);
    assert.deepEqual(read, [10, 20, 21]);
  });

  it("raises nothing where all is decided", () => {
    assert.deepEqual([...inTurn(["a", "b"], (letter) => [letter, letter])], ["a", "a", "b", "b"]);
  });
});

describe("unlessUndecided", () => {
  it("turns an undecided value into undefined, and no other error", () => {
    assert.equal(
      unlessUndecided(() => truth("?")),
      undefined,
    );
    assert.equal(
      unlessUndecided(() => truth(false)),
      false,
    );
    assert.throws(
      () =>
        unlessUndecided(() => {
          throw new TypeError("a mistake");
        }),
      TypeError,
    );
  });
});
