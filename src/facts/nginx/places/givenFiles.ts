import { combineGivenFiles } from "../../../languages/nginx/files/givenFiles";
import type { Resource } from "../../../stack/resource";
import { Properties } from "../../../wire/properties";
import type { FoundConfiguration } from "./foundConfiguration";

/** The files that `djangoguard nginx` was given: the first is the main one. */
export function* inGivenFiles(resource: Resource): Iterable<FoundConfiguration> {
  const [main, ...others] = new Properties(resource.properties).maps("files").map((file) => ({
    path: file.string("path", ""),
    text: file.string("text", ""),
  }));
  if (main) yield { ...combineGivenFiles(main, others), diskPath: (path) => path };
}
