import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
  type === "aws:s3/bucket:Bucket" ? { props: { ...props, tags: { from: "the stack" } }, opts } : undefined,
);
pulumi.runtime.registerInvokeTransform(({ token, args, opts }) =>
  token === "aws:iam/getPolicyDocument:getPolicyDocument"
    ? { args: { ...args, policyId: "transformed" }, opts }
    : undefined,
);

const topic = new aws.sns.Topic("uploads");
const bucket = new aws.s3.Bucket("media");
const document = aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["s3:GetObject"], resources: ["*"] }] });
new aws.s3.BucketPolicy("media", { bucket: bucket.id, policy: document.json });

class Site extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, options);
    new aws.ssm.Parameter(`${name}-topic`, { type: "String", value: topic.arn }, { parent: this });
  }
}
new Site("site", {
  transforms: [
    ({ type, props, opts }) =>
      type === "aws:ssm/parameter:Parameter" ? { props: { ...props, tags: { from: "the parent" } }, opts } : undefined,
  ],
});
new aws.ssm.Parameter(
  "own",
  { type: "String", value: topic.arn },
  {
    transforms: [
      ({ props, opts }) => ({ props: { ...props, tags: { from: "itself" } }, opts: { ...opts, protect: true } }),
    ],
  },
);
