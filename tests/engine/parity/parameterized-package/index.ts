import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Parameterization, RegisterPackageRequest } from "@pulumi/pulumi/proto/resource_pb";

/** What the SDK of a package does that Pulumi makes from a Terraform provider. */
function registerPackage(): Promise<string> {
  const parameterization = new Parameterization()
    .setName("flags")
    .setVersion("1.4.0")
    .setValue(Buffer.from("example/flags").toString("base64"));
  const request = new RegisterPackageRequest()
    .setName("terraform-provider")
    .setVersion("0.9.0")
    .setParameterization(parameterization);
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerPackage(request: unknown, done: (error: Error | null, response: { getRef(): string }) => void): void;
  };
  return new Promise((resolve, reject) => {
    monitor.registerPackage(request, (error, response) => (error ? reject(error) : resolve(response.getRef())));
  });
}

const registered = registerPackage();

class Flag extends pulumi.CustomResource {
  constructor(name: string, args: Record<string, pulumi.Input<unknown>>, opts?: pulumi.CustomResourceOptions) {
    super("flags:index/flag:Flag", name, args, opts, false, registered);
  }
}

const topic = new aws.sns.Topic("changes");
const beta = new Flag("beta", { on: true, notify: topic.arn });
new Flag("gamma", { on: false, after: beta.id });
