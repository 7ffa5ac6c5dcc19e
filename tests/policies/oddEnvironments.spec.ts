import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import { inPart } from "../../src/stack/fact";
import { rawTaskDefinition } from "../fixtures";
import { analyzeCase } from "../harness";

const LARGE = 1_000_000;
const web = (...environment: readonly unknown[]): object => ({
  name: "web",
  image: "example.com/shop:1",
  command: ["gunicorn", "config.wsgi"],
  environment: [{ name: "DJANGO_SETTINGS_MODULE", value: "config.settings.production" }, ...environment],
});
const debug = { name: "DEBUG", value: "True" };
const text = (...environment: readonly unknown[]): string => JSON.stringify([web(...environment)]);
const isOn = "debug-is-off: container web: DEBUG turns it on";
const noText = "containerDefinitions[0].environment[1].value is not a string";
const empty =
  "switches-are-unambiguous: container web: DEBUG is false for django-environ, python-decouple and django-configurations, rejected by environs and pydantic";
const noJson = (place: string): string =>
  `documents-are-readable: containerDefinitions stops being valid JSON at line ${place}`;

/** What the provider refuses to decode. */
function misfit(what: string): string {
  return `documents-are-readable: containerDefinitions.${what}`;
}

/** A definition, what policies find in it, and what they cannot tell. */
type Row = readonly [definitions: unknown, finds?: readonly string[], undecided?: string];

