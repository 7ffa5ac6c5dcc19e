import assert from "node:assert/strict";
import { Undecided } from "../../../src/base/undecided";
import type { Container, Variable } from "../../../src/containers";
import { Environment, type Naming } from "../../../src/django/settings/environment";
import { named } from "../../../src/django/settings/names";
import { SIMULATED_SECRET } from "../../../src/wire/simulated";
import { outcome } from "../../outcome";

/** A variable: its text, `null` for one from a secret, `undefined` for one that is not known. */
type Text = string | null | undefined;

function variable(name: string | undefined, text: Text): Variable {
  return {
    resource: { urn: "", type: "", name: "shop" },
    container: {} as Container,
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

const variables = (given: Readonly<Record<string, Text>>): readonly Variable[] =>
  Object.entries(given).map(([name, text]) => variable(name, text));

interface Row {
  readonly given: readonly Variable[];
  readonly naming?: Partial<Naming>;
  readonly files?: Readonly<Record<string, string>>;
  /** Origin, variable and value; then what all plain variables say. */
  readonly gives:
    readonly [origin: string, variable?: string | undefined, value?: string, all?: readonly string[] | "?"] | "?";
}

const prefixed = { SHOP_SECRET_KEY: null, SHOP_ALLOWED_HOSTS: "a.example", SHOP_DEBUG: "1" };

const rows: Readonly<Record<string, Row>> = {
  "none of its variables": { given: variables({ OTHER: "1" }), gives: ["notVisible", undefined, "?", []] },
  "its bare name": { given: variables({ DEBUG: "1" }), gives: ["visible", "DEBUG", "1", ["DEBUG=1"]] },
  "the name with DJANGO_ before it": {
    given: variables({ DJANGO_DEBUG: "1" }),
    gives: ["visible", "DJANGO_DEBUG", "1", ["DJANGO_DEBUG=1"]],
  },
  "an alias": { given: variables({ APP_DEBUG: "1" }), gives: ["visible", "APP_DEBUG", "1", ["APP_DEBUG=1"]] },
  "an alias next to the setting's own name, which alone counts": {
    given: variables({ APP_DEBUG: "1", DEBUG: "0" }),
    gives: ["visible", "DEBUG", "0", ["DEBUG=0"]],
  },
  "two of its names, the more telling one first, and both": {
    given: variables({ DEBUG: "1", DJANGO_DEBUG: "0" }),
    gives: ["visible", "DJANGO_DEBUG", "0", ["DJANGO_DEBUG=0", "DEBUG=1"]],
  },
  "one name twice, of which the later wins": {
    given: [variable("DEBUG", "1"), variable("DEBUG", "0")],
    gives: ["visible", "DEBUG", "0", ["DEBUG=0"]],
  },
  "a prefix that three variables share": {
    given: variables(prefixed),
    gives: ["visible", "SHOP_DEBUG", "1", ["SHOP_DEBUG=1"]],
  },
  "a prefix that two variables share, which may be chance": {
    given: variables({ SHOP_DEBUG: "1", SHOP_ALLOWED_HOSTS: "a.example" }),
    gives: ["notVisible", undefined, "?", []],
  },
  "a prefix that the shared settings name": {
    given: variables({ SHOP_DEBUG: "1" }),
    naming: { variablePrefixes: ["SHOP"] },
    gives: ["visible", "SHOP_DEBUG", "1", ["SHOP_DEBUG=1"]],
  },
  "the variable that the shared settings name, and no other": {
    given: variables({ DEBUG: "1", VERBOSE: "0" }),
    naming: { settingVariables: ["ADMINS=PEOPLE", "DEBUG=VERBOSE"] },
    gives: ["visible", "VERBOSE", "0", ["VERBOSE=0"]],
  },
  "a secret": { given: variables({ DEBUG: null }), gives: ["secret", "DEBUG", "?", []] },
  "a secret over plain text of the same name": {
    given: [variable("DEBUG", "1"), variable("DEBUG", null)],
    gives: ["secret", "DEBUG", "?", []],
  },
  "a secret and plain text of another name": {
    given: variables({ DJANGO_DEBUG: null, DEBUG: "1" }),
    gives: ["visible", "DEBUG", "1", ["DEBUG=1"]],
  },
  "where the secret is": {
    given: variables({ DEBUG_ARN: "arn:aws:ssm:…" }),
    gives: ["secret", "DEBUG_ARN", "arn:aws:ssm:…", []],
  },
  "a secret's name": {
    given: variables({ DEBUG_SECRET_NAME: "shop/debug" }),
    gives: ["secret", "DEBUG_SECRET_NAME", "shop/debug", []],
  },
  "a file that the stack does not show": {
    given: variables({ DEBUG_FILE: "/run/secrets/debug" }),
    gives: ["secret", "DEBUG_FILE", "/run/secrets/debug", []],
  },
  "a file that the stack writes": {
    given: variables({ DEBUG_FILE: "/etc/shop/debug" }),
    files: { "/etc/shop/debug": "1\n" },
    gives: ["visible", "DEBUG_FILE", "1", ["DEBUG_FILE=1"]],
  },
  "a file and the variable itself, which wins": {
    given: variables({ DEBUG_FILE: "/run/secrets/debug", DEBUG: "0" }),
    gives: ["visible", "DEBUG", "0", ["DEBUG=0"]],
  },
  "another variable's name behind a dollar sign": {
    given: variables({ DEBUG: "$VERBOSE", VERBOSE: "1" }),
    gives: ["visible", "DEBUG", "1", ["DEBUG=1"]],
  },
  "another variable's name, where that is a secret": {
    given: variables({ DEBUG: "${VERBOSE}", VERBOSE: null }),
    gives: ["visible", "DEBUG", "?", "?"],
  },
  "a dollar sign before something else": {
    given: variables({ DEBUG: "$VERBOSE" }),
    gives: ["visible", "DEBUG", "$VERBOSE", ["DEBUG=$VERBOSE"]],
  },
  "a part of another variable": {
    given: variables({ FLAGS: "part=1" }),
    gives: ["visible", "FLAGS", "1", ["FLAGS=1"]],
  },
  "another variable without that part": {
    given: variables({ FLAGS: "other=1" }),
    gives: ["notVisible", undefined, "?", []],
  },
  "another variable that is not known": {
    given: variables({ FLAGS: undefined }),
    gives: ["visible", "FLAGS", "?", "?"],
  },
  "a value that is not known": {
    given: variables({ DEBUG: undefined }),
    gives: ["visible", "DEBUG", "?", "?"],
  },
  "a value that was made up by a simulation": {
    given: variables({ DEBUG: "s1mulated-1" }),
    gives: ["simulated", "DEBUG", "?", "?"],
  },
  "a value that was generated": {
    given: variables({ DEBUG: SIMULATED_SECRET }),
    gives: ["generated", "DEBUG", "?", "?"],
  },
  "a name with a trailing space, which is another": {
    given: variables({ "DEBUG ": "1" }),
    gives: ["notVisible", undefined, "?", []],
  },
  "a variable that may be a more telling one": {
    given: [variable(undefined, "0"), variable("DEBUG", "1")],
    gives: "?",
  },
};

describe("a setting that the environment gives by", () => {
  for (const [title, { given, naming, files = {}, gives }] of Object.entries(rows)) {
    it(title, () => {
      const found = outcome(() => {
        const told = { settingVariables: [], variablePrefixes: [], ...naming };
        const environment = new Environment(given, told, (path) => files[path]);
        const part = { variables: ["FLAGS"], read: (text: string) => /^part=(.*)$/.exec(text)?.[1] };
        const setting = environment.setting("DEBUG", (text) => text, named("DEBUG", "APP_DEBUG"), [part]);
        const all = outcome(() => [...setting.given].map((each) => `${each.variable}=${each.value}`));
        return [setting.origin, setting.variable, outcome(() => setting.value), all];
      });
      assert.deepEqual(found, gives);
    });
  }

  it("a text that is read only when it is asked for", () => {
    const environment = new Environment(variables({ DEBUG: "1" }), { settingVariables: [], variablePrefixes: [] });
    assert.equal(environment.setting("DEBUG", (text) => Number(text) + 1).value, 2);
  });
});
