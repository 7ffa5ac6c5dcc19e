import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
  type.startsWith("aws:") ? { props: { ...props, tags: { ...props["tags"], stack: "yes" } }, opts } : undefined,
);

class Site extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, opts);
    const bucket = new aws.s3.Bucket(`${name}-files`, {}, { parent: this });
    new aws.sns.Topic(`${name}-events`, { displayName: bucket.arn }, { parent: this });
  }
}

new Site("shop", {
  transformations: [
    ({ type, props, opts }) =>
      type === "aws:s3/bucket:Bucket"
        ? {
            props: { ...props, forceDestroy: true },
            opts: pulumi.mergeOptions(opts, { protect: true, retainOnDelete: true }),
          }
        : undefined,
  ],
});
