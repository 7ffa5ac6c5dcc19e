import { Undecided } from "../../base/undecided";
import { containers } from "../../containers";
import type { Resource } from "../../stack/resource";
import type { Stack } from "../../stack/stack";
import { djangoApps, type DjangoApp } from "../djangoApps";

/**
 * The Django container that the nginx of `resource` forwards requests to: the one in the same task, else the only one of
 * the stack; `undefined` if the stack shows none.
 * @throws Undecided if several may be the one
 */
export function djangoBehind(resource: Resource, stack: Stack): DjangoApp | undefined {
  const inTask = containers.types.includes(resource.type) ? [...stack.factsFrom(djangoApps, resource)] : [];
  const apps = (inTask.length > 0 ? inTask : [...stack.facts(djangoApps)]).filter((app) => app.servesRequests);
  if (apps.length > 1) throw new Undecided("several Django containers may be behind nginx");
  return apps[0];
}
