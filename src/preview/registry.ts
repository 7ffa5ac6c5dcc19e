import type { Options } from "./options";
import type { PreviewedResource } from "./resource";
import type { Callback } from "./callbacks";

/** A registered resource with what its children inherit from it. */
export interface Registration {
  resource: PreviewedResource;
  /** empty: not known */
  id: string;
  options?: Options;
  /** the transforms given to the resource itself, which its children meet too */
  transforms: readonly Callback[];
}

/** Everything registered so far, in order. */
export class Registry {
  private readonly registrations = new Map<string, Registration>();

  /** @throws Error, the engine's own, for a URN that is taken */
  add(registration: Registration): void {
    const { urn } = registration.resource;
    if (this.registrations.has(urn)) {
      throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    }
    this.registrations.set(urn, registration);
  }

  get(urn: string): Registration | undefined {
    return this.registrations.get(urn);
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
