import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const provider: pulumi.dynamic.ResourceProvider = {
  create: async (inputs: { name: string }) => ({ id: inputs.name, outs: { ...inputs, token: "abc" } }),
};

class Registration extends pulumi.dynamic.Resource {
  declare readonly token: pulumi.Output<string>;

  constructor(name: string, inputs: Record<string, pulumi.Input<string>>, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { ...inputs, token: undefined }, opts, "shop", "Registration");
  }
}

const bucket = new aws.s3.Bucket("media");
const registration = new Registration("shop", { name: new pulumi.Config().require("name"), arn: bucket.arn });
new aws.ssm.Parameter("token", { type: "String", value: registration.token });
