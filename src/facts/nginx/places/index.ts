import { containers } from "../../../containers";
import type { Resource } from "../../../stack/resource";
import type { Stack } from "../../../stack/stack";
import { inContainers } from "./containers";
import type { FoundConfiguration } from "./foundConfiguration";
import { otherPlaces, type Place } from "./otherPlaces";

export type { FoundConfiguration } from "./foundConfiguration";
export { isNginxContainer } from "./serversWritten";

/** Every place of a stack where an nginx configuration may live. */
const places: readonly Place[] = [...otherPlaces, { types: containers.types, read: inContainers }];

/** The types of resources that may carry an nginx configuration. */
export const configurationTypes: readonly string[] = [...new Set(places.flatMap((place) => place.types))];

/** The nginx configurations that a resource carries. */
export function* configurationsIn(resource: Resource, stack: Stack): Iterable<FoundConfiguration> {
  for (const place of places) if (place.types.includes(resource.type)) yield* place.read(resource, stack);
}
