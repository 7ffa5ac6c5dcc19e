const ROOT_STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * Makes the URN of a resource as the engine does: `urn:pulumi:STACK::PROJECT::[PARENT_TYPE$]TYPE::NAME`, where the
 * parent's qualified type is left out under the root stack.
 */
export function createUrn(stack: string, project: string, parent: string, type: string, name: string): string {
  const parentType = parent === "" ? "" : qualifiedType(parent);
  const prefix = parentType === "" || parentType === ROOT_STACK_TYPE ? "" : `${parentType}$`;
  return `urn:pulumi:${stack}::${project}::${prefix}${type}::${name}`;
}

/** The type part of a URN with the types of its parents, e.g. `my:index:Site$aws:s3/bucket:Bucket`. */
function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** The type of the resource that a URN names, without those of its parents. */
export function typeOf(urn: string): string {
  return qualifiedType(urn).split("$").pop() ?? "";
}

export function isRootStack(type: string): boolean {
  return type === ROOT_STACK_TYPE;
}

/**
 * The package of a type or function token: `aws` of `aws:s3/bucket:Bucket`; for a provider type the one it provides.
 */
export function packageOf(token: string): string {
  return isProviderType(token) ? token.slice("pulumi:providers:".length) : (token.split(":")[0] ?? "");
}

export function isProviderType(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}
