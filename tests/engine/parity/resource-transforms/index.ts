import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Site extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, opts);
    const bucket = new aws.s3.Bucket(`${name}-files`, { tags: { from: "itself" } }, { parent: this });
    new aws.s3.BucketVersioning(
      `${name}-files`,
      { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
      {
        parent: this,
        dependsOn: [key],
        transforms: [
          ({ props, opts }) => ({
            props: { ...props, expectedBucketOwner: owner.arn },
            opts: { ...opts, protect: true },
          }),
        ],
      },
    );
  }
}

const key = new aws.kms.Key("shop");
const owner = new aws.iam.Role("owner", { assumeRolePolicy: "{}" });

new Site("shop", {
  transforms: [
    ({ type, props, opts }) =>
      type === "aws:s3/bucket:Bucket"
        ? {
            props: { ...props, tags: { ...props["tags"], also: "parent" } },
            opts: pulumi.mergeOptions(opts, { dependsOn: [owner] }),
          }
        : undefined,
  ],
});
new aws.ssm.Parameter(
  "secret",
  { type: "SecureString", value: pulumi.secret("hidden"), description: key.arn },
  {
    transforms: [
      async ({ props, opts }) => ({
        props: { ...props, keyId: key.keyId, description: undefined },
        opts: {
          ...opts,
          ignoreChanges: ["tags"],
          additionalSecretOutputs: ["insecureValue"],
          aliases: [{ name: "hidden" }],
        },
      }),
      ({ props, opts }) => ({ props: { ...props, tags: { seen: String("keyId" in props) } }, opts }),
    ],
  },
);
