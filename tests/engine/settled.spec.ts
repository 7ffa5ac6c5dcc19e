import assert from "node:assert/strict";
import { asset } from "@pulumi/pulumi";
import { settled } from "../../src/engine/settled";
import { archive, asset as text } from "../fixtures";

describe("assets of a resource are shown to facts", () => {
  it("as they are on the wire", async () => {
    const properties = {
      key: "app",
      list: [new asset.StringAsset("hello")],
      source: new asset.AssetArchive({
        "a.conf": new asset.FileAsset("a.conf"),
        inner: new asset.FileArchive("folder"),
        far: new asset.RemoteArchive("https://example.com/a.zip"),
      }),
    };
    assert.deepEqual(await settled(properties), {
      key: "app",
      list: [text({ text: "hello" })],
      source: archive({
        assets: {
          "a.conf": text({ path: "a.conf" }),
          inner: archive({ path: "folder" }),
          far: archive({ uri: "https://example.com/a.zip" }),
        },
      }),
    });
  });

  it("and properties without any as they are", async () => {
    const properties = { key: "app", list: [1, null, { a: true }] };
    assert.equal(await settled(properties), properties);
  });
});
