import { some, Undecided } from "../../../base/undecided";
import type { Container } from "../../../containers";
import type { Stack } from "../../../stack/stack";
import { otherPlaces } from "./otherPlaces";

/** Web servers that stand in front of applications and whose configuration is not read, by their images' names. */
const otherServers: ReadonlyMap<string, string> = new Map([
  ["caddy", "Caddy"],
  ["traefik", "Traefik"],
  ["httpd", "Apache"],
  ["apache", "Apache"],
  ["haproxy", "HAProxy"],
  ["envoy", "Envoy"],
]);

/**
 * Whether a container is an nginx whose configuration neither it nor any other part of the stack carries.
 *
 * @throws Undecided for another web server, which is not read
 */
export function isUnseenNginx(container: Container, stack: Stack): boolean {
  const names = wordsIn(container.image);
  const other = names.map((name) => otherServers.get(name)).find((server) => server !== undefined);
  if (other !== undefined)
    throw new Undecided(`container ${container.name} runs ${other}, whose configuration is not read`);
  return names.includes("nginx") && !isFoundElsewhere(stack);
}

function isFoundElsewhere(stack: Stack): boolean {
  return otherPlaces.some((place) =>
    some(stack.graph.allOfType(place.types), (resource) => some(place.read(resource, stack), () => true)),
  );
}

/** The words of an image's name, without registry, path, tag and digest. */
function wordsIn(image: string): readonly string[] {
  const name = image.split("@")[0]!.split("/").at(-1)!.split(":")[0]!;
  return name.toLowerCase().split(/[-_.]/);
}
