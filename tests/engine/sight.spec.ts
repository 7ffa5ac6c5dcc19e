import assert from "node:assert/strict";
import { seenAgain } from "../../src/engine/sight";
import type { Resource } from "../../src/stack/resource";
import type { PropertyTree } from "../../src/wire/tree";
import { UNKNOWN } from "../fixtures";

const resource: Resource = {
  urn: "urn:shop",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "shop",
  properties: { containerDefinitions: UNKNOWN },
  dependencies: [],
  propertyDependencies: {},
};

/** What a program and an engine have of the same resource, next to a value that the engine does not know. */
function properties(known: PropertyTree | undefined, again: PropertyTree | undefined): PropertyTree {
  const inputs = new Map(again && [[resource.urn, { ...again, containerDefinitions: "[]" }]]);
  const [seen] = seenAgain(
    [resource],
    { inputs, hidden: new Map() },
    () => known && { ...known, containerDefinitions: UNKNOWN },
  );
  return seen?.properties ?? {};
}

const isBelieved = (known: PropertyTree | undefined, again: PropertyTree | undefined): boolean =>
  properties(known, again)["containerDefinitions"] === "[]";

describe("a second sight of a resource", () => {
  const believed: Readonly<Record<string, { known: PropertyTree; again: PropertyTree }>> = {
    "equal values": {
      known: { family: "shop", tags: { of: "shop" } },
      again: { family: "shop", tags: { of: "shop" } },
    },
    "a number and a boolean as texts": { known: { cpu: "256", open: "true" }, again: { cpu: 256, open: true } },
    "what the provider added": { known: { family: "shop-1a2b3c4" }, again: {} },
    "what the engine does not know": { known: { family: UNKNOWN }, again: { family: "shop" } },
    "what the two simulations do not agree on": { known: { family: "shop" }, again: { family: UNKNOWN } },
    "what the cloud knows by now": {
      known: { role: "arn:aws:iam::123456789012:role/shop" },
      again: { role: "arn:aws:iam::000123000123:role/shop" },
    },
    "what says nothing and was left out": { known: {}, again: { tags: {}, volumes: [], pidMode: "", ipcMode: null } },
    "a document that is written otherwise": {
      known: { policy: '{"a":1,"b":2}' },
      again: { policy: '{"b": 2, "a": 1}' },
    },
    "a document with a value that is not known": {
      known: { policy: '{"a":"arn:aws:s3:::shop","b":2}' },
      again: { policy: JSON.stringify({ a: UNKNOWN, b: 2 }) },
    },
  };
  for (const [what, { known, again }] of Object.entries(believed)) {
    it(`is believed with ${what}`, () => {
      assert.equal(isBelieved(known, again), true);
    });
  }

  const refused: Readonly<Record<string, { known?: PropertyTree; again?: PropertyTree }>> = {
    "where the program did not register it again": { known: { family: "shop" } },
    "where the engine has shown nothing of it": { again: { family: "shop" } },
    "with another text": { known: { family: "shop" }, again: { family: "other" } },
    "with another number": { known: { cpu: 256 }, again: { cpu: 512 } },
    "with a value that the engine does not have": { known: {}, again: { pidMode: "host" } },
    "with a nested value that the engine does not have": { known: { tags: {} }, again: { tags: { of: "shop" } } },
    "with another element": { known: { types: ["A", "B"] }, again: { types: ["A", "C"] } },
    "with another number of elements": { known: { types: ["A"] }, again: { types: ["A", "B"] } },
    "with a value of another kind": { known: { types: ["A"] }, again: { types: "A" } },
    "with another value in a document": {
      known: { policy: '{"a":"arn:aws:s3:::shop","b":2}' },
      again: { policy: JSON.stringify({ a: UNKNOWN, b: 3 }) },
    },
    "with less in a document": { known: { policy: '{"a":1,"b":2}' }, again: { policy: '{"a":1}' } },
  };
  for (const [what, { known, again }] of Object.entries(refused)) {
    it(`is not believed ${what}`, () => {
      assert.equal(isBelieved(known, again), false);
    });
  }

  it("completes what the engine does not know and changes nothing that it knows", () => {
    const partly = { ...resource, properties: { cpu: "256", environment: { host: UNKNOWN, debug: "False" } } };
    const again = { cpu: 256, environment: { host: "db.example.com", debug: UNKNOWN } };
    const [seen] = seenAgain(
      [partly],
      { inputs: new Map([[resource.urn, again]]), hidden: new Map() },
      () => partly.properties,
    );
    assert.deepEqual(seen?.properties, { cpu: "256", environment: { host: "db.example.com", debug: "False" } });
  });
});

describe("a second sight of a component", () => {
  const component: Resource = { ...resource, type: "awsx:ecr:Image", properties: {} };
  const hidden = new Map([[component.urn, { context: "app" }]]);

  it("adds its arguments, which no engine tells", () => {
    const inputs = new Map([[component.urn, {}]]);
    const [seen] = seenAgain([component], { inputs, hidden }, () => ({}));
    assert.deepEqual(seen?.properties, { context: "app" });
  });

  it("adds none where the program did not register it again", () => {
    const [seen] = seenAgain([component], { inputs: new Map(), hidden }, () => ({}));
    assert.deepEqual(seen?.properties, {});
  });
});
