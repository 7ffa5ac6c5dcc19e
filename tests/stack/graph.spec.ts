import assert from "node:assert/strict";
import { Undecided } from "../../src/base/undecided";
import { Graph } from "../../src/stack/graph";
import type { Resource } from "../../src/stack/resource";
import { UNKNOWN } from "../fixtures";
import { outcome } from "../outcome";

const group = "aws:ec2/securityGroup:SecurityGroup";
const database = "aws:rds/instance:Instance";

function resource(
  type: string,
  name: string,
  properties: Resource["properties"] = {},
  propertyDependencies: Resource["propertyDependencies"] = {},
): Resource {
  const dependencies = Object.values(propertyDependencies).flat();
  return { urn: `urn:${type}:${name}`, type, name, properties, dependencies, propertyDependencies };
}

const app = resource(group, "app", { arn: "arn:aws:ec2:eu-west-1:1:security-group/sg-app", name: "shop-app" });
const web = resource(group, "web");
const all = [group];

/** A database with one property, made from the outputs of others, next to groups. */
function graphWith(value: unknown, from: readonly Resource[], groups: readonly Resource[] = [app, web]) {
  const db = resource(database, "db", { groups: value }, { groups: from.map(({ urn }) => urn) });
  return { db, graph: new Graph([db, ...groups], true) };
}

describe("a link", () => {
  const late = resource(group, "late", { name: UNKNOWN });
  const rows: Readonly<
    Record<string, { value: unknown; from?: readonly Resource[]; groups?: readonly Resource[]; to: unknown }>
  > = {
    "an unknown value with a dependency is to what it depends on": { value: UNKNOWN, from: [web], to: "web" },
    "an unknown value with several dependencies may be to any": { value: UNKNOWN, from: [app, web], to: "?" },
    "an unknown value without one may be to anything": { value: UNKNOWN, to: "?" },
    "a known value with a dependency is to what it depends on": { value: "sg-1", from: [web], to: "web" },
    "an ARN is to its resource": { value: "arn:aws:ec2:eu-west-1:1:security-group/sg-app", to: "app" },
    "an id is to the resource whose ARN ends with it": { value: "sg-app", to: "app" },
    "a name is to its resource": { value: "shop-app", to: "app" },
    "a value that names nothing here leads out of the stack": { value: "sg-other", to: undefined },
    "a value that may be a name that is not known yet": { value: "sg-other", groups: [app, late], to: "?" },
    "no value is no link": { value: undefined, to: undefined },
    "an empty text is no link": { value: "", groups: [app, late], to: undefined },
  };
  for (const [title, { value, from = [], groups, to }] of Object.entries(rows)) {
    it(title, () => {
      const { db, graph } = graphWith(value, from, groups);
      assert.equal(
        outcome(() => graph.link(db, "groups", all)?.name),
        to,
      );
    });
  }

  it("of a write-only argument counts for the property that it stands for", () => {
    const db = resource(database, "db", { passwordWo: UNKNOWN }, { passwordWo: [web.urn] });
    assert.equal(new Graph([db, web], true).dependsOnAnything(db, "password"), true);
  });

  it("is to resources of the wanted types alone", () => {
    const { db, graph } = graphWith("shop-app", [app]);
    assert.equal(graph.link(db, "groups", [database]), undefined);
  });

  it("is undecided where a part of the stack is seen", () => {
    const { db } = graphWith("sg-app", []);
    assert.throws(() => new Graph([db], false).link(db, "groups", all), Undecided);
  });
});

describe("the candidates for one value of a larger property", () => {
  const rows: Readonly<Record<string, { value: unknown; from: readonly Resource[]; to: unknown }>> = {
    "are the one that it names": { value: "sg-app", from: [app, web], to: ["app"] },
    "are all that the property depends on, where it is unknown": {
      value: UNKNOWN,
      from: [app, web],
      to: ["app", "web"],
    },
    "are the same once, however often the property depends on it": { value: UNKNOWN, from: [app, app], to: ["app"] },
    "are not known for a known value next to a dependency": { value: "sg-other", from: [web], to: "?" },
    "are none where nothing in the stack is meant": { value: "sg-other", from: [], to: [] },
    "are none where there is no value": { value: undefined, from: [app], to: [] },
  };
  for (const [title, { value, from, to }] of Object.entries(rows)) {
    it(title, () => {
      const { db, graph } = graphWith([value, "more"], from);
      assert.deepEqual(
        outcome(() => graph.candidates(db, "groups", value, all).map(({ name }) => name)),
        to,
      );
    });
  }
});

describe("what links to a resource", () => {
  const first = resource(database, "first", { group: UNKNOWN }, { group: [app.urn] });
  const late = resource(database, "late", { group: UNKNOWN });
  const last = resource(database, "last", { group: "sg-app" });
  const other = resource(database, "other", { group: UNKNOWN }, { group: [web.urn] });

  it("is found by dependencies and by ids", () => {
    const graph = new Graph([app, web, first, last, other], true);
    assert.deepEqual([...graph.linkedFrom(app, "group", [database], all)], [first, last]);
  });

  it("is hidden by nothing that is not known, which is raised at the end", () => {
    const graph = new Graph([app, web, first, late, last], true);
    const found: Resource[] = [];
    assert.throws(() => {
      for (const linked of graph.linkedFrom(app, "group", [database], all)) found.push(linked);
    }, Undecided);
    assert.deepEqual(found, [first, last]);
  });

  it("depends on it through any property", () => {
    const graph = new Graph([app, web, first, other], true);
    assert.deepEqual(graph.dependents(app), [first]);
    assert.deepEqual([graph.dependedOn(first, "group"), graph.dependedOn(first, "name")], [[app], []]);
    assert.deepEqual([graph.dependedOn(first, "group"), graph.dependedOn(first, "name")], [[app], []]);
    assert.deepEqual([graph.dependsOnAnything(first, "group"), graph.dependsOnAnything(first, "name")], [true, false]);
  });

  it("is a part of it, at any depth", () => {
    const [outer, inner] = [resource("shop:Site", "site"), { ...resource("shop:Web", "web"), parent: "" }];
    const parts = [
      { ...inner, parent: outer.urn },
      { ...app, parent: inner.urn },
    ];
    assert.deepEqual(new Graph([outer, ...parts, web], true).partsOf(outer), parts);
  });
});

describe("resources by type", () => {
  it("come in the order of registration", () => {
    const graph = new Graph([web, app], true);
    assert.deepEqual(graph.ofType(all), [web, app]);
  });
  it("are not all there where a part of the stack is seen", () => {
    const graph = new Graph([web], false);
    assert.deepEqual(graph.ofType(all), [web]);
    assert.throws(() => graph.allOfType(all), Undecided);
  });
});
