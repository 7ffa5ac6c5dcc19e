/**
 * The input that holds a resource's own name in the cloud, as against those that name other resources: `name`, the one
 * that has a prefix next to it (`bucketPrefix`), or the one that is called after the resource (`clusterId` of a cluster,
 * but not its `replicationGroupId`). `undefined` if the resource has no name of its own.
 *
 * @param kind `cluster` of `elasticache/cluster`
 * @param inputs the inputs of the resource's type
 */
export function nameProperty(kind: string, inputs: readonly string[]): string | undefined {
  const prefixed = inputs.filter((name) => inputs.includes(`${name}Prefix`));
  const called = [`${kind}Identifier`, `${kind}Id`, `${kind}Name`, "identifier", "family"];
  return ["name", ...prefixed, ...called].find((name) => inputs.includes(name));
}

/** The argument with which a function names the resource that it finds: `dbInstanceIdentifier` for an instance. */
export function nameArgument(kind: string, args: readonly string[]): string | undefined {
  const called = new RegExp(`^(?:name|identifier|(?:\\w*[a-z])?${kind}(?:Identifier|Id|Name)?)$`, "i");
  return args.find((name) => called.test(name));
}
