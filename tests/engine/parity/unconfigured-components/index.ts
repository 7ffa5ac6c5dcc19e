import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Shop extends pulumi.ProviderResource {
  constructor(name: string, args: pulumi.Inputs) {
    super("shop", name, args, { version: "1.2.3" });
  }
}

class Site extends pulumi.ComponentResource {
  declare readonly domain: pulumi.Output<string>;

  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, { domain: undefined, ...args }, opts, true);
  }
}

const topic = new aws.sns.Topic("news");
const known = new Shop("known", { words: "hello" });
const later = new Shop("later", { words: topic.arn });

new Site("read", { team: "shop" }, { provider: known });
const site = new Site("site", { team: topic.name }, { provider: later, protect: true, ignoreChanges: ["team"] });
const greeting = pulumi.runtime.call("shop:index:Site/greet", { __self__: site, word: "hello" }, site);

new aws.ssm.Parameter("domain", { type: "String", value: site.domain }, { dependsOn: [site] });
new aws.ssm.Parameter("greeting", { type: "String", value: "known", description: pulumi.jsonStringify(greeting) });
