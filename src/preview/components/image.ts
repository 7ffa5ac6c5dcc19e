import * as pulumi from "@pulumi/pulumi";
import { awsResult, Child, isBefore, outputOf } from "./resource";
import type { Arguments } from "./resource";
import { shortHash } from "./role";

interface Build {
  repositoryUrl: string;
  registryId?: string;
  imageName?: string;
  imageTag?: string;
  args?: Record<string, string>;
  cacheFrom?: string[];
  context?: string;
  dockerfile?: string;
  platform?: string;
  target?: string;
}

interface Token {
  userName: string;
  password: string;
  proxyEndpoint: string;
}

/** `awsx:ecr:Image`: an image that is built from a folder and pushed to a repository. */
export function image(_name: string, args: Arguments, self: pulumi.Resource): Arguments {
  const build = outputOf<Build>(args);
  return {
    imageUri: build.apply((known) => (isBefore(2, 20) ? dockerImage(known, self) : buildkitImage(known, self))),
  };
}

/** The child since version 2.20: an image of the docker-build provider, named by its digest. */
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
      registries: [registry(build, self)],
    },
    { parent: self },
  );
  return child.output("digest").apply((digest) => `${build.repositoryUrl}@${digest}`);
}

/** The child before it: an image of the docker provider. */
function dockerImage(build: Build, self: pulumi.Resource): pulumi.Output<string> {
  const name = imageName(build);
  const { args, cacheFrom, context, dockerfile, platform, target } = build;
  const { address, username, password } = registry(build, self);
  const child = new Child(
    "docker:index/image:Image",
    name,
    {
      imageName: `${build.repositoryUrl}:${name}`,
      build: { args, cacheFrom: cacheFrom && { images: cacheFrom }, context, dockerfile, platform, target },
      registry: { server: address, username, password },
    },
    { parent: self },
  );
  return child.output("repoDigest");
}

/** What Docker logs in to a repository with. */
export function registry(
  { repositoryUrl, registryId }: Pick<Build, "repositoryUrl" | "registryId">,
  self: pulumi.Resource,
) {
  const token = awsResult<Token>(
    "ecr/getAuthorizationToken:getAuthorizationToken",
    { registryId: registryId ?? repositoryUrl.replace(/^https:\/\//, "").split(".")[0] },
    self,
  );
  return { address: token.proxyEndpoint, username: token.userName, password: pulumi.secret(token.password) };
}

/** The tag that is asked for, else one that tells one build of a stack from another. */
function imageName({ imageName: name, imageTag, context, dockerfile, args }: Build): string {
  const settings = [
    context ?? ".",
    ...(dockerfile ? [`dockerfile=${dockerfile}`] : []),
    ...Object.entries(args ?? {}).map(([key, value]) => `arg[${key}]=${value}`),
  ];
  return name ?? imageTag ?? `${shortHash(settings.join(";") + pulumi.getStack())}-container`;
}
