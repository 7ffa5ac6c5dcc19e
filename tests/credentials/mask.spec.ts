import assert from "node:assert/strict";
import fc from "fast-check";
import { masking } from "../../src/credentials/mask";
import { quoteWords } from "../../src/languages/shell/quote";
import { seedOr } from "../seed";

const url = "postgres://shop:c4n4ry%40pass@db.example.com/orders";
const plain = "postgres://shop:c4#n4?ry@db.example.com:5432/orders";

const texts: Readonly<
  Record<string, readonly [values: Readonly<Record<string, string>>, text: string, shown: string]>
> = {
  "a value": [{ KEY: "c4n4ry" }, "c4n4ry is short", "<KEY> is short"],
  "the longest first": [{ A: "c4n4ry", B: "c4n4ry-two" }, "c4n4ry-two, c4n4ry", "<B>, <A>"],
  "a value in other letters": [{ KEY: "C4n4ry" }, "no module c4n4ry or C4N4RY", "no module <KEY> or <KEY>"],
  "a value as Python writes it": [{ KEY: "c4n4ry\\c4n4ry2" }, "'c4n4ry\\\\c4n4ry2'", "'<KEY>'"],
  "a value of several lines": [{ KEY: "c4n4ry\n\"two'" }, "'c4n4ry\\n\"two\\'' is bad", "'<KEY> is bad"],
  "bytes as Python writes them": [{ KEY: "c4n4ry-é" }, "b'c4n4ry-\\xc3\\xa9'", "b'<KEY>'"],
  "a value as JSON writes it": [{ KEY: 'c4"n/é' }, '"c4\\"n\\/\\u00e9"', '"<KEY>"'],
  "a value as a shell writes it": [{ KEY: "c4'n4 ry" }, `'c4'\\''n4 ry' or 'c4'"'"'n4 ry'`, "'<KEY>' or '<KEY>'"],
  "a value as HTML writes it": [{ KEY: "c4'n<4>&ry" }, "c4&#x27;n&lt;4&gt;&amp;ry", "<KEY>"],
  "a value with percent signs": [{ KEY: "c4#n4 ry" }, "c4%23n4%20ry, c4%23n4+ry", "<KEY>, <KEY>"],
  "percent signs of percent signs": [{ KEY: "c4/n4ry" }, "c4%252Fn4ry or c4%252fn4ry", "<KEY> or <KEY>"],
  "a value that is only partly encoded": [{ KEY: "c4#n4/ry" }, "c4%23n4/ry", "<KEY>"],
  "a value in base64": [
    { KEY: "c4n4ry-é" },
    `Basic ${Buffer.from("shop:c4n4ry-é").toString("base64")} failed`,
    "Basic <KEY> failed",
  ],
  "a value in hexadecimal": [{ KEY: "c4n4ry" }, `0x ${Buffer.from("c4n4ry").toString("hex")}`, "0x <KEY>"],
  "what a value in base64 says": [{ KEY: Buffer.from("the c4n4ry").toString("base64") }, "no c4n4ry", "no <KEY>"],
  "the parts of a URL": [{ URL: url }, "port 'c4n4ry' of db.example.com", "port '<URL>' of <URL>"],
  "a part of a URL that is decoded": [{ URL: url }, "login shop:c4n4ry@pass failed", "login <URL> failed"],
  "a part that a parser cuts out and encodes": [
    { URL: plain },
    "Port could not be cast to integer value as 'c4%23n4%3fry'",
    "Port could not be cast to integer value as '<URL>'",
  ],
  "a part that is too short to be looked for everywhere, in quotation marks": [
    { URL: plain },
    "invalid literal for int() with base 10: 'c4', not c4",
    "invalid literal for int() with base 10: '<URL>', not c4",
  ],
  "a run out of the middle": [{ KEY: "xY7pQ2kL9mN4vB8" }, "it ends at Y7pQ2kL9m...", "it ends at <KEY>..."],
  "the entries of a list": [{ HOSTS: '["c4n4ry.com", "two"]' }, "'c4n4ry.com'", "'<HOSTS>'"],
  "no word that a value has by chance": [{ NAME: "mydatabase" }, "the database is away", "the database is away"],
  "no word that every message has": [{ DEBUG: "True", LEVEL: "on" }, "True is not 'on'", "True is not 'on'"],
  "no name that stands for a value": [{ LEVEL: "debug", DJANGO_DEBUG: "c4n4ry" }, "c4n4ry", "<DJANGO_DEBUG>"],
  "nothing that is longer than the text": [{ KEY: "c".repeat(1_000_000) }, "text", "text"],
  "what a pattern would be": [{ KEY: "(c4n4ry.*[" }, "bad (c4n4ry.*[", "bad <KEY>"],
  "a value that is no encoding": [{ KEY: "100%c4n4ry" }, "bad 100%c4n4ry", "bad <KEY>"],
};

describe("a masked text hides", () => {
  for (const [what, [values, text, shown]] of Object.entries(texts)) {
    it(what, () => {
      assert.equal(masking(Object.entries(values))(text), shown);
    });
  }
});

const bytesIn =
  (encoding: BufferEncoding) =>
  (text: string): string =>
    Buffer.from(text).toString(encoding);

/** How programs write a text into another one. */
const notations: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(text).replaceAll(/%../g, (found) => found.toLowerCase()),
  (text) => encodeURIComponent(text).replaceAll("%20", "+"),
  (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  (text) => text.replaceAll("#", "%23").replaceAll("/", "%2F"),
  (text) => JSON.stringify(text),
  (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  (text) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  (text) => quoteWords([text]),
  (text) => `'${text.replaceAll("'", `'"'"'`)}'`,
  (text) => text.replaceAll(/[^\w]/g, "\\$&"),
  (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
  bytesIn("base64"),
  bytesIn("base64url"),
  bytesIn("hex"),
];

const seed = seedOr(20_260_101);
const password = fc
  .string({ minLength: 6, maxLength: 40, unit: "grapheme-ascii" })
  .filter((text) => /^\S.*\w{3}.*\S$/.test(text));
const notation = fc.constantFrom(...notations);
const spelling = fc.constantFrom(...notations, (text: string) => text.toUpperCase());

/** Nothing but the quotation marks of a notation may be left of a value. */
function assertMasked(name: string, value: string, spelled: string): void {
  const shown = masking([[name, value]])(`not «${spelled}»`);
  const mark = String.raw`(?:['"\\]|&quot;|&#x27;|\\x2[27]|%2[27])*`;
  assert.match(shown, new RegExp(`^not «${mark}<${name}>${mark}»$`));
}

describe(`a masked text hides every spelling (seed ${seed})`, () => {
  it("of a value, and two spellings around each other", () => {
    fc.assert(
      fc.property(password, spelling, notation, (secret, inner, outer) => {
        assertMasked("KEY", secret, outer(inner(secret)));
      }),
      { seed, numRuns: 3000 },
    );
  });

  it("of a part that a parser cuts out of a URL", () => {
    fc.assert(
      fc.property(password, spelling, fc.nat(), fc.nat(), (secret, spell, one, other) => {
        const value = `postgres://shop:${secret}@db.example.com:5432/shop`;
        const cuts = [...value.matchAll(/[:/?#@[\]]/g)].flatMap(({ index }) => [index, index + 1]);
        const ends = [cuts[one % cuts.length]!, cuts[other % cuts.length]!];
        const part = value.slice(Math.min(...ends), Math.max(...ends)).trim();
        if (part.length >= 4) assertMasked("URL", value, spell(part));
      }),
      { seed, numRuns: 3000 },
    );
  });
});
