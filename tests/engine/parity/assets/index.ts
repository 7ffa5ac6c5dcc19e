import * as aws from "@pulumi/aws";
import { asset } from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("files");
const object = (name: string, source: asset.Asset | asset.Archive) =>
  new aws.s3.BucketObjectv2(name, { bucket: bucket.id, key: name, source });

object("text", new asset.StringAsset("hello"));
object("file", new asset.FileAsset("robots.txt"));
object("folder", new asset.FileArchive("site"));
object(
  "mixed",
  new asset.AssetArchive({
    "robots.txt": new asset.FileAsset("robots.txt"),
    inner: new asset.FileArchive("site"),
    "made.txt": new asset.StringAsset("made"),
  }),
);
new aws.s3.BucketObjectv2("written", { bucket: bucket.id, key: "written", content: "hello" });
