import { visibleBeside } from "../../../languages/nginx/files/given";
import type { Resource } from "../../../stack/resource";
import { Properties } from "../../../wire/properties";
import type { Carried } from "./carried";

/** The files that `djangoguard nginx` was given: the first is the main one. */
export function* inGivenFiles(resource: Resource): Iterable<Carried> {
  const [main, ...others] = new Properties(resource.properties).maps("files").map((file) => ({
    path: file.string("path", ""),
    text: file.string("text", ""),
  }));
  if (main) yield { ...visibleBeside(main, others), diskPath: (path) => path };
}
