import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedCloud } from "../../../../src/preview/cloud/simulate";
import { NodeShapes } from "../../../../src/preview/cloud/simulate/nodeShapes";

/** An SDK whose JavaScript marks every property as an output where it reads an existing resource, as docker-build's. */
const sdk = {
  "package.json": '{ "name": "@pulumi/docker-build" }',
  "image.d.ts": `
export declare class Image extends pulumi.CustomResource {
    readonly push: pulumi.Output<boolean>;
    readonly ref: pulumi.Output<string>;
    readonly target: pulumi.Output<string>;
    constructor(name: string, args: ImageArgs, opts?: pulumi.CustomResourceOptions);
}
/** The arguments of an {@link Image}. */
export interface ImageArgs {
    push: pulumi.Input<boolean>;
    target?: pulumi.Input<string | undefined>;
}
`,
  "image.js": `
        if (!opts.id) {
            resourceInputs["push"] = args?.push;
            resourceInputs["target"] = args?.target;
            resourceInputs["ref"] = undefined /*out*/;
        }
        else {
            resourceInputs["push"] = undefined /*out*/;
            resourceInputs["ref"] = undefined /*out*/;
            resourceInputs["target"] = undefined /*out*/;
        }
`,
};

describe("the declarations of a Node package", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "shapes-"));
    const installed = join(folder, "node_modules", "@pulumi", "docker-build");
    mkdirSync(installed, { recursive: true });
    for (const [name, text] of Object.entries(sdk)) writeFileSync(join(installed, name), text);
  });
  after(() => rmSync(folder, { recursive: true }));

  it("tell inputs from outputs, and required inputs from others", () => {
    const { inputs } = new NodeShapes(folder).resource("docker-build:index:Image")!;
    assert.deepEqual(
      inputs.map(({ name, type, optional }) => [name, type.kind, optional]),
      [
        ["push", "boolean", false],
        ["target", "string", true],
      ],
    );
  });

  it("leave out an input that the program leaves out", () => {
    const type = "docker-build:index:Image";
    const inputs = { push: true, tags: ["registry.example.com/shop:1"] };
    const request = { type, name: "shop", urn: "urn", inputs, provider: {} };
    const { outputs } = simulatedCloud(new NodeShapes(folder)).create(request);
    assert.match(String(outputs["ref"]), /^registry\.example\.com\/shop:1@sha256:/);
    assert.ok(!("target" in outputs));
  });
});
