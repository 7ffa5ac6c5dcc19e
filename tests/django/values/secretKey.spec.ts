import assert from "node:assert/strict";
import { readSecretKey } from "../../../src/django/values/secretKey";

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)";

const keys: Readonly<Record<string, { key: string; weakness?: string }>> = {
  "50 characters": { key: alphabet },
  "5 different characters": { key: "abcde".repeat(10) },
  "49 characters": { key: alphabet.slice(1), weakness: "has only 49 characters; Django requires at least 50" },
  nothing: { key: "", weakness: "is empty" },
  "4 different characters": {
    key: "abcd".repeat(13),
    weakness: "has only 4 distinct characters; Django requires at least 5",
  },
  "startproject's mark": {
    key: `django-insecure-${alphabet}`,
    weakness: "is a development key that startproject generated",
  },
  "a placeholder": {
    key: "change-me-to-something-long-and-random-before-production-please",
    weakness: "is a placeholder",
  },
  "another placeholder": {
    key: "your-very-own-secret-key-goes-here-and-nowhere-else-on-this-planet",
    weakness: "is a placeholder",
  },
  "a word of a placeholder by chance": { key: "Xq8Zp4Lw9Xv2Nc7Rt5Bk3Hd6Mexamplej2Kf8Ws1Pz7Ty5Gb4Vn9Qa3" },
  "a dollar sign in front": {
    key: `$${alphabet}`,
    weakness: "begins with `$`, so django-environ reads it as the name of another variable",
  },
  "startproject's mark inside": { key: `x-django-insecure-${alphabet}` },
};

describe("a SECRET_KEY with", () => {
  for (const [title, { key, weakness }] of Object.entries(keys)) {
    it(`${title} ${weakness === undefined ? "is strong" : weakness}`, () => {
      assert.equal(readSecretKey(key).weakness, weakness);
    });
  }
});
