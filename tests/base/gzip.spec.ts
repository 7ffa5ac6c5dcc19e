import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { gunzip, isGzip } from "../../src/base/gzip";

const texts: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.from(""),
  "one letter": Buffer.from("a"),
  repetitions: Buffer.from("export DEBUG=True\n".repeat(5000)),
  "bytes of every value": Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * index) % 251)),
};

describe("gzip unfolds", () => {
  for (const [title, bytes] of Object.entries(texts)) {
    it(title, () => {
      const packed = gzipSync(bytes);
      assert.ok(isGzip(packed));
      assert.ok(bytes.equals(gunzip(packed)!));
    });
  }

  it("nothing that is damaged, cut off or far too large", () => {
    const packed = gzipSync(texts["repetitions"]!);
    assert.equal(gunzip(packed.subarray(0, packed.length / 2)), undefined);
    assert.equal(gunzip(Buffer.from([...packed.subarray(0, 10), 7])), undefined);
    assert.equal(gunzip(gzipSync(Buffer.alloc(10_000_000))), undefined);
  });
});
