import policy from "../../../policies/files/media-bucket-is-recoverable";
import {
  bucket,
  django,
  djangoWithUnknown,
  output,
  resource,
  taskDefinition,
  UNKNOWN,
  type Fixture,
} from "../../fixtures";
import { cases } from "../../harness";

const media = bucket("media");
const finds = { media: "it is neither versioned nor backed up" };
const versioning = (status: unknown, of: Fixture = media, type = "aws:s3/bucketVersioning:BucketVersioning"): Fixture =>
  resource(type, `${of.name}-versioning`, { bucket: output(of, "id"), versioningConfiguration: { status } });

const customerFiles = bucket("customer-files", { bucket: "shop-customer-files" });
const findsFiles = { "customer-files": finds.media };
const configuration = { settings: { djangoProject: "site" } };
const settings = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
  "site/manage.py": "",
  "site/config/settings/production.py": `${lines.join("\n")}\n`,
});

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
    "Object Lock": [bucket("media", { objectLockEnabled: true })],
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
    "a word in a name of several": { stack: [bucket("userMediaFiles")], finds: { userMediaFiles: finds.media } },
    "a bucket that a container is told": {
      stack: [customerFiles, django({ AWS_STORAGE_BUCKET_NAME: "shop-customer-files" })],
      finds: findsFiles,
    },
    "a bucket that a container is told under another name": {
      stack: [customerFiles, django({ DJANGO_AWS_S3_MEDIA_BUCKET: "arn:aws:s3:::shop-customer-files" })],
      finds: findsFiles,
    },
    "a bucket that a container is told without AWS": {
      stack: [customerFiles, django({ S3_BUCKET_NAME: "shop-customer-files" })],
      finds: findsFiles,
    },
    "a bucket for uploads of a container that is not Django": {
      stack: [
        customerFiles,
        taskDefinition("shop", { name: "worker", environment: { UPLOADS_BUCKET: "shop-customer-files" } }),
      ],
      finds: findsFiles,
    },
    "a bucket that the settings module names": {
      stack: [customerFiles, django({})],
      files: settings(
        'DEFAULT_FILE_STORAGE = "storages.backends.s3boto3.S3Boto3Storage"',
        'AWS_STORAGE_BUCKET_NAME = "shop-customer-files"',
      ),
      configuration,
      finds: findsFiles,
    },
    "a bucket that the settings module takes from a variable": {
      stack: [customerFiles, django({ FILES: "shop-customer-files" })],
      files: settings(
        "import os",
        'STORAGES = {"default": {"BACKEND": "storages.backends.s3.S3Storage",',
        '    "OPTIONS": {"bucket_name": os.environ["FILES"]}}}',
      ),
      configuration,
      finds: findsFiles,
    },
  },
  notApplicable: {
    "static files, which are built again": [bucket("static")],
    "names that only contain the letters": [bucket("social-mediator"), bucket("multimedia"), bucket("uploadsets")],
    "the access logs of the uploads": [bucket("media-logs"), bucket("mediaAccessLogs")],
    "a bucket that a container is told for static files": [
      customerFiles,
      django({ AWS_STATIC_BUCKET_NAME: "shop-customer-files" }),
    ],
    "a bucket of a container that is not Django": [
      customerFiles,
      taskDefinition("shop", { name: "worker", environment: { AWS_BUCKET_NAME: "shop-customer-files" } }),
    ],
    "a bucket for static files by the settings module": {
      stack: [customerFiles, django({ AWS_STORAGE_BUCKET_NAME: "shop-customer-files" })],
      files: settings('STORAGES = {"staticfiles": {"BACKEND": "storages.backends.s3.S3Storage"}}'),
      configuration,
    },
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
    "which bucket a container is told": {
      stack: [customerFiles, djangoWithUnknown("AWS_STORAGE_BUCKET_NAME")],
      at: { "customer-files": "AWS_STORAGE_BUCKET_NAME is not known before the update" },
    },
  },
});
