import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface Greeting {
  greeting: string;
  urn: string;
  plain: string;
  hidden: string;
}

class Site extends pulumi.ComponentResource {
  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, args, { version: "1.2.3", ...opts }, true);
  }

  greet(args: pulumi.Inputs): pulumi.Output<Greeting> {
    const given = { __self__: this, ...args };
    return pulumi.runtime.call("shop:index:Site/greet", given, this) as unknown as pulumi.Output<Greeting>;
  }
}

class Shop extends pulumi.ProviderResource {
  constructor(name: string, opts?: pulumi.ResourceOptions) {
    super("shop", name, {}, { version: "1.2.3", ...opts });
  }

  describe(args: pulumi.Inputs): pulumi.Output<{ words: string }> {
    const given = { __self__: this, ...args };
    const answer = pulumi.runtime.call("pulumi:providers:shop/describe", given, this);
    return answer as unknown as pulumi.Output<{ words: string }>;
  }
}

const topic = new aws.sns.Topic("news");
const site = new Site("site", { team: "shop" });
const known = site.greet({ word: "hello" });
const unknown = site.greet({ word: "hello", from: topic.name });
const hidden = site.greet({ word: pulumi.secret("hush"), from: "a friend" });
const own = new Site("own", { team: "shop" }, { provider: new Shop("mine") });

const parameter = (name: string, value: pulumi.Input<string>) => new aws.ssm.Parameter(name, { type: "String", value });
parameter("known", known.greeting);
parameter("urn", known.urn);
parameter("unknown", unknown.greeting);
parameter("beside-unknown", unknown.plain);
parameter("secret", hidden.greeting);
parameter("hidden", known.hidden);
parameter("own", own.greet({ word: "hello", from: topic.arn }).greeting);
parameter("provider", new Shop("asked").describe({ who: "all" }).words);
export const greeting = known;
