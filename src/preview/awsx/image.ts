import * as pulumi from "@pulumi/pulumi";
import { SIMULATED_HEX } from "../../wire/simulated";
import { awsResult, Child, isBefore, outputOf, type Arguments, type Component } from "./resource";
import { shortHash } from "./role";

interface Build {
  readonly repositoryUrl: string;
  readonly registryId?: string;
  readonly imageName?: string;
  readonly imageTag?: string;
  readonly args?: Record<string, string>;
  readonly builderVersion?: string;
  readonly cacheFrom?: string[];
  readonly context?: string;
  readonly dockerfile?: string;
  /** The folder, before version 2. */
  readonly path?: string;
  readonly platform?: string;
  readonly target?: string;
}

interface Token {
  readonly userName: string;
  readonly password: string;
  readonly proxyEndpoint: string;
}

/** `awsx:ecr:Image`: an image that is built from a folder and pushed to a repository. */
export function image(_name: string, args: Arguments, self: Component): Arguments {
  const build = outputOf<Build>(args);
  const imageUri = build.apply((known) => imageFrom(known, self));
  if (!isBefore("3.6")) self.registerOutputs({ imageUri });
  return { imageUri };
}

function imageFrom(build: Build, self: pulumi.Resource): pulumi.Output<string> {
  if (isBefore("2")) {
    // It is built while the program runs, without a resource.
    return pulumi.output(`${build.repositoryUrl}:${SIMULATED_HEX}${shortHash(imageName(build))}`);
  }
  return isBefore("2.20") ? dockerImage(build, self) : buildkitImage(build, self);
}

/** The child since version 2.20: an image of the docker-build provider, referred to by its digest. */
function buildkitImage(build: Build, self: pulumi.Resource): pulumi.Output<string> {
  const name = imageName(build);
  const tag = `${build.repositoryUrl}:${name}`;
  const caches = build.cacheFrom?.length ? build.cacheFrom : [tag];
  const child = new Child(
    "docker-build:index:Image",
    name,
    {
      tags: [tag],
      buildArgs: build.args,
      cacheFrom: caches.map((ref) => ({ registry: { ref } })),
      cacheTo: [{ inline: {} }],
      context: { location: build.context ?? "." },
      dockerfile: { location: build.dockerfile },
      platforms: build.platform === undefined ? [] : [build.platform],
      target: build.target,
      push: true,
      // The defaults of the SDK of docker-build.
      buildOnPreview: true,
      network: "default",
      registries: [registry(build, self)],
    },
    { parent: self },
  );
  return child.output("digest").apply((digest) => `${build.repositoryUrl}@${digest}`);
}

/** The child before version 2.20: an image of the docker provider. */
function dockerImage(build: Build, self: pulumi.Resource): pulumi.Output<string> {
  const name = imageName(build);
  const { args, builderVersion, cacheFrom, context, dockerfile, platform, target } = build;
  const { address, username, password } = registry(build, self);
  const images = cacheFrom && { images: cacheFrom };
  const child = new Child(
    "docker:index/image:Image",
    isBefore("2.1.1") ? "image" : name,
    {
      imageName: `${build.repositoryUrl}:${name}`,
      build: { args, builderVersion, cacheFrom: images, context, dockerfile, platform, target },
      registry: { registry: address, username, password },
      buildOnPreview: false,
      skipPush: false,
    },
    { parent: self },
  );
  return child.output("repoDigest");
}

/** The credentials with which Docker logs in to a repository. */
export function registry(
  { repositoryUrl, registryId }: Pick<Build, "repositoryUrl" | "registryId">,
  self: pulumi.Resource,
): Readonly<Record<"address" | "username" | "password", pulumi.Output<string>>> {
  const token = awsResult<Token>(
    "ecr/getAuthorizationToken:getAuthorizationToken",
    { registryId: registryId ?? repositoryUrl.replace(/^https:\/\//, "").split(".")[0] },
    self,
  );
  return { address: token.proxyEndpoint, username: token.userName, password: pulumi.secret(token.password) };
}

/** The requested tag, else one that distinguishes the builds of a stack. */
function imageName({ imageName: name, imageTag, context, path, dockerfile, args }: Build): string {
  const settings = [
    context ?? path ?? ".",
    ...(dockerfile ? [`dockerfile=${dockerfile}`] : []),
    ...Object.entries(args ?? {}).map(([key, value]) => `arg[${key}]=${value}`),
  ];
  return name ?? imageTag ?? `${shortHash(settings.join(";") + pulumi.getStack())}-container`;
}