const tables: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  "a value that is": {
    "a number": [
      text({ name: "DEBUG", value: 1 }),
      [isOn, misfit("web.environment.DEBUG.value is a number instead of a string")],
    ],
    "the number nought": [
      text({ name: "DEBUG", value: 0 }),
      [misfit("web.environment.DEBUG.value is a number instead of a string")],
    ],
    true: [
      text({ name: "DEBUG", value: true }),
      [isOn, misfit("web.environment.DEBUG.value is a boolean instead of a string")],
    ],
    false: [
      text({ name: "DEBUG", value: false }),
      [misfit("web.environment.DEBUG.value is a boolean instead of a string")],
    ],
    null: [text({ name: "DEBUG", value: null }), [empty]],
    "not there": [text({ name: "DEBUG" }), [empty]],
    "an object": [
      text({ name: "DEBUG", value: { on: true } }),
      [misfit("web.environment.DEBUG.value is an object instead of a string")],
      noText,
    ],
    "a list": [
      text({ name: "DEBUG", value: ["True"] }),
      [misfit("web.environment.DEBUG.value is a list instead of a string")],
      noText,
    ],
    "a number as a key": [
      text({ name: "SECRET_KEY", value: 12345 }),
      [
        "secret-key-is-secret: container web: SECRET_KEY contains the key in plain text",
        "secret-key-is-strong: container web: SECRET_KEY has only 5 characters; Django requires at least 50",
        misfit("web.environment.SECRET_KEY.value is a number instead of a string"),
      ],
    ],
    "1 MB": [
      text({ name: "SECRET_KEY", value: "x".repeat(LARGE) }),
      [
        "secret-key-is-secret: container web: SECRET_KEY contains the key in plain text",
        "secret-key-is-strong: container web: SECRET_KEY has only 1 distinct character; Django requires at least 5",
      ],
    ],
    "1 MB of a URL": [
      text({ name: "DATABASE_URL", value: `postgres://shop:password@${"c".repeat(LARGE)}` }),
      ["credentials-are-secret: container web: DATABASE_URL holds a URL with a password"],
    ],
  },
  "a name that": {
    "ends with a blank is another variable's": [text({ name: "DEBUG ", value: "True" })],
    "starts with a blank is another variable's": [text({ name: " DEBUG", value: "True" })],
    "has a blank inside is another variable's": [text({ name: "MY DEBUG", value: "True" })],
    "is empty": [text({ name: "", value: "True" })],
    "is null": [text({ name: null, value: "True" })],
    "is a number": [
      text({ name: 1, value: "True" }),
      [misfit("web.environment.1.name is a number instead of a string")],
    ],
    "is an object": [
      text({ name: {}, value: "True" }),
      [misfit("web.environment.1.name is an object instead of a string")],
      "containerDefinitions[0].environment[1].name is not a string",
    ],
    "is there twice: the last value counts": [text(debug, { name: "DEBUG", value: "False" })],
    "is there twice: the first does not": [text({ name: "DEBUG", value: "False" }, debug), [isOn]],
    "is there twice as a key": [
      text({ name: "SECRET_KEY", value: "one" }, { name: "SECRET_KEY", value: "three" }),
      [
        "secret-key-is-secret: container web: SECRET_KEY contains the key in plain text",
        "secret-key-is-strong: container web: SECRET_KEY has only 5 characters; Django requires at least 50",
      ],
    ],
  },
  "an environment that is": {
    "a map": [
      [{ ...web(), environment: { DEBUG: "True" } }],
      [misfit("web.environment is an object instead of a list")],
      "environment contains an entry that is not a variable",
    ],
    "a text": [
      [{ ...web(), environment: "DEBUG=True" }],
      [misfit("web.environment is a string instead of a list")],
      "containerDefinitions[0].environment[0] is not an object",
    ],
    "a list of texts": [
      text("DEBUG=True"),
      [misfit("web.environment.1 is a string instead of an object")],
      "containerDefinitions[0].environment[1] is not an object",
    ],
    "a list with null": [text(null, debug), [isOn], "containerDefinitions[0].environment[1] is not an object"],
    null: [[{ ...web(), environment: null }]],
    "5,000 variables": [
      text(...Array.from({ length: 5_000 }, (_, index) => ({ name: `V${index}`, value: "x" })), debug),
      [isOn],
    ],
  },
  "container definitions that are": {
    "a list": [[web(debug)], [isOn]],
    "JSON with white space around it": [`\n\t  ${text(debug)}\n `, [isOn]],
    "JSON of 1 MB": [text(debug, { name: "BLOB", value: "x".repeat(LARGE) }), [isOn]],
    "JSON of 1 MB that breaks off": [
      text({ name: "BLOB", value: "x".repeat(LARGE) }).slice(0, LARGE),
      [noJson(`1, column ${LARGE + 1}`)],
      "containerDefinitions is not valid JSON",
    ],
    "JSON of a great depth": [
      `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
      [misfit("0 is a list instead of an object")],
      "containerDefinitions[0] is not an object",
    ],
    "JSON behind a byte order mark": [
      `\ufeff${text(debug)}`,
      [noJson("1, column 1")],
      "containerDefinitions is not valid JSON",
    ],
    "not JSON": ["[{", [noJson("1, column 3")], "containerDefinitions is not valid JSON"],
    YAML: ["- name: web", [noJson("1, column 2")], "containerDefinitions is not valid JSON"],
    empty: ["", [noJson("1, column 1")], "containerDefinitions is not valid JSON"],
    "white space": ["  \n", [noJson("2, column 1")], "containerDefinitions is not valid JSON"],
    "no containers": ["[]"],
    "a map": [
      "{}",
      ["documents-are-readable: containerDefinitions is an object instead of a list"],
      "containerDefinitions is not a list",
    ],
    "a number": [
      "1",
      ["documents-are-readable: containerDefinitions is a number instead of a list"],
      "containerDefinitions is not a list",
    ],
    "null as JSON": ["null", [], "containerDefinitions is not a list"],
    null: [null, [], "containerDefinitions is not a list"],
    "a list of null": ["[null]", [], "containerDefinitions[0] is not an object"],
    "a list of names": [
      '["web"]',
      [misfit("0 is a string instead of an object")],
      "containerDefinitions[0] is not an object",
    ],
    "a container whose command is a text": [
      [{ ...web(debug), command: "gunicorn config.wsgi" }],
      [isOn, misfit("web.command is a string instead of a list")],
    ],
    "a container whose command is 1 MB": [
      [{ ...web(debug), command: ["sh", "-c", `echo ${"x".repeat(LARGE)}; gunicorn config.wsgi`] }],
      [isOn],
    ],
  },
};

/** Of no concern here: no definition has a log configuration. */
const unconcerned = "container-logs-are-collected";

describe("all policies are told of", function () {
  this.timeout(60_000);

  for (const [what, rows] of Object.entries(tables)) {
    for (const [title, [definitions, finds = [], undecided]] of Object.entries(rows)) {
      it(`${what} ${title}`, async () => {
        const { evaluations } = await analyzeCase(policies, { stack: [rawTaskDefinition("shop", definitions)] });
        const findings = evaluations.flatMap(({ policy, resources }) =>
          resources.flatMap((resource) => resource.findings.map((finding) => ({ policy: policy.name, ...finding }))),
        );
        const problems = findings.filter(({ outcome, policy }) => outcome === "problem" && policy !== unconcerned);
        const [told, found] = [true, false].map((isOpen) =>
          problems.filter(({ policy }) => (policy === "stack-is-decided") === isOpen),
        );
        assert.deepEqual(
          found?.map((finding) => `${finding.policy}: ${inPart(finding, finding.message)}`),
          finds,
        );
        assert.deepEqual(
          told?.map(({ message }) => message.replace(/^container web: |: [\w,\- ]* could not be decided.*$/g, "")),
          undecided === undefined ? [] : [undecided],
        );
      });
    }
  }
});
