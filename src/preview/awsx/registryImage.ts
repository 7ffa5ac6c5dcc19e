import * as pulumi from "@pulumi/pulumi";
import { registry } from "./image";
import { Child, outputOf, type Arguments } from "./resource";

class DockerProvider extends pulumi.ProviderResource {
  constructor(name: string, inputs: Arguments) {
    super("docker", name, inputs);
  }
}

/** `awsx:ecr:RegistryImage`: an image that exists already, pushed to a repository. */
export function registryImage(name: string, args: Arguments, self: pulumi.Resource): Arguments {
  const { repositoryUrl } = args;
  const credentials = outputOf<string>(repositoryUrl).apply((url) =>
    pulumi.output(registry({ repositoryUrl: url }, self)),
  );
  const provider = new DockerProvider(name, { registryAuth: [credentials] });
  const options = { parent: self, provider };
  const source = pulumi.runtime.invokeOutput<{ id: string }>(
    "docker:index/getRemoteImage:getRemoteImage",
    { name: args["sourceImage"] },
    options,
  );
  const targetImage = pulumi.interpolate`${repositoryUrl as string}:${(args["tag"] as string | undefined) ?? "latest"}`;
  const tag = new Child("docker:index/tag:Tag", name, { sourceImage: source.id, targetImage }, options);
  const image = new Child(
    "docker:index/registryImage:RegistryImage",
    name,
    {
      insecureSkipVerify: args["insecureSkipVerify"],
      keepRemotely: args["keepRemotely"],
      name: tag.output("targetImage"),
      triggers: {
        ...(args["triggers"] as Record<string, string> | undefined),
        "@pulumi/awsx/internal/sourceImage": source.id,
      },
    },
    options,
  );
  return { image };
}
