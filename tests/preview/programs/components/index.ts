import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Site extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, options);
    const files = new aws.s3.Bucket(`${name}-files`, {}, { parent: this });
    this.registerOutputs({ bucket: files.id });
  }
}

const virginia = new aws.Provider("virginia", {
  region: "us-east-1",
  defaultTags: { tags: { team: "shop" } },
});
const site = new Site("site", { providers: [virginia], protect: true });

const topic = new aws.sns.Topic(
  "alarms",
  {},
  {
    aliases: [{ name: "alerts" }],
    customTimeouts: { create: "1h30m", delete: "90s" },
    deleteBeforeReplace: true,
    dependsOn: [site],
    ignoreChanges: ["tags"],
  },
);

const existing = aws.s3.Bucket.get("existing", "shop-existing");
const network = new pulumi.StackReference("shop/network/prod");

new aws.ssm.Parameter("targets", {
  type: "String",
  name: "/shop/targets",
  value: pulumi.interpolate`${topic.arn} ${existing.arn}`,
});
new aws.ssm.Parameter("network", { type: "String", name: "/shop/network", value: network.requireOutput("vpcId") });
