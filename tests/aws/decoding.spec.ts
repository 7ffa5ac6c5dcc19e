import assert from "node:assert/strict";
import { containerDefinitions, nodeProperties } from "../../src/aws/containerShapes";
import { decode, type Shape } from "../../src/aws/decoding";
import { UNKNOWN } from "../fixtures";

const shape: Shape = {
  fields: {
    name: "string",
    cpu: "number",
    essential: "boolean",
    command: { list: "string" },
    options: { map: "string" },
    environment: { list: { fields: { name: "string", value: "string" } } },
  },
};

describe("a decoded document", () => {
  const rows: Readonly<
    Record<string, { document: unknown; gives: unknown; misfits?: readonly string[]; isKnown?: boolean }>
  > = {
    "has the names of fields, however they are written": {
      document: { Name: "web", CPU: 256, EnVironment: [{ NAME: "DEBUG", Value: "1" }] },
      gives: { name: "web", cpu: 256, environment: [{ name: "DEBUG", value: "1" }] },
    },
    "has the last of several that differ in case alone": {
      document: { name: "web", Name: "nginx" },
      gives: { name: "nginx" },
    },
    "keeps the keys of a map as they are": {
      document: { Options: { "awslogs-Group": "shop" } },
      gives: { options: { "awslogs-Group": "shop" } },
    },
    "keeps what is no field": { document: { Comment: { Name: 1 } }, gives: { Comment: { Name: 1 } } },
    "takes null for nothing": { document: { name: null, command: null }, gives: { name: null, command: null } },
    "takes unknown values everywhere": {
      document: { name: UNKNOWN, cpu: UNKNOWN, command: UNKNOWN, environment: [UNKNOWN, { value: UNKNOWN }] },
      gives: { name: UNKNOWN, cpu: UNKNOWN, command: UNKNOWN, environment: [UNKNOWN, { value: UNKNOWN }] },
      isKnown: false,
    },
    "is known if only what may be anything is not": {
      document: { Comment: UNKNOWN },
      gives: { Comment: UNKNOWN },
    },
    "has the names of inherited properties for keys of their own": {
      document: JSON.parse('{"constructor": 1, "toString": 2}'),
      gives: { constructor: 1, toString: 2 },
    },
    "refuses a boolean and a number in place of a string, by the name of the variable": {
      document: { environment: [{ name: "DEBUG", value: true }, { Name: "PORT", value: 8000 }, { value: 1 }] },
      gives: { environment: [{ name: "DEBUG", value: true }, { name: "PORT", value: 8000 }, { value: 1 }] },
      misfits: [
        "it.environment.DEBUG.value is a boolean instead of a string",
        "it.environment.PORT.value is a number instead of a string",
        "it.environment.2.value is a number instead of a string",
      ],
    },
    "refuses a string in place of a number, a boolean and a list": {
      document: { cpu: "256", essential: "true", command: "gunicorn" },
      gives: { cpu: "256", essential: "true", command: "gunicorn" },
      misfits: [
        "it.cpu is a string instead of a number",
        "it.essential is a string instead of a boolean",
        "it.command is a string instead of a list",
      ],
    },
    "refuses a fraction": {
      document: { cpu: 0.5 },
      gives: { cpu: 0.5 },
      misfits: ["it.cpu is a fraction instead of a whole number"],
    },
    "refuses a map of variables in place of a list": {
      document: { environment: { DEBUG: "1" } },
      gives: { environment: { DEBUG: "1" } },
      misfits: ["it.environment is an object instead of a list"],
    },
    "refuses anything but an object": { document: [], gives: [], misfits: ["it is a list instead of an object"] },
  };
  for (const [title, { document, gives, misfits = [], isKnown = true }] of Object.entries(rows)) {
    it(title, () => {
      assert.deepEqual(decode(document, shape, "it"), { value: gives, misfits, isKnown });
    });
  }
});

describe("the shapes of containers", () => {
  it("reach options of the log driver, whose keys are the program's", () => {
    const document = [{ Name: "web", LogConfiguration: { LogDriver: "awslogs", Options: { "max-buffer-size": 25 } } }];
    const { value, misfits } = decode(document, containerDefinitions, "containerDefinitions");
    assert.deepEqual(value, [
      { name: "web", logConfiguration: { logDriver: "awslogs", options: { "max-buffer-size": 25 } } },
    ]);
    assert.deepEqual(misfits, [
      "containerDefinitions.web.logConfiguration.options.max-buffer-size is a number instead of a string",
    ]);
  });
  it("reach containers of jobs of several nodes", () => {
    const document = { NodeRangeProperties: [{ Container: { VCPUs: 1, Image: "shop:1" } }] };
    assert.deepEqual(decode(document, nodeProperties, "nodeProperties").value, {
      nodeRangeProperties: [{ container: { vcpus: 1, image: "shop:1" } }],
    });
  });
});
