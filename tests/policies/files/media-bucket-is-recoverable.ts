import policy from "../../../policies/files/media-bucket-is-recoverable";
import { bucket, output, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const media = bucket("media");
const finds = { media: "it is neither versioned nor backed up" };
const versioning = (status: unknown, of: Fixture = media, type = "aws:s3/bucketVersioning:BucketVersioning"): Fixture =>
  resource(type, `${of.name}-versioning`, { bucket: output(of, "id"), versioningConfiguration: { status } });

export default cases(policy, {
  accepts: {
    versioning: [media, versioning("Enabled")],
    "versioning on the bucket itself": [bucket("media", { versioning: { enabled: true } })],
    "versioning of a BucketV2": [
      resource("aws:s3/bucketV2:BucketV2", "media"),
      versioning(
        "Enabled",
        resource("aws:s3/bucketV2:BucketV2", "media"),
        "aws:s3/bucketVersioningV2:BucketVersioningV2",
      ),
    ],
    "versioning by the bucket's name": [
      bucket("media", { bucket: "shop-media" }),
      resource("aws:s3/bucketVersioning:BucketVersioning", "media", {
        bucket: "shop-media",
        versioningConfiguration: { status: "Enabled" },
      }),
    ],
    "a backup plan": [
      media,
      resource("aws:backup/selection:Selection", "daily", { resources: [output(media, "arn")] }),
    ],
  },
  rejects: {
    neither: { stack: [media], finds },
    "versioning that is suspended": { stack: [media, versioning("Suspended")], finds },
    "versioning that is off on the bucket itself": {
      stack: [bucket("media", { versionings: [{ enabled: false }] })],
      finds,
    },
    "versioning of another bucket": {
      stack: [media, bucket("static"), versioning("Enabled", bucket("static"))],
      finds,
    },
    "versioning of a BucketV2 next to it": {
      stack: [
        media,
        resource("aws:s3/bucketV2:BucketV2", "static"),
        versioning("Enabled", resource("aws:s3/bucketV2:BucketV2", "static")),
      ],
      finds,
    },
    "uploads by the bucket's own name": {
      stack: [bucket("files", { bucket: "shop-user-uploads" })],
      finds: { files: "it is neither versioned nor backed up" },
    },
  },
  notApplicable: {
    "static files, which are built again": [bucket("static")],
  },
  undecided: {
    "whether it is versioned": {
      stack: [media, versioning(UNKNOWN)],
      at: { media: "versioningConfiguration.status is not known before the update" },
    },
    "what a bucket is for": {
      stack: [bucket("files", { bucket: UNKNOWN }), media],
      at: { files: "bucket is not known before the update" },
      finds,
    },
  },
});
