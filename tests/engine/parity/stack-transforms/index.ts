import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const ireland = new aws.Provider("ireland", { region: "eu-west-1" });

void pulumi.runtime.registerResourceTransform(({ type, name, props, opts, custom }) => {
  if (!custom || !type.startsWith("aws:")) return undefined;
  const tags = {
    ...props["tags"],
    name,
    stack: pulumi.getStack(),
    provider: String("provider" in opts && opts.provider !== undefined),
  };
  return { props: { ...props, tags }, opts };
});
void pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
  type === "aws:s3/bucket:Bucket" ? { props, opts: { ...opts, protect: true, provider: ireland } } : undefined,
);

class Site extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, opts);
    const bucket = new aws.s3.Bucket(`${name}-files`, {}, { parent: this });
    new aws.sns.Topic(`${name}-events`, { displayName: bucket.arn }, { parent: this });
  }
}

new Site("shop", { provider: ireland });
new aws.sqs.Queue("jobs", { tags: { team: "shop" } });
