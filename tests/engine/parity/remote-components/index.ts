import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A component as its SDK declares it: built by its provider, outputs named in advance. */
class Site extends pulumi.ComponentResource {
  declare readonly bucket: pulumi.Output<aws.s3.Bucket>;
  declare readonly domain: pulumi.Output<string>;
  declare readonly queue: pulumi.Output<string>;
  declare readonly team: pulumi.Output<string>;
  declare readonly plain: pulumi.Output<string>;

  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
    const outputs = { bucket: undefined, domain: undefined, queue: undefined, plain: undefined };
    super("shop:index:Site", name, { ...outputs, ...args }, { version: "1.2.3", ...opts }, true);
  }
}

class Region extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Region", name, {}, opts);
    new Site(`${name}-site`, { team: "region" }, { parent: this });
    this.registerOutputs();
  }
}

const topic = new aws.sns.Topic("news");
const virginia = new aws.Provider("virginia", { region: "us-east-1" });

const site = new Site("site", {
  team: topic.name,
  password: pulumi.secret("hidden"),
  topic,
});
new Site("options", { team: "shop", password: topic.arn }, {
  protect: true,
  retainOnDelete: true,
  dependsOn: [topic],
  aliases: [{ name: "former" }],
  ignoreChanges: ["team"],
  customTimeouts: { create: "5m" },
  additionalSecretOutputs: ["domain"],
} as pulumi.ComponentResourceOptions);
new Site(
  "transformed",
  { team: "shop" },
  {
    providers: [virginia],
    transforms: [
      ({ type, props, opts }) =>
        type === "aws:s3/bucket:Bucket" ? { props: { ...props, forceDestroy: true }, opts } : undefined,
      ({ type, props, opts }) =>
        type === "shop:index:Site" ? { props: { ...props, team: topic.arn }, opts } : undefined,
    ],
  },
);
new Region("east", { providers: { aws: virginia }, protect: true });
new Site(
  "own",
  { team: "shop" },
  { provider: new (class extends pulumi.ProviderResource {})("shop", "mine", {}, { version: "1.2.3" }) },
);
new Site("child", { team: "shop" }, { parent: site });

new aws.s3.BucketVersioning("site", {
  bucket: site.bucket.apply(({ id }) => id),
  versioningConfiguration: { status: "Enabled" },
});
new aws.ssm.Parameter("domain", { type: "String", value: site.domain, description: site.plain });
new aws.ssm.Parameter("team", { type: "String", value: site.team }, { dependsOn: [site] });
export const queue = site.queue;
