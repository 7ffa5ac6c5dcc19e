import { aws, without, type Arguments, type Component } from "./resource";

/** `awsx:ecr:Repository`: a repository, without the policy that removes untagged images. */
export function repository(name: string, args: Arguments, self: Component): Arguments {
  const created = aws("ecr/repository:Repository", name.toLowerCase(), without(args, "lifecyclePolicy"), self);
  self.registerOutputs({ repository: created });
  return { repository: created, url: created.output("repositoryUrl") };
}
