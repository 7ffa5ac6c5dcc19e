import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

/** A package without an SDK of its own, as an in-house provider has it. */
class Flag extends pulumi.CustomResource {
  constructor(name: string, args: Record<string, pulumi.Input<unknown>>, opts?: pulumi.CustomResourceOptions) {
    super("flags:index:Flag", name, args, opts);
  }
}

const pet = new random.RandomPet("shop", { length: 2 });
const id = new random.RandomId("suffix", { byteLength: 4, keepers: { pet: pet.id } });
new aws.s3.Bucket("media", { bucket: pulumi.interpolate`shop-${id.hex}` });
new random.RandomInteger("port", { min: 1024, max: 65535 });
new random.RandomPassword("seeded", { length: 16 }, { provider: new random.Provider("own") });
new aws.sns.Topic("pinned", {}, { version: "7.1.0" });
new Flag("beta", { on: true, owner: pet.id });
new Flag("gamma", { on: false }, { version: "1.2.3-beta.1", pluginDownloadURL: "https://plugins.example.com/flags/" });
