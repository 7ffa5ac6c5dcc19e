import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A package without an SDK of its own, as an in-house provider has it. */
class Flags extends pulumi.ProviderResource {
  constructor(name: string) {
    super("flags", name, { region: name });
  }
}

class Flag extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("flags:index:Flag", name, { on: true }, opts);
  }
}

class Site extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, opts);
  }
}

const asked = (options: pulumi.InvokeOptions, args: pulumi.Inputs = {}) =>
  pulumi.runtime.invoke("flags:index:getFlag", args, options) as Promise<object>;

export = async () => {
  const [own, inherited, fromParent] = [new Flags("own"), new Flags("inherited"), new Flags("from-parent")];
  const site = new Site("site", { providers: [inherited] });
  const flag = new Flag("beta", { provider: fromParent });

  // Which default providers there are in the end tells what each of them asked.
  await asked({ provider: own });
  await asked({ parent: site });
  await asked({ parent: flag });
  await asked({ provider: own, parent: site, version: "9.9.9" });
  await asked({ version: "1.2.3" });
  await asked({ version: "1.2.3", pluginDownloadURL: "https://plugins.example.com/flags/" });
  await asked({ pluginDownloadURL: "https://plugins.example.com/flags/" });
  await pulumi.runtime.invoke("other:index:getNothing", {});
  await pulumi.runtime.invokeSingle("other:index:getNothing", {}, { parent: new Site("bare") });
  await pulumi.runtime.invoke("other:index:getNothing", {}, { parent: site, async: true });
  const { id } = (await pulumi.runtime.invoke("aws:index/getRegion:getRegion", {})) as { id: string };

  const topic = new aws.sns.Topic("news");
  const later = pulumi.runtime.invokeOutput<{ id: string }>(
    "aws:index/getRegion:getRegion",
    {},
    { dependsOn: [topic, site] },
  );
  const inSite = aws.getRegionOutput({}, { parent: site });
  new aws.ssm.Parameter("later", { type: "String", value: later.id, description: id });
  new aws.ssm.Parameter("in-site", { type: "String", value: inSite.id });
};
