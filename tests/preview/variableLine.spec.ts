import assert from "node:assert/strict";
import { lineOfVariable } from "../../src/preview";

/** In a source, the line that ends with this comment creates the resource; the other one names the variable. */
const [CREATES, NAMES] = [/(?:\/\/|#) creates$/m, /(?:\/\/|#) names$/m];

interface Given {
  readonly source: readonly string[];
  readonly container?: string;
}

const scripts: Readonly<Record<string, Given>> = {
  "the call": {
    source: [
      'new aws.ecs.TaskDefinition("shop", { // creates',
      "  containerDefinitions: JSON.stringify([{",
      '    name: "web",',
      "    environment: [",
      '      { name: "DEBUG", value: "True" }, // names',
      '      { name: "LOG_LEVEL", value: "DEBUG" },',
      "    ],",
      "  }]),",
      "});",
      'console.log({ name: "DEBUG" });',
    ],
  },
  "a map of the call": {
    source: [
      'const web = new aws.lambda.Function("web", { // creates',
      "  environment: { variables: {",
      '    DEBUG: "True", // names',
      "  } },",
      "});",
    ],
  },
  "a map with keys in quotation marks": {
    source: ['new App("web", { // creates', "  variables: {", "    'DEBUG': \"1\", // names", "  },", "});"],
  },
  "a constant": {
    source: [
      "const environment = [",
      '  { name: "DEBUG", value: `is ${debug("on")}` }, // names',
      "];",
      "const quotient = 1 / 2 / 3; // 'a comment'",
      'new aws.ecs.TaskDefinition("shop", { containerDefinitions: pulumi.jsonStringify([{ environment }]) }); // creates',
    ],
  },
  "a constant of a constant": {
    source: [
      "const common = {",
      '  DEBUG: "True", // names',
      "};",
      "const variables = Object.entries({ ...common, PORT: 80 }).map(([name, value]) => ({ name, value }))",
      "  .filter(({ name }) => /[\"'/]/.test(name) === false);",
      'const task = new aws.ecs.TaskDefinition("shop", { // creates',
      "  containerDefinitions: JSON.stringify([{ environment: variables }]),",
      "});",
    ],
  },
  "a function": {
    source: [
      "function variables(stage: string): Variable[] {",
      "  return [",
      '    ["DEBUG", stage === "dev" ? "1" : "0"], // names',
      "  ];",
      "}",
      'new Service("shop", { environment: variables("dev") }); // creates',
    ],
  },
  "the container of that name": {
    source: [
      'new aws.ecs.TaskDefinition("shop", { // creates',
      "  containerDefinitions: JSON.stringify([",
      '    { name: "worker", environment: [{ name: "DEBUG", value: "1" }] },',
      '    { name: "web", environment: [{ name: "DEBUG", value: "1" }] }, // names',
      "  ]),",
      "});",
    ],
    container: "web",
  },
  "a constant of the container": {
    source: [
      "const shared = [",
      '  { name: "DEBUG", value: "1" }, // names',
      "];",
      'const definitions = ["web", "worker"].map((name) => ({ name, environment: shared }));',
      'new aws.ecs.TaskDefinition("shop", { containerDefinitions: JSON.stringify(definitions) }); // creates',
    ],
    container: "web",
  },
};

const nowhere: Readonly<Record<string, Given>> = {
  "it stands in two places": {
    source: [
      'new aws.ecs.TaskDefinition("shop", { // creates',
      '  a: [{ name: "DEBUG", value: "1" }],',
      '  b: [{ name: "DEBUG", value: "1" }],',
      "});",
    ],
  },
  "it is a value alone": { source: ['new Task("shop", { level: "DEBUG", list: ["LOG", "DEBUG"] }); // creates'] },
  "it is in a comment": { source: ['new Task("shop", { // creates', '  // { name: "DEBUG" }', "});"] },
  "another call names it": {
    source: ['new Task("shop", {}); // creates', 'new Task("blog", { environment: { DEBUG: "1" } });'],
  },
  "the line creates two resources": {
    source: ['new Task("a", { environment: { DEBUG: "1" } }); new Task("b", {}); // creates'],
  },
  "a constant has two declarations": {
    source: [
      "function one() { const environment = { DEBUG: 1 }; }",
      "function two() {",
      "  const environment = {};",
      '  new Task("shop", { environment }); // creates',
      "}",
    ],
  },
  "the container is made elsewhere": {
    source: [
      'import { web } from "./web";',
      'new Task("shop", { containers: [web, { name: "worker", environment: { DEBUG: "1" } }] }); // creates',
    ],
    container: "web",
  },
  "the container has it from elsewhere": {
    source: [
      'import { common } from "./common";',
      'new Task("shop", { // creates',
      '  containers: [{ name: "web", environment: common }, { name: "worker", environment: { DEBUG: "1" } }],',
      "});",
    ],
    container: "web",
  },
  "no call starts there": { source: ["", "// creates", 'new Task("shop", { DEBUG: "1" });'] },
};

const python: Readonly<Record<string, Given>> = {
  "the call": {
    source: [
      "aws.ecs.TaskDefinition(  # creates",
      '    "shop",',
      "    container_definitions=json.dumps([{",
      '        "name": "web",',
      '        "environment": [',
      '            {"name": "DEBUG", "value": "True"},  # names',
      '            {"name": "LEVEL", "value": "DEBUG"},',
      "        ],",
      "    }]),",
      ")",
      'print({"name": "DEBUG"})',
    ],
    container: "web",
  },
  "a constant": {
    source: [
      '"""The shop\'s "DEBUG": a text."""',
      "environment = [",
      "    {'name': 'DEBUG', 'value': f'{debug}'},  # names",
      "]",
      "other = environment == 1",
      'task = aws.ecs.TaskDefinition("shop", container_definitions=dumps([dict(environment=environment)]))  # creates',
    ],
  },
  "a map and arguments by name": {
    source: [
      'function = aws.lambda_.Function("web", environment=FunctionEnvironmentArgs(  # creates',
      "    variables=dict(",
      '        DEBUG="True",  # names',
      "    ),",
      "))",
    ],
  },
  "a function": {
    source: [
      "def variables(stage):",
      "    if stage:",
      "        return []",
      "    return [",
      '        ("DEBUG", "1"),  # names',
      "    ]",
      "",
      "def others():",
      '    return [("DEBUG", "0")]',
      "",
      'Service("shop", environment=variables("dev"))  # creates',
    ],
  },
};

function found({ source, container }: Given, isPython: boolean): number | undefined {
  const text = source.join("\n");
  return lineOfVariable(text, isPython, lineOf(source, CREATES), { name: "DEBUG", container });
}

function lineOf(source: readonly string[], mark: RegExp): number {
  return source.findIndex((line) => mark.test(line)) + 1;
}

describe("the line of a variable is found in a program", () => {
  for (const [what, given] of Object.entries(scripts))
    it(`in TypeScript in ${what}`, () => assert.equal(found(given, false), lineOf(given.source, NAMES)));
  for (const [what, given] of Object.entries(python))
    it(`in Python in ${what}`, () => assert.equal(found(given, true), lineOf(given.source, NAMES)));
});

describe("the line of a variable is not guessed where", () => {
  for (const [what, given] of Object.entries(nowhere)) it(what, () => assert.equal(found(given, false), undefined));
});
