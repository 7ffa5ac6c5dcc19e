import assert from "node:assert/strict";
import { secretSource } from "../../src/commands/secretTexts";

const environment = {
  DB_PASSWORD: "correct-horse",
  DATABASE_URL: "postgres://shop:battery-staple@db/shop",
  SHOP_LOGIN: "staple-7",
  USER: "postgres",
  STAGE: "production",
  BUILD: "20240102",
  DEBUG: "1",
  PWD: "/home/shop",
  API_KEY: "1",
  EMPTY_TOKEN: "",
};

const TABLE: Readonly<Record<string, { text: string; isSecret: boolean }>> = {
  "a text of the encrypted configuration": { text: "hunter2-nested", isSecret: true },
  "a text around one": { text: "redis://:hunter2-nested@cache:6379", isSecret: true },
  "a variable that is named like a credential": { text: "correct-horse", isSecret: true },
  "a text around its value": { text: "postgres://shop:correct-horse@db/shop", isSecret: true },
  "a URL of the environment": { text: "postgres://shop:battery-staple@db/shop", isSecret: true },
  "another variable's whole value": { text: "staple-7", isSecret: true },
  "a text around another variable's value": { text: "my-staple-7-too", isSecret: false },
  "a user's name": { text: "postgres", isSecret: false },
  "a text that holds it": { text: "postgres-password", isSecret: false },
  "a stage's name": { text: "production", isSecret: false },
  "a number": { text: "20240102", isSecret: false },
  "a digit": { text: "1", isSecret: false },
  "a text with the digit of a credential's variable in it": { text: "password1", isSecret: false },
  "a text in the shell's folder": { text: "/home/shop/key", isSecret: false },
  "a text that nothing holds": { text: "changeme", isSecret: false },
  "no text": { text: "", isSecret: false },
};

describe("whether a text comes from where secrets are kept", () => {
  const comesFromSecret = secretSource(["hunter2-nested"], environment);
  for (const [name, { text, isSecret }] of Object.entries(TABLE))
    it(`${isSecret ? "yes" : "no"} for ${name}`, () => assert.equal(comesFromSecret(text), isSecret));
});
