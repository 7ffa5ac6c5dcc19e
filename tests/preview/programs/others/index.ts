import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

class Cluster extends pulumi.ComponentResource {
  declare readonly kubeconfig: pulumi.Output<string>;

  constructor(name: string, image: pulumi.Input<string>) {
    super("eks:index:Cluster", name, { image, kubeconfig: undefined }, {}, /* remote */ true);
  }
}

class Greeting extends pulumi.dynamic.Resource {
  constructor(name: string, text: pulumi.Input<string>) {
    super({ create: async (inputs: { text: string }) => ({ id: "1", outs: inputs }) }, name, { text });
  }
}

const tag = new random.RandomId("tag", { byteLength: 8 });
const cluster = new Cluster("apps", pulumi.interpolate`app:${tag.hex}`);
new Greeting("hello", cluster.kubeconfig);

pulumi.log.warn("look here", cluster);
