import type { Callback } from "./callbacks";
import type { Options } from "./options";
import type { PreviewedResource } from "./resource";

/** A registered resource with what its children inherit from it. */
export interface Registration {
  readonly resource: PreviewedResource;
  /** Empty if it is unknown. */
  readonly id: string;
  readonly options?: Options;
  /** The transforms given to the resource itself, which apply to its children too. */
  readonly transforms: readonly Callback[];
}

/** A resource whose URN is taken by an earlier one. */
export interface Duplicate {
  /** The engine's own message. */
  readonly message: string;
  readonly resource: PreviewedResource;
  readonly first: PreviewedResource;
}

/** Everything registered so far, in order. */
export class Registry {
  private readonly registrations = new Map<string, Registration>();
  private refused: Duplicate | undefined;

  /** @throws Error with the engine's own message if the URN is taken. */
  add(registration: Registration): void {
    const { resource } = registration;
    const { urn } = resource;
    const first = this.registrations.get(urn)?.resource;
    if (first !== undefined) {
      const message = `Duplicate resource URN '${urn}'; try giving it a unique name`;
      this.refused ??= { message, resource, first };
      throw new Error(message);
    }
    this.registrations.set(urn, registration);
  }

  get(urn: string): Registration | undefined {
    return this.registrations.get(urn);
  }

  /** The first resource that was refused because its URN was taken. */
  get duplicate(): Duplicate | undefined {
    return this.refused;
  }

  get size(): number {
    return this.registrations.size;
  }

  list(): PreviewedResource[] {
    return [...this.registrations.values()].map(({ resource }) => resource);
  }

  /** The registrations of the parent, its parent and so on. */
  ancestors(parent: string): Registration[] {
    const registration = this.registrations.get(parent);
    return registration === undefined ? [] : [registration, ...this.ancestors(registration.resource.parent)];
  }
}
