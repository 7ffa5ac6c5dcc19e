import assert from "node:assert/strict";
import type { Container, Variable } from "../../../src/model/aws/containers";
import { resolve } from "../../../src/model/django/setting";
import { Undecided } from "../../../src/model/undecided";
import { outcome } from "../outcome";

const names = ["DJANGO_DEBUG", "DEBUG", "APP_DEBUG"];

/** A variable: its text, `null` for one from a secret, `undefined` for one that is not known. */
function variable(name: string | undefined, text: string | null | undefined): Variable {
  return {
    resource: { urn: "", type: "", name: "shop" },
    container: {} as Container,
    isDjangoSecretKey: false,
    origin: text === null ? "secret" : "visible",
    get name() {
      if (name === undefined) throw new Undecided("?");
      return name;
    },
    get value() {
      if (typeof text !== "string") throw new Undecided("?");
      return text;
    },
  };
}

interface Row {
  readonly variables: readonly Variable[];
  readonly gives: { readonly origin: string; readonly variable?: string; readonly value: string } | "?";
}

const rows: Readonly<Record<string, Row>> = {
  "none of its variables": {
    variables: [variable("OTHER", "1")],
    gives: { origin: "notVisible", variable: undefined, value: "?" },
  },
  "one of them": {
    variables: [variable("APP_DEBUG", "1")],
    gives: { origin: "visible", variable: "APP_DEBUG", value: "1" },
  },
  "two names, the more telling one first": {
    variables: [variable("DEBUG", "1"), variable("DJANGO_DEBUG", "0")],
    gives: { origin: "visible", variable: "DJANGO_DEBUG", value: "0" },
  },
  "one name twice, of which the later wins": {
    variables: [variable("DEBUG", "1"), variable("DEBUG", "0")],
    gives: { origin: "visible", variable: "DEBUG", value: "0" },
  },
  "a secret": { variables: [variable("DEBUG", null)], gives: { origin: "secret", variable: "DEBUG", value: "?" } },
  "a secret over plain text of the same name": {
    variables: [variable("DEBUG", "1"), variable("DEBUG", null)],
    gives: { origin: "secret", variable: "DEBUG", value: "?" },
  },
  "a value that is not known": {
    variables: [variable("DEBUG", undefined)],
    gives: { origin: "visible", variable: "DEBUG", value: "?" },
  },
  "a value that was made up by a simulation": {
    variables: [variable("DEBUG", "simulated-1")],
    gives: { origin: "visible", variable: "DEBUG", value: "?" },
  },
  "a name with a trailing space, which is another": {
    variables: [variable("DEBUG ", "1")],
    gives: { origin: "notVisible", variable: undefined, value: "?" },
  },
  "a variable that may be a more telling one": {
    variables: [variable(undefined, "0"), variable("DEBUG", "1")],
    gives: "?",
  },
};

describe("a setting that the environment gives by", () => {
  for (const [title, { variables, gives }] of Object.entries(rows)) {
    it(title, () => {
      const found = outcome(() => {
        const setting = resolve(variables, names, (text) => text);
        return { origin: setting.origin, variable: setting.variable, value: outcome(() => setting.value) };
      });
      assert.deepEqual(found, gives);
    });
  }

  it("a text that is read only when it is asked for", () => {
    const setting = resolve([variable("DEBUG", "1")], names, (text) => Number(text) + 1);
    assert.equal(setting.value, 2);
  });
});
