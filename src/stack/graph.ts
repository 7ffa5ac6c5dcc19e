import { Undecided, inTurn } from "../base/undecided";
import { valueOf, writeOnlyTwin } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import type { Resource } from "./resource";

/** The properties by which other resources refer to a resource. */
const identities = ["id", "arn", "name", "bucket", "identifier", "clusterIdentifier", "userId", "userGroupId"] as const;

/**
 * The resources of a stack and the references between them. References come from property dependencies first, which
 * exist even if the value is unknown, and from known ids, names and ARNs second. A reference that may be hidden behind an
 * unknown value is undecided, never absent.
 */
export class Graph {
  private readonly byUrn: ReadonlyMap<string, Resource>;
  private readonly byType = new Map<string, Resource[]>();
  private readonly byIdentity = new Map<string, Resource[]>();
  private readonly byParent = new Map<string, Resource[]>();

  /** @param whole whether `resources` are all of the stack; if not, every link is undecided */
  constructor(
    readonly resources: readonly Resource[],
    readonly whole: boolean,
  ) {
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    for (const resource of resources) {
      append(this.byType, resource.type, resource);
      append(this.byParent, resource.parent ?? "", resource);
      for (const value of identitiesOf(resource)) append(this.byIdentity, value, resource);
    }
  }

  /** The resources of any of `types` (type tokens), in registration order for each token. */
  ofType(types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /**
   * All resources of `types` in the whole stack.
   *
   * @throws Undecided if only a part of the stack is seen
   */
  allOfType(types: readonly string[]): readonly Resource[] {
    this.needWhole();
    return this.ofType(types);
  }

  /**
   * All resources of the whole stack.
   *
   * @throws Undecided if only a part of the stack is seen
   */
  allResources(): readonly Resource[] {
    this.needWhole();
    return this.resources;
  }

  /**
   * The one resource of `types` that the property refers to; `undefined` if it has no value or refers to something
   * outside this stack.
   *
   * @throws Undecided if the value is unknown and no dependency decides it
   */
  link(resource: Resource, property: string, types: readonly string[]): Resource | undefined {
    return this.linkWithin(resource, property, resource.properties[property], types);
  }

  /** The same for one value inside the property. */
  linkWithin(resource: Resource, property: string, value: unknown, types: readonly string[]): Resource | undefined {
    const candidates = this.candidates(resource, property, value, types);
    if (candidates.length > 1) throw new Undecided(`${property} may refer to any of ${candidates.length} resources`);
    if (candidates.length === 0 && isUnknown(value)) throw new Undecided(`${property} is not known before the update`);
    return candidates[0];
  }

  /**
   * The resources that one value inside a property may refer to: exactly one if an id, a name or an ARN matches, else
   * all of `types` that the property depends on, and none if it refers to something outside this stack.
   *
   * @throws Undecided for a known value that may be the name of a resource whose name is unknown
   */
  candidates(resource: Resource, property: string, value: unknown, types: readonly string[]): readonly Resource[] {
    this.needWhole();
    if (valueOf(value) === undefined) return [];
    const dependencies = this.dependencies(resource, property, types);
    if (isUnknown(value)) return dependencies;
    const identified = this.identified(value, types);
    if (identified) return [identified];
    // A property that is nothing but this value depends on what it names; a larger one may owe that to its other parts.
    if (value === resource.properties[property] && dependencies.length > 0) return dependencies;
    if (dependencies.length > 0 || this.ofType(types).some(hasUnknownIdentity))
      throw new Undecided(`which resource ${property} refers to is not known before the update`);
    return [];
  }

  /**
   * The resources of `types` whose `property`, which names one of `targets`, refers to `target`.
   *
   * @throws Undecided after the last of them if another one may
   */
  linkedFrom(
    target: Resource,
    property: string,
    types: readonly string[],
    targets: readonly string[],
  ): Iterable<Resource> {
    return inTurn(this.allOfType(types), (resource) =>
      this.link(resource, property, targets) === target ? [resource] : [],
    );
  }

  /** The one resource of `types` that a known value names, by its id, name or ARN. */
  identified(value: unknown, types: readonly string[]): Resource | undefined {
    if (typeof value !== "string" || isUnknown(value)) return undefined;
    const matches = this.byIdentity.get(value)?.filter((resource) => types.includes(resource.type)) ?? [];
    return matches.length === 1 ? matches[0] : undefined;
  }

  /** The resources, of any type, from whose outputs the value of a property was made. */
  dependedOn(resource: Resource, property: string): readonly Resource[] {
    this.needWhole();
    const urns = new Set(urnsBehind(resource, property));
    return [...urns].flatMap((urn) => this.byUrn.get(urn) ?? []);
  }

  /** The resources that a component is made of, at any depth. */
  partsOf(component: Resource): readonly Resource[] {
    this.needWhole();
    return (this.byParent.get(component.urn) ?? []).flatMap((child) => [child, ...this.partsOf(child)]);
  }

  /** Whether the value of a property was made from another resource's outputs. */
  dependsOnAnything(resource: Resource, property: string): boolean {
    this.needWhole();
    return urnsBehind(resource, property).length > 0;
  }

  /** The resources that depend on `target` through any of their properties. */
  dependents(target: Resource): readonly Resource[] {
    this.needWhole();
    return this.resources.filter((resource) =>
      Object.values(resource.propertyDependencies).some((urns) => urns.includes(target.urn)),
    );
  }

  private dependencies(resource: Resource, property: string, types: readonly string[]): readonly Resource[] {
    return this.dependedOn(resource, property).filter((target) => types.includes(target.type));
  }

  private needWhole(): void {
    if (!this.whole) throw new Undecided("this can only be decided for the whole stack");
  }
}

/** The known names by which others refer to a resource. The last part of an ARN is the id of many types. */
function identitiesOf({ properties, identities: told = [] }: Resource): ReadonlySet<string> {
  const values = [...identities.map((identity) => properties[identity]), ...told];
  const known = values.filter((value): value is string => typeof value === "string" && !isUnknown(value));
  const fromArns = known.filter((value) => value.startsWith("arn:")).map((arn) => arn.slice(arn.lastIndexOf("/") + 1));
  return new Set([...known, ...fromArns]);
}

/** The URNs that a property, or the write-only argument in its place, depends on. */
function urnsBehind({ propertyDependencies }: Resource, property: string): readonly string[] {
  return [...(propertyDependencies[property] ?? []), ...(propertyDependencies[writeOnlyTwin(property)] ?? [])];
}

function hasUnknownIdentity({ properties }: Resource): boolean {
  return identities.some((identity) => isUnknown(properties[identity]));
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
