import { containers, type Container, type Mount } from "../containers";
import type { Stack } from "../stack/stack";
import { djangoApps, type DjangoApp } from "./djangoApps";
import { isNginxContainer } from "./nginx/places";

/**
 * Where nginx finds the files that `collectstatic` copies to STATIC_ROOT: on the volume that it shares with the one
 * Django container of its task. `undefined` if the stack shows no such container, setting or volume.
 */
export function staticFilesInNginx(stack: Stack): string | undefined {
  const [app, ...others] = [...stack.facts(djangoApps)].filter((each) => each.servesRequests);
  const root = app && others.length === 0 ? staticRootOf(app) : undefined;
  if (!app || root === undefined) return undefined;
  const [nginx, ...more] = neighboursOf(app, stack).filter(isNginxContainer);
  return nginx && more.length === 0 ? pathIn(nginx.mounts, root, app.container.mounts) : undefined;
}

function staticRootOf(app: DjangoApp): string | undefined {
  const { STATIC_ROOT } = app.settings;
  return STATIC_ROOT.isInPlainText ? STATIC_ROOT.value : undefined;
}

function neighboursOf(app: DjangoApp, stack: Stack): readonly Container[] {
  return [...stack.facts(containers)].filter((container) => container.resource.urn === app.resource.urn);
}

/** Where a path of one container is in another that mounts the same volume. */
function pathIn(mounts: readonly Mount[], path: string, from: readonly Mount[]): string | undefined {
  const holding = from
    .filter((mount) => `${path}/`.startsWith(`${mount.path.replace(/\/+$/, "")}/`))
    .sort((one, other) => other.path.length - one.path.length)
    .at(0);
  const there = mounts.find((mount) => mount.volume === holding?.volume);
  return holding && there && there.path.replace(/\/+$/, "") + path.slice(holding.path.replace(/\/+$/, "").length);
}
