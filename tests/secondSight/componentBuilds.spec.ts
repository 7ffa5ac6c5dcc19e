import assert from "node:assert/strict";
import type { Previewed } from "../../src/preview";
import { componentBuilds } from "../../src/secondSight/componentBuilds";
import type { PropertyTree } from "../../src/wire/tree";

type Child = readonly [type: string, inputs: PropertyTree];

const built: Readonly<
  Record<string, { readonly child: Child; readonly parent?: string; readonly gives?: PropertyTree }>
> = {
  "by docker-build": {
    child: [
      "docker-build:index:Image",
      { context: { location: "app" }, dockerfile: { location: "deploy/Dockerfile" }, target: "web", push: true },
    ],
    gives: { context: "app", dockerfile: "deploy/Dockerfile", target: "web" },
  },
  "by docker": {
    child: ["docker:index/image:Image", { imageName: "shop", build: { context: "app", args: { LEVEL: "1" } } }],
    gives: { context: "app", args: { LEVEL: "1" } },
  },
  "nowhere, if another resource is part of it": { child: ["aws:ecr/repository:Repository", {}] },
  "by itself, if it is part of another component": {
    child: ["docker-build:index:Image", { context: { location: "app" } }],
    parent: "urn:other",
  },
};

describe("the image of a component of awsx is built", () => {
  for (const [
    how,
    {
      child: [type, inputs],
      parent = "urn:component",
      gives,
    },
  ] of Object.entries(built)) {
    it(how, () => {
      const resources = [
        { urn: "urn:component", type: "awsx:ecr:Image", parent: "" },
        { urn: "urn:other", type: "shop:index:Other", parent: "" },
        { urn: "urn:child", type, parent },
      ] as unknown as Previewed["resources"];
      const builds = componentBuilds(resources, (urn) => (urn === "urn:child" ? inputs : undefined));
      assert.deepEqual(Object.fromEntries(builds), gives ? { "urn:component": gives } : {});
    });
  }
});
